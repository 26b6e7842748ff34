//! Nothing is computed that nobody waits for, or that is too large.

use std::{sync::Arc, time::Duration};

use graph::{
    day::Span,
    shown::{Bounds, Unmeasured},
    store::Store,
    view::{Boundary, Projection, Scope, View},
};
use store::compute::{Allowance, ComputeBudget, ComputePool, Uncomputed};
use tokio::time;

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

/// Waits until this came true.
async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn measures_are_given_up_once_nobody_waits_for_them() {
    // Large enough to be measured for minutes.
    let (db, _folder) = database(Size(300), 1).await;
    let store = Arc::new(Store::new(db.clone()));
    let graph = store.graph(db.data_version().await.unwrap()).await.unwrap();
    let pool = ComputePool::unbounded();
    let budget = ComputeBudget::unlimited(&pool);
    let shown = store.shown(&graph, everybody(), &budget).await.unwrap();
    shown.net(&budget).await.unwrap();
    let before = pool.tally().begun();
    let waiting = {
        let (shown, budget) = (Arc::clone(&shown), budget.clone());
        tokio::spawn(async move { shown.measured(EVERYTHING, &budget).await.map(|_| ()) })
    };
    until(|| pool.tally().begun() > before).await;
    waiting.abort();
    until(|| pool.tally().given_up() > 0).await;
    assert_eq!(pool.tally().finished(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_is_given_up_once_nobody_waits_for_it_and_made_for_the_next() {
    let (db, _folder) = database(Size(1_000), 1).await;
    let store = Arc::new(Store::new(db.clone()));
    let graph = store.graph(db.data_version().await.unwrap()).await.unwrap();
    let pool = ComputePool::unbounded();
    let ask = || {
        let (store, graph) = (Arc::clone(&store), Arc::clone(&graph));
        let budget = ComputeBudget::unlimited(&pool);
        tokio::spawn(async move { store.shown(&graph, everybody(), &budget).await })
    };
    let first = ask();
    // Its ties were counted, and are being made.
    until(|| pool.tally().begun() == 2).await;
    let second = ask();
    first.abort();
    let shown = second.await.unwrap().unwrap();
    assert!(shown.projected.ties.len() > 1_000);
    let tally = pool.tally();
    assert_eq!((tally.given_up(), tally.finished()), (1, 3));
    // The third finds it.
    let third = ask().await.unwrap().unwrap();
    assert!(Arc::ptr_eq(&shown, &third));
    assert_eq!(tally.begun(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_neither_made_nor_measured() {
    let (db, _folder) = database(Size(16), 1).await;
    let store = Store::new(db.clone());
    let graph = store.graph(db.data_version().await.unwrap()).await.unwrap();
    let pool = ComputePool::unbounded();
    let allowed = |allowance| ComputeBudget::new(&pool, allowance, 0, Box::new(|_| Ok(())));
    let small = Allowance {
        bytes: 100_000,
        ..Allowance::UNLIMITED
    };
    let refused = store.shown(&graph, everybody(), &allowed(small)).await;
    assert!(matches!(
        refused,
        Err(Uncomputed::TooLarge { limit: 100_000, .. })
    ));
    // Its ties were counted, none was made.
    assert_eq!((pool.tally().begun(), pool.tally().finished()), (1, 1));

    let budget = allowed(Allowance::UNLIMITED);
    let shown = store.shown(&graph, everybody(), &budget).await.unwrap();
    let ties = shown.projected.net(&graph).ties.len();
    assert_eq!(shown.projected.pairs(), ties);
    let bounds = |ties| Bounds { ties, ..EVERYTHING };
    let begun = pool.tally().begun();
    let refused = shown.measured(bounds(ties - 1), &budget).await;
    assert!(matches!(refused, Err(Unmeasured::TooLarge { .. })));
    let refused = shown.bridges(bounds(ties - 1), &budget).await;
    assert!(matches!(refused, Err(Unmeasured::TooLarge { .. })));
    assert_eq!(pool.tally().begun(), begun);
    assert!(shown.measured(bounds(ties), &budget).await.is_ok());
    assert_eq!(pool.tally().given_up(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_view_has_more_ties_than_it_was_paid_for() {
    let (db, _folder) = database(Size(16), 3).await;
    let store = Store::new(db.clone());
    let graph = store.graph(db.data_version().await.unwrap()).await.unwrap();
    let pool = ComputePool::unbounded();
    for projection in [
        Projection::Affiliation,
        Projection::Actors,
        Projection::Networks,
        Projection::Countries,
    ] {
        for boundary in [Boundary::Within, Boundary::WithNeighbours] {
            for scope in [
                Scope::Movement,
                Scope::Countries(vec![1, 2]),
                Scope::Network(2),
                Scope::Community(graph.find("community:synthetic-1").unwrap()),
            ] {
                let view = View {
                    scope,
                    projection,
                    boundary,
                    ..everybody()
                };
                let budget = ComputeBudget::unlimited(&pool);
                let shown = store.shown(&graph, view.clone(), &budget).await.unwrap();
                let most = store.most_ties(&graph, &view, &budget).await.unwrap();
                assert!(shown.projected.ties.len() <= most, "{view:?}");
            }
        }
    }
}
