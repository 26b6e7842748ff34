//! What a file says of its nodes and ties.

use crate::render::{Column, Kind};

/// What a file says of nodes.
pub(super) const NODE_COLUMNS: &[Column] = &[
    column(
        "kind",
        Kind::Text,
        "#meta+kind",
        "What the node stands for.",
    ),
    column(
        "country",
        Kind::Text,
        "#country+code+v_iso3",
        "The country that it is at home in.",
    ),
    column(
        "network",
        Kind::Text,
        "#org+network",
        "The network that it belongs to.",
    ),
    column(
        "inside",
        Kind::Flag,
        "#meta+inside",
        "Whether it is inside the scope.",
    ),
    column(
        "actors",
        Kind::Integer,
        "#indicator+actors+num",
        "How many actors it stands for.",
    ),
];

/// What a file says of nodes besides, if it is asked for measures.
pub(super) const MEASURE_COLUMNS: &[Column] = &[
    measure("degree", Kind::Integer, "How many members it is tied to."),
    measure(
        "strength",
        Kind::Number,
        "The sum of the weights of its ties.",
    ),
    measure(
        "betweenness",
        Kind::Number,
        "The share of shortest paths between others that lead through it.",
    ),
    measure(
        "closeness",
        Kind::Number,
        "How near the others are, scaled by how many can be reached (Wasserman and Faust).",
    ),
    measure(
        "eigenvector",
        Kind::Number,
        "How central its neighbours are.",
    ),
    measure(
        "pagerank",
        Kind::Number,
        "How often a random walk comes by, damping 0.85.",
    ),
    measure(
        "core",
        Kind::Integer,
        "The largest k of a part in which all have k ties and to which it belongs.",
    ),
    measure(
        "group",
        Kind::Integer,
        "The number of its community by the Louvain method, 0 being the largest.",
    ),
    measure(
        "coordinator",
        Kind::Integer,
        "How often it stands between two of its own network.",
    ),
    measure(
        "gatekeeper",
        Kind::Integer,
        "How often it lets another network in.",
    ),
    measure(
        "representative",
        Kind::Integer,
        "How often it speaks to another network.",
    ),
    measure(
        "consultant",
        Kind::Integer,
        "How often it stands between two of one other network.",
    ),
    measure(
        "liaison",
        Kind::Integer,
        "How often it stands between two networks, being of a third.",
    ),
];

/// A column of a measure; its tag says so too.
const fn measure(name: &'static str, kind: Kind, description: &'static str) -> Column {
    column(name, kind, "#indicator+measure+num", description)
}

pub(super) const SINCE: &str = "since";
pub(super) const UNTIL: &str = "until";

pub(super) const EDGE_COLUMNS: &[Column] = &[
    column(
        "kind",
        Kind::Text,
        "#meta+kind",
        "What the tie is made of; several kinds have semicolons between.",
    ),
    column(
        "count",
        Kind::Integer,
        "#indicator+count+num",
        "How many venues or links it is made of.",
    ),
    column(
        SINCE,
        Kind::Text,
        "#date+start",
        "The first day on which it is known to hold.",
    ),
    column(
        UNTIL,
        Kind::Text,
        "#date+end",
        "The last day on which it is known to hold.",
    ),
];

const fn column(
    name: &'static str,
    kind: Kind,
    tag: &'static str,
    description: &'static str,
) -> Column {
    Column {
        name,
        kind,
        tag,
        description,
    }
}
