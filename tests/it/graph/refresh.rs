//! A graph that follows the log of changes is the graph that is read whole.

use std::sync::Arc;

use graph::{
    day::Span,
    file::{File, Style},
    model::LinkKind,
    render::{self, Format},
    store::Store,
    view::{Boundary, Projection, Scope, View},
    whole::Graph,
};
use store::{
    compute::{ComputeBudget, ComputePool},
    db::Db,
};

use super::{database, edit::Editor, log::Edit, synthetic::Size};

const SIZE: Size = Size(16);

/// A graph that is kept, and its database.
struct Kept {
    db: Db,
    store: Store,
    editor: Editor,
    _folder: tempfile::TempDir,
}

impl Kept {
    async fn new(seed: u64) -> Self {
        let (db, folder) = database(SIZE, seed).await;
        let kept = Self {
            store: Store::new(db.clone()),
            editor: Editor::new(seed, SIZE),
            db,
            _folder: folder,
        };
        kept.graph().await;
        kept
    }

    async fn graph(&self) -> Arc<Graph> {
        let version = self.db.data_version().await.unwrap();
        self.store.graph(version).await.unwrap()
    }

    async fn write(&mut self, edits: &[Edit]) {
        let version = self.db.data_version().await.unwrap() + 1;
        let write = self.db.begin_write().await.unwrap();
        for edit in edits {
            self.editor.log.write(&write, version, edit).await;
        }
        write.commit().await.unwrap();
    }

    /// Whether the kept graph is carried on rather than read whole, once it is
    /// held against one that is.
    async fn is_carried_on(&self, before: &Arc<Graph>) -> bool {
        let graph = self.graph().await;
        let fresh = Store::new(self.db.clone());
        let whole = fresh.graph(graph.version).await.unwrap();
        assert_eq!(graph.version, whole.version);
        assert_eq!(graph.links.len(), whole.links.len());
        assert_eq!(graph.first_day(), whole.first_day());
        for view in views() {
            let (kept, fresh) = (
                told(&self.store, &graph, view.clone()).await,
                told(&fresh, &whole, view.clone()).await,
            );
            assert!(kept == fresh, "{view:?}:\n{}", difference(&kept, &fresh));
        }
        Arc::ptr_eq(&graph.countries, &before.countries)
    }
}

fn views() -> Vec<View> {
    let mut views = vec![];
    for projection in [
        Projection::Affiliation,
        Projection::Actors,
        Projection::Networks,
        Projection::Countries,
    ] {
        for (scope, boundary) in [
            (Scope::Movement, Boundary::Within),
            (Scope::Countries(vec![1, 2]), Boundary::WithNeighbours),
            (Scope::Network(2), Boundary::Within),
        ] {
            views.push(View {
                scope,
                projection,
                boundary,
                kinds: vec![],
                networks: vec![],
                span: Span::EVER,
                min_weight: 0.0,
            });
        }
    }
    let first = views[1].clone();
    views.push(View {
        kinds: vec![LinkKind::Participation, LinkKind::Funding],
        span: Span {
            from: 20_150_101,
            to: 20_181_231,
        },
        ..first.clone()
    });
    views.push(View {
        networks: vec![2, 7],
        ..first
    });
    views
}

/// All that a view tells: members, ties, and the records behind each.
async fn told(store: &Store, graph: &Arc<Graph>, view: View) -> String {
    let budget = ComputeBudget::unlimited(&ComputePool::unbounded());
    let shown = store.shown(graph, view, &budget).await.unwrap();
    let mut text = vec![];
    let file = File::new(Arc::clone(&shown), None, Style::default());
    for format in [Format::CsvNodes, Format::CsvEdges] {
        render::write(format, &file, &mut text).unwrap();
    }
    let mut text = String::from_utf8(text).unwrap();
    for tie in shown.projected.ties.iter().step_by(7) {
        let records = shown.evidence(tie).into_iter().map(|link| &*link.record);
        text.push_str(&records.collect::<Vec<_>>().join(" "));
        text.push('\n');
    }
    text
}

/// The lines that only one of two texts has.
fn difference(kept: &str, fresh: &str) -> String {
    let only = |sign: &str, one: &str, other: &str| -> String {
        let lines = one
            .lines()
            .filter(|line| !other.lines().any(|it| it == *line));
        lines
            .take(5)
            .map(|line| [sign, " ", line, "\n"].concat())
            .collect()
    };
    only("kept ", kept, fresh) + &only("whole", fresh, kept)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graph_that_follows_the_log_is_the_graph_that_is_read_whole() {
    for seed in 1..=3 {
        let mut kept = Kept::new(seed).await;
        for _ in 0..12 {
            let before = kept.graph().await;
            let as_it_was = told(&kept.store, &before, views()[1].clone()).await;
            for _ in 0..=kept.editor.random.below(2) {
                let count = 1 + kept.editor.random.below(4);
                let edits: Vec<Edit> = (0..count).map(|_| kept.editor.any()).collect();
                kept.write(&edits).await;
            }
            assert!(kept.is_carried_on(&before).await);
            let still = Store::new(kept.db.clone());
            assert_eq!(told(&still, &before, views()[1].clone()).await, as_it_was);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_log_does_not_account_for_is_read_whole() {
    let mut kept = Kept::new(4).await;
    let before = kept.graph().await;
    let (unlogged, logged) = (kept.editor.unlogged(), kept.editor.any());
    kept.write(&[unlogged]).await;
    kept.write(&[logged]).await;
    assert!(!kept.is_carried_on(&before).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_a_place_is_read_whole() {
    let mut kept = Kept::new(5).await;
    let before = kept.graph().await;
    let country = kept.editor.country();
    kept.write(&[country]).await;
    assert!(!kept.is_carried_on(&before).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_that_was_not_known_is_tied_once_it_is() {
    let mut kept = Kept::new(6).await;
    let before = kept.graph().await;
    let [loose, known] = kept.editor.loose();
    kept.write(&[loose]).await;
    assert!(kept.is_carried_on(&before).await);
    let before = kept.graph().await;
    kept.write(&[known]).await;
    assert!(!kept.is_carried_on(&before).await);
    assert_eq!(kept.graph().await.links.len(), before.links.len() + 1);
}
