//! Whether what a database holds holds together.

use std::time::Duration;

use clap::Args;
use sea_orm::DbErr;

use super::{Failure, say};
use crate::config::Config;
use graph::{load::load, model::NodeKind};
use store::{
    action::soundness,
    db::{Db, Snapshot},
    feed::{self, Verdict},
};

const EXAMPLES: &str = "\
Examples:
  sun-graph check                              also while a server runs
  sun-graph check --database sqlite:restored.db

Ends with 0 if all of it holds, 1 if not. Nothing is changed.";

/// How long it may take.
const PATIENCE: Duration = Duration::from_hours(6);

/// How many records are named of those with which something is wrong.
const NAMED: usize = 10;

/// Check the file, the log, what records name, the search and the graph against each other
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Check {}

/// What was found of one part.
type Found = Result<String, String>;

impl Check {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        let Self {} = self;
        let db = Db::open_to_read(&config.database).await;
        let db = db.map_err(Failure::other)?;
        // Tables of another version are named; none is brought to this one.
        db.migrate().await.map_err(Failure::other)?;
        let checked = db.at_one_moment(PATIENCE, checked).await;
        db.close().await;
        let checked = checked.and_then(|it| it);
        let checked = checked.map_err(|cause| Failure::silent(&cause))?;
        let mut wrong = vec![];
        for (part, found) in checked {
            let told = match &found {
                Ok(told) => told,
                Err(told) => {
                    wrong.push(part);
                    told
                }
            };
            say(&format!("{part:<11}{told}\n"));
        }
        if wrong.is_empty() {
            return Ok(());
        }
        let wrong = wrong.join(", ");
        Err(Failure::other(format!(
            "not all of it holds ({wrong}): keep the database as it is, and restore the last good backup beside it to compare"
        )))
    }
}

async fn checked(snapshot: Snapshot) -> Result<Vec<(&'static str, Found)>, DbErr> {
    let Snapshot { db, version } = snapshot;
    db.let_statements_last().await?;
    let mut found = vec![("database", file(&db).await?), ("log", log(&db).await?)];
    let sound = soundness(db.reader()).await?;
    let first = sound.dangling.iter().take(NAMED);
    let first = first.map(|(record, named)| format!("{record} names {named}"));
    let first: Vec<String> = first.collect();
    let (records, entries) = (sound.records, sound.entries);
    found.push((
        "references",
        match sound.dangling.len() {
            0 => Ok(format!("{records} records name nothing that is not there")),
            wrong => Err(format!(
                "{wrong} name what is not there: {}",
                first.join(", ")
            )),
        },
    ));
    let first: Vec<String> = sound.misfound.iter().take(NAMED).cloned().collect();
    found.push((
        "search",
        match sound.misfound.len() {
            0 => Ok(format!("{entries} entries say what the records say")),
            wrong => Err(format!(
                "{wrong} do not say what the records say: {}",
                first.join(", ")
            )),
        },
    ));
    found.push(("graph", graph(&db, version).await?));
    Ok(found)
}

async fn file(db: &Db) -> Result<Found, DbErr> {
    Ok(match db.unsound().await? {
        Some(fault) => Err(fault),
        None => Ok("nothing is wrong".into()),
    })
}

async fn log(db: &Db) -> Result<Found, DbErr> {
    Ok(match feed::verify(db.reader()).await? {
        Verdict::Holds { entries, .. } => Ok(format!("{entries} entries are as they were written")),
        Verdict::Broken { sequence, reason } => {
            Err(format!("entry {sequence} does not hold, {reason}"))
        }
    })
}

/// Whether the graph has a node for each row that stands for one, and no link to nothing.
async fn graph(db: &Db, version: u64) -> Result<Found, DbErr> {
    let graph = load(db.reader(), version).await?;
    for (kind, table) in [
        (NodeKind::Organisation, "organisation"),
        (NodeKind::Chapter, "chapter"),
        (NodeKind::GovernanceBody, "body"),
        (NodeKind::Platform, "platform"),
        (NodeKind::Community, "community"),
        (NodeKind::Event, "event"),
    ] {
        let nodes = graph.nodes.iter().filter(|node| node.kind == kind).count();
        let rows = db.rows(table).await?;
        if nodes as u64 != rows {
            return Ok(Err(format!("{nodes} nodes for {rows} rows of {table}")));
        }
    }
    let (nodes, links) = (graph.nodes.len(), graph.links.len());
    Ok(match graph.loose() {
        0 => Ok(format!("{nodes} nodes, {links} links, none to nothing")),
        loose => Err(format!("{loose} links name what is not there")),
    })
}
