//! What the header of a column is about, by whole paths.
//!
//! Field tools write a question with the groups that it stands in, `group/question`,
//! and split a question of several choices into a column for each, as in
//! `group/question/choice`. The last part alone says nothing: a choice may be named
//! as another question is. So a header is first a question as this server names it,
//! then a choice of a question's own; a name behind a group that this server does not
//! know is a question only if the file shows that it is a group ([`super::groups`]).

use entity::{survey_choice, survey_question, vocabulary::QuestionType};

use super::{round::Round, words};

/// What a column is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning<'a> {
    /// A question, and the row of the table that it is a column of.
    Answer(&'a survey_question::Model, Option<i32>),
    /// Whether a choice of a question was chosen.
    Choice(&'a survey_question::Model, &'a survey_choice::Model),
    /// What a question does not offer, though it stands in the place of a choice.
    NoChoice(&'a survey_question::Model),
    /// The question, if what it stands behind is a group.
    Grouped(String, &'a survey_question::Model),
    /// Nothing that this server asks.
    Unknown,
}

/// The names by which a file may call the questions of a round.
pub(super) struct Heads<'a> {
    round: &'a Round,
    asked: Vec<Asked<'a>>,
    /// What stands between a group and what is in it.
    separators: &'static [char],
}

/// A question: its code and labels, and the groups that it is known to stand in.
struct Asked<'a> {
    question: &'a survey_question::Model,
    names: Vec<String>,
    groups: Vec<String>,
}

impl<'a> Heads<'a> {
    /// Those of the questions outside of tables, or of the columns of a table.
    pub(super) fn of(
        round: &'a Round,
        table: Option<&survey_question::Model>,
        separators: &'static [char],
    ) -> Self {
        let (mut asked, mut section, mut sections) = (vec![], None, 0);
        let of_table = table.map(|it| it.id.as_str());
        let questions = round.instrument.questions().iter();
        for question in questions.filter(|it| it.table.as_deref() == of_table) {
            if section != question.section.as_deref() {
                section = question.section.as_deref();
                sections += i32::from(section.is_some());
            }
            if question.kind == QuestionType::Table {
                continue;
            }
            // As forms of this server name it, and as exports with labels do.
            let groups = section.map(|it| vec![format!("section_{sections}"), words::plain(it)]);
            let in_table = table.map(|it| round.names_of_question(it));
            asked.push(Asked {
                question,
                names: round.names_of_question(question),
                groups: groups.into_iter().chain(in_table).flatten().collect(),
            });
        }
        Self {
            round,
            asked,
            separators,
        }
    }

    /// What a header is about.
    ///
    /// # Errors
    ///
    /// If it can be read in two ways.
    pub(super) fn meaning(&self, head: &str) -> Result<Meaning<'a>, String> {
        let ambiguous = || {
            format!(
                "{head:?} can mean two things: export with XML names, or drop the column if it is \
                 not of the form"
            )
        };
        if let Some(meaning) = self.in_table(head) {
            return Ok(meaning);
        }
        let is_whole = |it: &&Asked<'a>| it.names.iter().any(|name| name == head);
        let whole: Vec<_> = self.asked.iter().filter(is_whole).collect();
        match whole.as_slice() {
            [] => {}
            [one] => return Ok(Meaning::Answer(one.question, None)),
            _ => return Err(ambiguous()),
        }
        let (mut known, mut unknown) = (vec![], vec![]);
        for asked in &self.asked {
            let prefixes = asked.names.iter().filter_map(|it| self.before(head, it));
            for group in prefixes {
                let is_known = |known: &String| {
                    let outer = group.strip_suffix(known.as_str());
                    outer.is_some_and(|it| it.is_empty() || it.ends_with(self.separators))
                };
                if asked.groups.iter().any(is_known) {
                    known.push(asked.question);
                } else {
                    unknown.push((group, asked.question));
                }
            }
        }
        let behind = self.behind_a_question(head);
        let mut choices: Vec<(&survey_question::Model, &survey_choice::Model)> = vec![];
        for (question, rest) in &behind {
            if question.kind == QuestionType::MultiChoice {
                let offered = self.round.instrument.choices(question).iter();
                let mut offered =
                    offered.filter(|it| self.round.names_of_choice(it).contains(rest));
                choices.extend(offered.next().map(|choice| (*question, choice)));
            }
        }
        known.dedup_by_key(|it| &it.id);
        choices.dedup_by_key(|(question, choice)| (&question.id, &choice.id));
        match (known.as_slice(), choices.as_slice()) {
            ([question], []) => Ok(Meaning::Answer(question, None)),
            ([], [(question, choice)]) => Ok(Meaning::Choice(question, choice)),
            ([], []) => Ok(match (behind.first(), unknown.as_slice()) {
                (Some((question, _)), _) if question.kind == QuestionType::MultiChoice => {
                    Meaning::NoChoice(question)
                }
                (None, [(group, question)]) => Meaning::Grouped((*group).to_owned(), question),
                _ => Meaning::Unknown,
            }),
            _ => Err(ambiguous()),
        }
    }

    /// The column of a table as our own exports name it, as in `members[2]/name`.
    fn in_table(&self, head: &str) -> Option<Meaning<'a>> {
        let (path, column) = head.rsplit_once('/')?;
        let (table, row) = path.strip_suffix(']')?.rsplit_once('[')?;
        let table = table.rsplit('/').next()?.trim();
        let table = self.round.instrument.coded(table)?;
        let row: i32 = row.parse().ok().filter(|row| *row > 0)?;
        let mut columns = self.round.instrument.columns(table);
        let column = columns.find(|it| it.code == column.trim())?;
        Some(Meaning::Answer(column, Some(row)))
    }

    /// The groups before a name that ends a header.
    fn before<'h>(&self, head: &'h str, name: &str) -> Option<&'h str> {
        let group = head.strip_suffix(name)?.strip_suffix(self.separators)?;
        (!group.is_empty()).then_some(group)
    }

    /// The questions that a header names before its end, and what stands behind each.
    fn behind_a_question(&self, head: &str) -> Vec<(&'a survey_question::Model, String)> {
        let mut found: Vec<(&survey_question::Model, String)> = vec![];
        for asked in &self.asked {
            for name in &asked.names {
                for (place, _) in head.match_indices(name.as_str()) {
                    let before = head.get(..place).unwrap_or_default();
                    let begins = before.is_empty() || before.ends_with(self.separators);
                    let rest = head.get(place + name.len()..).unwrap_or_default();
                    if let Some(rest) = rest.strip_prefix('/').filter(|_| begins) {
                        found.push((asked.question, rest.to_owned()));
                    }
                }
            }
        }
        found
    }
}
