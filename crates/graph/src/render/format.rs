//! The formats by name.

use std::{fmt, str::FromStr};

/// A format that a graph can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `GraphML`: Gephi, igraph, `NetworkX`, yEd.
    GraphMl,
    /// GEXF 1.2: Gephi, `NetworkX`.
    Gexf,
    /// JSON as Cytoscape.js and Cytoscape read it.
    Cytoscape,
    /// JSON as `NetworkX` 3.6 reads it with `node_link_graph`.
    NodeLink,
    /// DOT: Graphviz.
    Dot,
    /// The nodes as CSV.
    CsvNodes,
    /// The edges as CSV.
    CsvEdges,
}

/// A name that is no format's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown graph format {0:?}: it may be {names}", names = Format::names())]
pub struct UnknownFormat(String);

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::GraphMl,
        Self::Gexf,
        Self::Cytoscape,
        Self::NodeLink,
        Self::Dot,
        Self::CsvNodes,
        Self::CsvEdges,
    ];

    /// Its name, as it is asked for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Cytoscape => "cytoscape",
            Self::NodeLink => "node-link",
            Self::Dot => "dot",
            Self::CsvNodes => "csv-nodes",
            Self::CsvEdges => "csv-edges",
        }
    }

    /// What a `Content-Type` header says.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::GraphMl => "application/graphml+xml",
            Self::Gexf => "application/gexf+xml",
            Self::Cytoscape | Self::NodeLink => "application/json",
            Self::Dot => "text/vnd.graphviz; charset=utf-8",
            Self::CsvNodes | Self::CsvEdges => "text/csv; charset=utf-8",
        }
    }

    /// What a file name ends with, without the dot before it; no two formats share one.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Cytoscape => "cyjs",
            Self::NodeLink => "json",
            Self::Dot => "dot",
            Self::CsvNodes => "nodes.csv",
            Self::CsvEdges => "edges.csv",
        }
    }

    /// Whether it can say of each edge whether it has a direction, in a way that its
    /// readers heed.
    #[must_use]
    pub const fn mixes(self) -> bool {
        !matches!(self, Self::NodeLink | Self::Cytoscape)
    }

    fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let format = Self::ALL.into_iter().find(|format| format.name() == name);
        format.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_formats() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
    }

    #[test]
    fn an_unknown_name_is_told_the_known_ones() {
        let error = "GraphML".parse::<Format>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown graph format \"GraphML\": it may be graphml, gexf, cytoscape, node-link, dot, \
             csv-nodes, csv-edges"
        );
    }
}
