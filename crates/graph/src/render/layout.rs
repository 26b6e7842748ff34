//! What may be chosen of how a graph is written.

/// For whom a table of nodes or edges is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    /// For R, Python, databases and people.
    #[default]
    Plain,
    /// For Gephi's import of spreadsheets.
    Gephi,
    /// For Kumu's import of spreadsheets.
    Kumu,
}

impl Table {
    /// The table of that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "plain" => Some(Self::Plain),
            "gephi" => Some(Self::Gephi),
            "kumu" => Some(Self::Kumu),
            _ => None,
        }
    }
}

/// Which way the edges of a graph run.
///
/// `NetworkX` refuses `GraphML` and GEXF in which directed and undirected edges
/// are mixed, and igraph has no such graphs; Gephi has. No file suits them all,
/// so whoever writes one says whom it is for. In every format and either way
/// the flag `is_directed` of each edge tells which it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Every edge is declared to have no direction, those with one too: what other
    /// programs compute is then what the measures in the file are. All readers open it.
    #[default]
    Undirected,
    /// Every edge is declared to run from its source to its target, those
    /// without a direction too. All readers open it.
    Directed,
    /// Each edge is declared as it is, where the format can say so.
    Mixed,
}

impl Direction {
    /// The direction of that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let all = [Self::Undirected, Self::Directed, Self::Mixed];
        all.into_iter().find(|direction| direction.name() == name)
    }

    /// Its name, as it is asked for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Undirected => "undirected",
            Self::Directed => "directed",
            Self::Mixed => "mixed",
        }
    }

    /// The word of `GraphML` and GEXF for edges that say nothing of their own.
    pub(super) const fn default_word(self) -> &'static str {
        match self {
            Self::Undirected => "undirected",
            Self::Directed | Self::Mixed => "directed",
        }
    }
}
