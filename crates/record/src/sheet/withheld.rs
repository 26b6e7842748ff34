//! Records that are withheld for the time being, though all may read their kind: those
//! in a state that is not for everybody, such as drafts, and what hangs on them.
//!
//! A withheld record is read as a restricted one is: by those whose rights extend to
//! where it belongs. What hangs on a record tells of it, and is withheld with it: its
//! parties and links, and what is said of it, such as names, counts and topics.

use super::{Column, Kind, Sheet, sheet, sheets};

impl Sheet {
    /// The column of states, and the states in which everybody may read a record;
    /// `None` if that is so in all.
    #[must_use]
    pub fn open_states(&self) -> Option<(&'static Column, &'static [&'static str])> {
        let (column, flow) = self.flow()?;
        (!flow.shown.is_empty()).then_some((column, flow.shown))
    }

    /// The columns that name what its records hang on, as far as that may be withheld,
    /// each with the sheet of that.
    pub fn hangs_on(&self) -> impl Iterator<Item = (&'static Column, &'static Sheet)> + use<> {
        let is_restricted = self.is_restricted();
        let columns = self.all_columns().filter(move |_| !is_restricted);
        columns.flat_map(move |column| {
            let targets = sheets().iter().filter(move |target| match column.kind {
                Kind::Ref(to) => to == target.name && target.open_states().is_some(),
                Kind::Global => column.is_about_any() && target.open_states().is_some(),
                _ => false,
            });
            targets.map(move |target| (column, target))
        })
    }

    /// Whether some of its records may be withheld.
    #[must_use]
    pub fn is_partly_withheld(&self) -> bool {
        self.open_states().is_some() || self.hangs_on().next().is_some()
    }

    /// Whether some of its records, or all, are not for everybody.
    #[must_use]
    pub fn is_guarded(&self) -> bool {
        self.is_restricted() || self.is_partly_withheld()
    }

    /// Whether its records have such states, or are parts of records that do. Nothing
    /// hangs on a part.
    #[must_use]
    pub fn is_withheld_whole(&self) -> bool {
        let has_states = |name: &str| sheet(name).is_some_and(|it| it.open_states().is_some());
        let mut columns = self.columns.iter();
        self.open_states().is_some()
            || columns.any(|column| matches!(column.kind, Kind::Ref(name) if has_states(name)))
    }
}

impl Column {
    /// Whether it names a record of any kind that the row tells something of, rather
    /// than a party.
    #[must_use]
    pub fn is_about_any(&self) -> bool {
        matches!(self.kind, Kind::Global) && matches!(self.name, "record" | "linked")
    }
}
