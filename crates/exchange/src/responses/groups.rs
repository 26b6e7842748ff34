//! Which names before a slash are groups, of those that this server does not know.
//!
//! Whoever made the form named its groups, and may have asked more than this server
//! does. So `topics/members` may be the question `members` in a group `topics`, or the
//! choice `members` of a question `topics` that is none of ours. Columns of choices
//! hold nothing but 1 and 0: what stands before a slash is a group if something else
//! stands under it. Where that does not show, its columns are left out and named.

use std::collections::BTreeSet;

use super::{sent::Table, words};

/// Of the prefixes of headers that end with a question's name, those that are groups.
/// `is_strict` where a dash parts a group from what is in it: a dash may be part of
/// any name, so two questions must stand in the group.
pub(super) fn among(
    table: &Table,
    prefixes: &[String],
    separators: &'static [char],
    is_strict: bool,
) -> BTreeSet<String> {
    let all: BTreeSet<&String> = prefixes.iter().collect();
    let is_group = |group: &&String| {
        let questions = prefixes.iter().filter(|it| it == group).count();
        let is_under = |head: &str| {
            let rest = head.strip_prefix(group.as_str());
            rest.is_some_and(|rest| rest.starts_with(separators))
        };
        let columns = (0..table.heads.len()).filter(|it| is_under(&table.heads[*it]));
        let columns: Vec<usize> = columns.collect();
        let is_told = |(_, cells): &(u64, Vec<String>)| {
            let mut cells = columns.iter().filter_map(|column| cells.get(*column));
            cells.any(|cell| words::flag(cell.trim()).is_none())
        };
        let is_a_column = table.heads.iter().any(|head| head == *group);
        !is_a_column && (!is_strict || questions > 1) && table.rows.iter().any(is_told)
    };
    all.into_iter().filter(is_group).cloned().collect()
}
