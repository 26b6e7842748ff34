//! Data written to files.

use std::path::PathBuf;

use super::{Failure, ready};
use crate::{
    config::Config,
    graph::{file::File, render, request::Words, shown::Bounds, store::Store},
};

/// Writes the graph as the database has it.
pub(super) async fn graph(
    config: &Config,
    words: Words,
    output: Option<PathBuf>,
) -> Result<(), Failure> {
    let format = words.format().map_err(Failure::usage)?;
    let with_measures = words.measures;
    let request = words.read().map_err(Failure::usage)?;
    let (db, _) = ready(config).await?;
    let unread = |cause| {
        Failure::other(format!(
            "the database does not answer ({cause}): start again"
        ))
    };
    let store = Store::new(db.reader().clone());
    let version = db.data_version().await.map_err(unread)?;
    let graph = store.graph(version).await.map_err(unread)?;
    let view = request.view(&graph).map_err(Failure::usage)?;
    let shown = store.shown(&graph, view).await.map_err(unread)?;
    let measured = if with_measures {
        let measured = shown.measured(Bounds::from(&config.limits)).await;
        Some(measured.map_err(Failure::usage)?)
    } else {
        None
    };
    let file = File::new(shown, measured);
    let written = match &output {
        None => render::write(format, &file, &mut std::io::stdout().lock()),
        Some(path) => {
            std::fs::File::create(path).and_then(|mut out| render::write(format, &file, &mut out))
        }
    };
    db.close().await;
    written.map_err(|cause| {
        let place = output.map_or("standard output".into(), |path| path.display().to_string());
        Failure::other(format!(
            "cannot write to {place} ({cause}): choose another file with --output"
        ))
    })
}
