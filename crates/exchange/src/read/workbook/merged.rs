//! Cells that are merged over several rows: what stands in the first of them holds for
//! all, as anybody who looks at the sheet reads it.

use std::{cmp::Reverse, collections::BinaryHeap};

use calamine::Dimensions;

use super::super::table::Row;

/// The merged ranges of a worksheet, as far as its rows have been read.
pub(super) struct Merged {
    /// Those that are still to come, by first row, last row and column.
    waiting: BinaryHeap<Reverse<(u64, u64, usize)>>,
    /// Those that reach to the rows that come: last row, column and what stands there.
    open: Vec<(u64, usize, String)>,
}

impl Merged {
    pub(super) fn of(ranges: &[Dimensions]) -> Self {
        let tall = ranges.iter().filter(|it| it.end.0 > it.start.0);
        let waiting = tall.map(|it| {
            let column = usize::try_from(it.start.1).unwrap_or(usize::MAX);
            Reverse((u64::from(it.start.0) + 1, u64::from(it.end.0) + 1, column))
        });
        Self {
            waiting: waiting.collect(),
            open: vec![],
        }
    }

    /// Fills in what holds for a row; rows come in order.
    pub(super) fn fill(&mut self, row: &mut Row) {
        self.open.retain(|(last, _, _)| *last >= row.number);
        for (_, column, text) in &self.open {
            if row.fields.len() <= *column {
                row.fields.resize(column + 1, String::new());
            }
            if let Some(field) = row.fields.get_mut(*column)
                && field.is_empty()
            {
                field.clone_from(text);
                let told = "merged with the cell above, which says it for this row, too";
                row.notes.push((*column, told.into()));
            }
        }
        while let Some(Reverse((first, last, column))) = self.waiting.peek().copied()
            && first <= row.number
        {
            self.waiting.pop();
            let text = row.fields.get(column).filter(|text| !text.is_empty());
            if let Some(text) = text.filter(|_| first == row.number) {
                self.open.push((last, column, text.clone()));
            }
        }
    }
}
