//! From the graph of one version to that of a later one: only the records that
//! the log of changes names are read again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use entity::{
    body, change, chapter, community, community_member, engagement, event, grant, membership,
    organisation, participation, platform, relation, seat,
};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{LinkRow, NodeRow, Reading, Which, load};
use crate::{model::NodeKind, whole::Graph};

/// Changes above which the whole is read again: an import, most likely.
const MOST: u64 = 500;

/// Kinds of record that others name by number.
const PLACES: [&str; 4] = ["country", "network", "region", "region-country"];

/// Ids of records by kind.
type Touched = BTreeMap<String, BTreeSet<String>>;

/// The graph at this version or a later one, made from the one before.
///
/// It is read whole if the log does not account for every version between, or
/// names a place, or more than can be read faster one by one.
///
/// # Errors
///
/// If the database does not answer.
pub async fn refresh(
    db: &DatabaseConnection,
    before: &Arc<Graph>,
    version: u64,
) -> Result<Graph, DbErr> {
    let Some((touched, reached)) = touched(db, before.version, version).await? else {
        return load(db, version).await;
    };
    let mut reading = Reading {
        db,
        graph: Graph::clone(before),
    };
    if !reading.step(&touched).await? {
        return load(db, reached).await;
    }
    reading.graph.version = reached;
    Ok(reading.graph)
}

/// The records that were touched after one version, up to the last that is
/// known; `None` if that is not known of every version up to this one.
async fn touched(
    db: &DatabaseConnection,
    after: u64,
    version: u64,
) -> Result<Option<(Touched, u64)>, DbErr> {
    let Ok(last_known) = i64::try_from(after) else {
        return Ok(None);
    };
    let rows: Vec<(i64, String, Option<String>, Option<String>)> = change::Entity::find()
        .select_only()
        .columns([
            change::Column::Version,
            change::Column::Record,
            change::Column::Before,
            change::Column::After,
        ])
        .filter(change::Column::Version.gt(last_known))
        .order_by_asc(change::Column::Sequence)
        .limit(MOST + 1)
        .into_tuple()
        .all(db)
        .await?;
    let versions: BTreeSet<u64> = rows
        .iter()
        .filter_map(|row| row.0.try_into().ok())
        .collect();
    let reached = versions.last().copied().unwrap_or(after).max(version);
    if rows.len() as u64 > MOST || versions.len() as u64 != reached - after {
        return Ok(None);
    }
    let mut touched = Touched::new();
    for (_, record, before, after) in rows {
        let Some((kind, id)) = record.split_once(':') else {
            return Ok(None);
        };
        if kind == "commitment-party" {
            // Its links are its commitment's, before and after.
            for cells in [before, after].into_iter().flatten() {
                let Some(commitment) = commitment(&cells) else {
                    return Ok(None);
                };
                touched
                    .entry("commitment".into())
                    .or_default()
                    .insert(commitment);
            }
        } else {
            touched.entry(kind.into()).or_default().insert(id.into());
        }
    }
    Ok(Some((touched, reached)))
}

/// The commitment that the cells of one of its parties name.
fn commitment(cells: &str) -> Option<String> {
    let cells: serde_json::Value = serde_json::from_str(cells).ok()?;
    Some(cells.get("commitment")?.as_str()?.to_owned())
}

impl Reading<'_> {
    /// Reads what was touched again. `false` if that is more than a step can do.
    async fn step(&mut self, touched: &Touched) -> Result<bool, DbErr> {
        if PLACES.iter().any(|place| touched.contains_key(*place)) {
            return Ok(false);
        }
        let mut moved = Moved::default();
        self.node_again::<organisation::Entity>(touched, &mut moved)
            .await?;
        self.node_again::<chapter::Entity>(touched, &mut moved)
            .await?;
        self.node_again::<body::Entity>(touched, &mut moved).await?;
        self.node_again::<platform::Entity>(touched, &mut moved)
            .await?;
        self.node_again::<community::Entity>(touched, &mut moved)
            .await?;
        self.node_again::<event::Entity>(touched, &mut moved)
            .await?;
        self.carried(touched).await?;
        if touched.contains_key("grant") {
            self.funds_again(&mut moved).await?;
        }
        if moved.is_any_new && self.graph.loose > 0 {
            // One of the links that were left out may have its ends now.
            return Ok(false);
        }
        self.link_again::<seat::Entity>(touched).await?;
        self.link_again::<community_member::Entity>(touched).await?;
        self.link_again::<participation::Entity>(touched).await?;
        self.link_again::<membership::Entity>(touched).await?;
        self.link_again::<relation::Entity>(touched).await?;
        self.link_again::<engagement::Entity>(touched).await?;
        self.link_again::<grant::Entity>(touched).await?;
        if let Some(ids) = touched.get("commitment") {
            self.untie("commitment", ids);
            self.commitments(Which::Only(ids)).await?;
        }
        for id in &moved.gone {
            if !self.graph.take_out(id) {
                return Ok(false);
            }
        }
        if moved.is_any_new || !moved.gone.is_empty() {
            self.graph.rank_all();
        }
        Ok(true)
    }

    async fn node_again<R: NodeRow>(
        &mut self,
        touched: &Touched,
        moved: &mut Moved,
    ) -> Result<(), DbErr> {
        let Some(ids) = touched.get(R::RECORD) else {
            return Ok(());
        };
        let global = ids.iter().map(|id| format!("{}:{id}", R::RECORD));
        let mut gone: BTreeSet<String> = global.collect();
        let rows = R::find().filter(Which::Only(ids).holds("id"));
        for row in rows.all(self.db).await? {
            let node = R::node(row, &self.graph);
            gone.remove(&*node.id);
            moved.is_any_new |= self.graph.put(node);
        }
        moved.gone.extend(gone);
        Ok(())
    }

    /// Chapters are called what the organisations are called that carry them.
    async fn carried(&mut self, touched: &Touched) -> Result<(), DbErr> {
        let Some(ids) = touched.get(organisation::Entity::RECORD) else {
            return Ok(());
        };
        let rows = chapter::Entity::find().filter(Which::Only(ids).holds("organisation"));
        for row in rows.all(self.db).await? {
            let chapter = chapter::Entity::node(row, &self.graph);
            self.graph.put(chapter);
        }
        Ok(())
    }

    async fn funds_again(&mut self, moved: &mut Moved) -> Result<(), DbErr> {
        let before = self.graph.nodes.len();
        let funds = self.funds().await?;
        moved.is_any_new |= self.graph.nodes.len() > before;
        let nodes = self.graph.nodes.iter();
        let known = nodes.filter(|node| node.kind == NodeKind::Fund);
        let gone = known.filter(|node| !funds.contains_key(&*node.id));
        moved.gone.extend(gone.map(|node| node.id.to_string()));
        Ok(())
    }

    async fn link_again<R: LinkRow>(&mut self, touched: &Touched) -> Result<(), DbErr> {
        let Some(ids) = touched.get(R::RECORD) else {
            return Ok(());
        };
        self.untie(R::RECORD, ids);
        self.links::<R>(Which::Only(ids)).await
    }

    fn untie(&mut self, kind: &str, ids: &BTreeSet<String>) {
        for id in ids {
            self.graph.untie(&format!("{kind}:{id}"));
        }
    }
}

/// Which nodes a step adds and takes out.
#[derive(Default)]
struct Moved {
    is_any_new: bool,
    gone: Vec<String>,
}
