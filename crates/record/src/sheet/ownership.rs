//! Whose the records of a kind are.

/// Whose the records of a kind are: the party that states them, and so who may write
/// them.
#[derive(Clone, Copy, Debug)]
pub enum Ownership {
    /// Nobody's: all share it.
    Shared,
    /// Their own: a record is a party itself, at home where all of these columns say.
    Own(&'static [&'static str]),
    /// Whose the record is that the first of these columns names which is not empty.
    Party(&'static [&'static str]),
    /// All networks of the countries hold it in common that a column names; where
    /// that is empty, it is whose the record is that another column names.
    Common {
        /// The column of the countries.
        countries: &'static str,
        /// The column that leads to a party where there are none.
        party: Option<&'static str>,
    },
}

impl Ownership {
    /// The columns that say it, in the order in which they are asked.
    #[must_use]
    pub fn columns(self) -> Vec<&'static str> {
        match self {
            Self::Shared => vec![],
            Self::Own(columns) | Self::Party(columns) => columns.to_vec(),
            Self::Common { countries, party } => [countries].into_iter().chain(party).collect(),
        }
    }
}
