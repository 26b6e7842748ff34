//! The table of submissions: what each of its columns is about.

use entity::{survey_question, vocabulary::QuestionType};

use super::{
    cell,
    day::{self, Order},
    groups,
    heads::{Heads, Meaning},
    number,
    round::Round,
    sent::Table,
    tool,
};
use crate::{read::Refusal, xlsform::CHAPTER};
use answer::survey::is_number;

/// A question, and where it stands: in a column of its own, in one for each choice, or
/// in both.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) question: &'a survey_question::Model,
    pub(super) row: Option<i32>,
    /// The column of the whole answer.
    pub(super) whole: Option<usize>,
    /// The columns of choices, with the names of each; without a code where the
    /// question does not offer it.
    pub(super) split: Vec<Split<'a>>,
}

/// The column of a choice.
#[derive(Debug)]
pub(super) struct Split<'a> {
    pub(super) column: usize,
    pub(super) code: Option<&'a str>,
    pub(super) names: Vec<String>,
}

/// What the columns are about.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    pub(super) chapter: Option<usize>,
    /// The status as this server writes it.
    pub(super) status: Option<usize>,
    /// How the submission was judged in the field tool.
    pub(super) review: Vec<usize>,
    pub(super) asked: Vec<Asked<'a>>,
    /// The headers of columns that are about nothing that the round asks.
    pub(super) unknown: Vec<String>,
    /// Whether days stand before months, if the file shows it.
    pub(super) order: Option<Order>,
}

/// What stands between groups and what is in them: ODK Central writes a dash.
pub(super) fn separators(table: &Table) -> &'static [char] {
    if table.heads.iter().any(|head| head == "KEY") {
        &['/', '-']
    } else {
        &['/']
    }
}

impl<'a> Columns<'a> {
    /// The columns of a table of submissions or, with `of`, of the rows of a table.
    pub(super) fn of(
        round: &'a Round,
        table: &Table,
        of: Option<&survey_question::Model>,
    ) -> Result<Self, Vec<Refusal>> {
        let separators = separators(table);
        let heads = Heads::of(round, of, separators);
        let (chapter, status) = match of {
            None => (chapter(table, separators), status(round, table)),
            Some(_) => (None, None),
        };
        let mut columns = Self {
            chapter,
            status,
            review: vec![],
            asked: vec![],
            unknown: vec![],
            order: None,
        };
        let (mut refusals, mut grouped) = (vec![], vec![]);
        for (column, head) in table.heads.iter().enumerate() {
            if Some(column) == chapter || Some(column) == status {
                continue;
            }
            let refused = |reason: String| Refusal::rejected(reason).at(table.line).in_column(head);
            let own = tool::is_own(head);
            match heads.meaning(head) {
                Err(_) if own => {}
                Err(reason) => refusals.push(refused(reason)),
                Ok(Meaning::Answer(question, row)) => {
                    let asked = columns.asked(question, row);
                    if asked.whole.replace(column).is_some() {
                        let reason = "the question stands in two columns: drop one";
                        refusals.push(refused(reason.into()));
                    }
                }
                _ if tool::is_review(head) => columns.review.push(column),
                _ if own => {}
                Ok(Meaning::Choice(question, choice)) => {
                    let split = Split {
                        column,
                        code: Some(&choice.code),
                        names: round.names_of_choice(choice),
                    };
                    columns.asked(question, None).split.push(split);
                }
                Ok(Meaning::NoChoice(question)) => {
                    columns.unknown.push(head.clone());
                    let split = Split {
                        column,
                        code: None,
                        names: vec![],
                    };
                    columns.asked(question, None).split.push(split);
                }
                Ok(Meaning::Grouped(group, question)) => grouped.push((column, group, question)),
                Ok(Meaning::Unknown) if head.is_empty() => {}
                Ok(Meaning::Unknown) => columns.unknown.push(head.clone()),
            }
        }
        columns.group(table, &grouped, separators);
        let asked = &mut columns.asked;
        asked.sort_by_key(|it| (it.question.position, it.row));
        if refusals.is_empty() {
            columns.order = columns.order_of_days(table);
            Ok(columns)
        } else {
            Err(refusals)
        }
    }

