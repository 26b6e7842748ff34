//! Parties and venues, a row each.

use entity::{body, chapter, community, event, organisation, platform, vocabulary::Presence};
use sea_orm::EntityTrait;

use crate::{
    day::{first_day, last_day},
    model::{Node, NodeKind},
    whole::Graph,
};

/// A table whose rows stand for nodes.
pub(super) trait NodeRow: EntityTrait {
    /// What stands before a row's id in its global id.
    const RECORD: &'static str;

    /// The node that a row stands for in a graph whose places are known.
    fn node(row: Self::Model, graph: &Graph) -> Node;
}

/// A node of a kind that is there, in no country or network.
fn plain(kind: NodeKind, record: &str, id: &str, name: &str) -> Node {
    Node {
        id: format!("{record}:{id}").into(),
        name: name.into(),
        kind,
        country: None,
        network: None,
        held: (None, None),
        stands_alone: true,
    }
}

fn country(graph: &Graph, code: Option<&String>) -> Option<u16> {
    code.and_then(|code| graph.country(code))
}

impl NodeRow for organisation::Entity {
    const RECORD: &'static str = "organisation";

    fn node(row: organisation::Model, graph: &Graph) -> Node {
        let network = row
            .kind
            .network()
            .and_then(|network| graph.network(network));
        Node {
            country: country(graph, row.country.as_ref()),
            network,
            ..plain(NodeKind::Organisation, Self::RECORD, &row.id, &row.name)
        }
    }
}

impl NodeRow for chapter::Entity {
    const RECORD: &'static str = "chapter";

    /// Named as the organisation that carries it, which must be there before.
    fn node(row: chapter::Model, graph: &Graph) -> Node {
        let network = graph.network(&row.network);
        let carrier = row.organisation.as_ref().and_then(|id| {
            let number = graph.find(&format!("organisation:{id}"))?;
            Some(graph.node(number).name.to_string())
        });
        let name = carrier.unwrap_or_else(|| {
            let network = network.map_or("", |network| &graph.networks[usize::from(network)].1);
            format!("{network}, {}", row.country)
        });
        Node {
            country: graph.country(&row.country),
            network,
            stands_alone: matches!(row.presence, Presence::Yes | Presence::Interim),
            ..plain(NodeKind::Chapter, Self::RECORD, &row.id, &name)
        }
    }
}

impl NodeRow for body::Entity {
    const RECORD: &'static str = "body";

    fn node(row: body::Model, _: &Graph) -> Node {
        plain(NodeKind::GovernanceBody, Self::RECORD, &row.id, &row.name)
    }
}

impl NodeRow for platform::Entity {
    const RECORD: &'static str = "platform";

    fn node(row: platform::Model, graph: &Graph) -> Node {
        Node {
            country: graph.country(&row.country),
            ..plain(NodeKind::Platform, Self::RECORD, &row.id, &row.name)
        }
    }
}

impl NodeRow for community::Entity {
    const RECORD: &'static str = "community";

    fn node(row: community::Model, graph: &Graph) -> Node {
        Node {
            country: country(graph, row.country.as_ref()),
            ..plain(NodeKind::Community, Self::RECORD, &row.id, &row.name)
        }
    }
}

impl NodeRow for event::Entity {
    const RECORD: &'static str = "event";

    fn node(row: event::Model, graph: &Graph) -> Node {
        let (starts, ends) = (row.starts.as_deref(), row.ends.as_deref());
        Node {
            country: country(graph, row.country.as_ref()),
            held: (
                starts.or(ends).and_then(first_day),
                ends.or(starts).and_then(last_day),
            ),
            ..plain(NodeKind::Event, Self::RECORD, &row.id, &row.name)
        }
    }
}
