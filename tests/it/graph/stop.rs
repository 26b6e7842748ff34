//! Nothing is computed that nobody waits for.

use std::{sync::Arc, time::Duration};

use sun_graph::graph::{
    day::Span,
    shown::{Bounds, Unmeasured},
    store::Store,
    view::{Boundary, Projection, Scope, View},
};

use super::{database, synthetic::Size};

const EVERYTHING: Bounds = Bounds {
    nodes: usize::MAX,
    ties: usize::MAX,
};

fn everybody() -> View {
    View {
        scope: Scope::Movement,
        projection: Projection::Actors,
        boundary: Boundary::WithNeighbours,
        kinds: vec![],
        networks: vec![],
        span: Span::EVER,
        min_weight: 0.0,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn measures_are_given_up_once_nobody_waits_for_them() {
    // Large enough to be measured for minutes.
    let (db, _folder) = database(Size(300), 1).await;
    let store = Arc::new(Store::new(db.clone()));
    let graph = store.graph(db.data_version().await.unwrap()).await.unwrap();
    let shown = store.shown(&graph, everybody()).await.unwrap();
    let waiting = {
        let shown = Arc::clone(&shown);
        tokio::spawn(async move { shown.measured(EVERYTHING).await.map(|_| ()) })
    };
    while store.tally().begun() == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    waiting.abort();
    while store.tally().finished() + store.tally().given_up() == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!((store.tally().finished(), store.tally().given_up()), (0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_not_measured() {
    let (db, _folder) = database(Size(16), 1).await;
    let store = Store::new(db.clone());
    let graph = store.graph(db.data_version().await.unwrap()).await.unwrap();
    let shown = store.shown(&graph, everybody()).await.unwrap();
    let ties = shown.net().ties.len();
    let bounds = |ties| Bounds { ties, ..EVERYTHING };
    let refused = shown.measured(bounds(ties - 1)).await.map(|_| ());
    assert!(matches!(refused, Err(Unmeasured::TooLarge { .. })));
    assert!(shown.measured(bounds(ties)).await.is_ok());
    assert_eq!((store.tally().finished(), store.tally().given_up()), (1, 0));
}