    /// Takes the columns whose questions stand behind what turns out to be a group.
    fn group(
        &mut self,
        table: &Table,
        grouped: &[(usize, String, &'a survey_question::Model)],
        separators: &'static [char],
    ) {
        let prefixes: Vec<String> = grouped.iter().map(|(_, group, _)| group.clone()).collect();
        let is_strict = separators.contains(&'-');
        let groups = groups::among(table, &prefixes, separators, is_strict);
        for (column, group, question) in grouped {
            let mut others = grouped.iter();
            let is_twice = others.any(|(other, behind, it)| {
                other != column && it.id == question.id && groups.contains(behind)
            });
            let asked = self.asked.iter();
            let mut asked = asked.filter(|it| it.question.id == question.id);
            let is_known = asked.any(|it| it.whole.is_some());
            if groups.contains(group) && !is_known && !is_twice {
                self.asked(question, None).whole = Some(*column);
            } else {
                self.unknown.push(table.heads[*column].clone());
            }
        }
    }

    /// Whether a day of the file can be told only by the rest of it.
    pub(super) fn order_is_needed(&self, table: &Table) -> bool {
        let asked = self.asked.iter();
        let asked = asked.filter(|it| it.question.kind == QuestionType::Date);
        let days: Vec<usize> = asked.filter_map(|it| it.whole).collect();
        table.rows.iter().any(|(_, cells)| {
            let mut cells = days.iter().map(|it| cell::tidy(cells, *it));
            cells.any(|cell| day::day(cell, None).is_err())
        })
    }

    fn asked(&mut self, question: &'a survey_question::Model, row: Option<i32>) -> &mut Asked<'a> {
        let mut asked = self.asked.iter();
        let place = asked.position(|it| it.question.id == question.id && it.row == row);
        let place = place.unwrap_or_else(|| {
            self.asked.push(Asked {
                question,
                row,
                whole: None,
                split: vec![],
            });
            self.asked.len() - 1
        });
        &mut self.asked[place]
    }

    /// Whether days stand before months: a day after the twelfth shows it, and so does
    /// a comma before a fraction, since where that is written days stand first.
    fn order_of_days(&self, table: &Table) -> Option<Order> {
        let columns = |is_so: fn(QuestionType) -> bool| {
            let asked = self.asked.iter();
            let asked = asked.filter(move |it| is_so(it.question.kind));
            asked.filter_map(|it| it.whole).collect::<Vec<_>>()
        };
        let (days, numbers) = (
            columns(|kind| kind == QuestionType::Date),
            columns(is_number),
        );
        let mut shown = None;
        for (_, cells) in &table.rows {
            for order in days.iter().filter_map(|it| day::of(cell::tidy(cells, *it))) {
                if shown.is_some_and(|other| other != order) {
                    return None;
                }
                shown = Some(order);
            }
        }
        let mut rows = table.rows.iter();
        let mut has_comma = || {
            rows.any(|(_, cells)| {
                let mut numbers = numbers.iter();
                numbers.any(|it| number::has_decimal_comma(cell::tidy(cells, *it)))
            })
        };
        shown.or_else(|| has_comma().then_some(Order::DayFirst))
    }
}

/// The column that says whose a response is: `chapter`, in whatever group it stands.
fn chapter(table: &Table, separators: &'static [char]) -> Option<usize> {
    let is_named = |name: &str| name.eq_ignore_ascii_case(CHAPTER);
    let mut heads = table.heads.iter();
    let whole = heads.position(|head| is_named(head));
    whole.or_else(|| {
        let mut heads = table.heads.iter();
        heads.position(|head| {
            let group = head.rsplit_once(separators);
            group.is_some_and(|(group, name)| {
                // Behind a question of several choices it is a choice.
                is_named(name) && !table.heads.iter().any(|it| it == group)
            })
        })
    })
}

/// The column in which our own exports say the status. A question may be so named.
fn status(round: &Round, table: &Table) -> Option<usize> {
    let named: Vec<usize> = (0..table.heads.len())
        .filter(|it| table.heads[*it] == "status")
        .collect();
    match named.as_slice() {
        [_] if round.instrument.coded("status").is_some() => None,
        [first, ..] => Some(*first),
        [] => None,
    }
}
