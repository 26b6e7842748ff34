//! How fast the graph is, on a synthetic Movement at its full size and at ten times that.
//!
//! `cargo bench --bench graph`; a filter such as `-- project` picks some. What
//! the loaded graph takes in memory is printed first.

#![expect(
    clippy::expect_used,
    reason = "a measurement should stop at the first surprise"
)]

mod synthetic;

use std::{
    collections::BTreeMap,
    hint::black_box,
    sync::{Arc, LazyLock, OnceLock},
};

use divan::Bencher;
use graph::{
    day::Span,
    load::{load, refresh},
    measure::{self, SEED},
    net::Net,
    path::{self, Neighbours},
    project::project,
    shown::Bounds,
    store::Store,
    view::{Boundary, Projection, Scope, View},
    whole::Graph,
};
use peak_alloc::PeakAlloc;
use sea_orm::ConnectionTrait;
use store::{
    compute::{ComputeBudget, ComputePool},
    db::Db,
    db::settings::DatabaseSettings,
};
use synthetic::Size;
use tokio::runtime::Runtime;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

const FULL: u64 = 1_000;
const TENFOLD: u64 = 10_000;

/// A Movement in a database, and its graph.
struct World {
    db: Db,
    graph: Arc<Graph>,
    bytes: usize,
    _folder: tempfile::TempDir,
}

fn world(size: u64) -> &'static World {
    static FULL_WORLD: OnceLock<World> = OnceLock::new();
    static TENFOLD_WORLD: OnceLock<World> = OnceLock::new();
    let world = if size == FULL {
        &FULL_WORLD
    } else {
        &TENFOLD_WORLD
    };
    world.get_or_init(|| RUNTIME.block_on(open(size)))
}

async fn open(size: u64) -> World {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = DatabaseSettings {
        url: format!("sqlite:{}/synthetic.db", folder.path().display())
            .as_str()
            .into(),
        ..DatabaseSettings::default()
    };
    let db = Db::open(&settings).await.expect("a database");
    db.migrate().await.expect("tables");
    synthetic::fill(&db, Size(size), 7).await.expect("rows");
    let version = db.data_version().await.expect("a version");
    let before = MEMORY.current_usage();
    let graph = Arc::new(load(db.reader(), version).await.expect("a graph"));
    let bytes = MEMORY.current_usage() - before;
    World {
        db,
        graph,
        bytes,
        _folder: folder,
    }
}

fn main() {
    // In test mode all that is asked is that the benches run.
    let is_tried_only = std::env::args().any(|argument| argument == "--test");
    if !is_tried_only {
        for size in [FULL, TENFOLD] {
            let World { graph, bytes, .. } = world(size);
            let (nodes, links) = (graph.nodes.len(), graph.links.len());
            println!(
                "{nodes} nodes and {links} links take {bytes} bytes: {} a link",
                bytes / links
            );
        }
    }
    divan::main();
}

fn view(projection: Projection, scope: Scope) -> View {
    View {
        scope,
        projection,
        boundary: Boundary::WithNeighbours,
        kinds: vec![],
        networks: vec![],
        span: Span::EVER,
        min_weight: 0.0,
    }
}

/// Measures of whatever size.
const UNBOUNDED: Bounds = Bounds {
    nodes: usize::MAX,
    ties: usize::MAX,
};

fn country() -> Scope {
    Scope::Countries(vec![7])
}

const PROJECTIONS: [Projection; 4] = [
    Projection::Affiliation,
    Projection::Actors,
    Projection::Networks,
    Projection::Countries,
];

/// The floor of whatever looks at every link.
#[divan::bench(args = [FULL, TENFOLD])]
fn floor_scan_of_the_links(bencher: Bencher, size: u64) {
    let graph = &world(size).graph;
    let span = Span {
        from: 20_200_101,
        to: 20_201_231,
    };
    bencher.bench(|| graph.links.iter().filter(|link| link.holds(span)).count());
}

/// The floor of a projection to actors: every pair of every venue, counted and not kept.
#[divan::bench(args = [FULL, TENFOLD])]
fn floor_pairs_of_all_venues(bencher: Bencher, size: u64) {
    let graph = &world(size).graph;
    bencher.bench(|| {
        let mut sum = 0_u64;
        for (number, _) in graph.nodes.numbered() {
            let actors: Vec<u32> = graph
                .links_of(number)
                .filter(|link| link.to == number && link.kind.leads_to_venue())
                .map(|link| link.from)
                .collect();
            for (place, one) in actors.iter().enumerate() {
                for other in &actors[place + 1..] {
                    sum += u64::from(one ^ other);
                }
            }
        }
        sum
    });
}

/// What a projection to actors costs with a hash table of pairs.
#[divan::bench(args = [FULL, TENFOLD], sample_count = 3)]
fn peer_pairs_in_a_hash_table(bencher: Bencher, size: u64) {
    let graph = &world(size).graph;
    bencher.bench(|| {
        let mut ties = std::collections::HashMap::new();
        for (number, _) in graph.nodes.numbered() {
            let links = graph
                .links_of(number)
                .filter(|link| link.to == number && link.kind.leads_to_venue());
            let links: Vec<_> = links.collect();
            for (place, one) in links.iter().enumerate() {
                for other in &links[place + 1..] {
                    let ends = (one.from.min(other.from), one.from.max(other.from), one.kind);
                    *ties.entry(ends).or_insert(0.0) += 1.0;
                }
            }
        }
        ties.len()
    });
}

/// The whole graph out of SQLite.
#[divan::bench(args = [FULL, TENFOLD], sample_count = 3)]
fn load_from_sqlite(bencher: Bencher, size: u64) {
    let World { db, graph, .. } = world(size);
    bencher.bench(|| RUNTIME.block_on(load(db.reader(), graph.version)));
}

/// The floor of loading: SQLite counts the bytes of the columns that are read.
#[divan::bench(args = [FULL, TENFOLD], sample_count = 3)]
fn floor_of_loading(bencher: Bencher, size: u64) {
    let World { db, .. } = world(size);
    let scan = "SELECT sum(length(id) + length(event) + length(party) + length(source)) FROM participation";
    bencher.bench(|| {
        RUNTIME.block_on(
            db.reader()
                .query_one_raw(sea_orm::Statement::from_string(db.backend(), scan)),
        )
    });
}

/// From one version to the next, one participation having changed.
#[divan::bench(args = [FULL, TENFOLD])]
fn refresh_after_one_change(bencher: Bencher, size: u64) {
    let World { db, graph, .. } = world(size);
    let logged = RUNTIME.block_on(changed(db, graph.version));
    bencher.bench(|| RUNTIME.block_on(refresh(db.reader(), graph, logged)));
}

async fn changed(db: &Db, version: u64) -> u64 {
    let reached = db.data_version().await.expect("a version");
    if reached > version {
        return reached;
    }
    let write = db.begin_write().await.expect("a writer");
    let edit =
        "UPDATE participation SET party = 'organisation:synthetic-1' WHERE id = 'synthetic-9-0'";
    let log = format!(
        "INSERT INTO change (sequence, version, at, actor, verb, kind, record, digests, hash) \
         VALUES (1, {}, '2026-01-01', 'synthetic', 'CHANGE', 'participation', 'participation:synthetic-9-0', '', '')",
        version + 1
    );
    for statement in [edit, &log] {
        write.execute_unprepared(statement).await.expect("written");
    }
    write.commit().await.expect("committed");
    version + 1
}

/// One country's part.
#[divan::bench(args = PROJECTIONS, consts = [FULL, TENFOLD])]
fn project_a_country<const SIZE: u64>(bencher: Bencher, projection: Projection) {
    let graph = &world(SIZE).graph;
    bencher.bench(|| project(graph, &view(projection, country()), &|| false));
}

/// Everybody's.
#[divan::bench(args = PROJECTIONS, consts = [FULL, TENFOLD], sample_count = 3)]
fn project_all<const SIZE: u64>(bencher: Bencher, projection: Projection) {
    let graph = &world(SIZE).graph;
    bencher.bench(|| project(graph, &view(projection, Scope::Movement), &|| false));
}

/// One country's actors and those they are tied to, as its measures take them.
fn net_of_a_country() -> &'static Net {
    static NET: OnceLock<Net> = OnceLock::new();
    NET.get_or_init(|| {
        let graph = &world(FULL).graph;
        let view = view(Projection::Actors, country());
        let projected = project(graph, &view, &|| false).expect("nobody stops it");
        let net = projected.net(graph);
        println!(
            "one country: {} members, {} tied pairs",
            net.nodes,
            net.ties.len()
        );
        net
    })
}

/// The part of one country and its measures, nothing of which was known.
#[divan::bench(args = [Boundary::Within, Boundary::WithNeighbours], sample_count = 3)]
fn a_country_cold(bencher: Bencher, boundary: Boundary) {
    let graph = &world(FULL).graph;
    let view = View {
        boundary,
        ..view(Projection::Actors, country())
    };
    bencher.bench(|| {
        let projected = project(graph, &view, &|| false).expect("nobody stops it");
        let net = projected.net(graph);
        black_box(measure::measured(&net, SEED, &|| false))
    });
}

/// The same as a second request gets it: kept, looked up and shared.
#[divan::bench(args = [Boundary::Within, Boundary::WithNeighbours])]
fn a_country_warm(bencher: Bencher, boundary: Boundary) {
    let World { db, .. } = world(FULL);
    let store = Store::new(db.clone());
    let version = RUNTIME.block_on(db.data_version()).expect("a version");
    let budget = ComputeBudget::unlimited(&ComputePool::unbounded());
    let measured = || async {
        let graph = store.graph(version).await.expect("a graph");
        let view = View {
            boundary,
            ..view(Projection::Actors, country())
        };
        let shown = store.shown(&graph, view, &budget).await.expect("a view");
        let measured = shown.measured(UNBOUNDED, &budget).await;
        measured.expect("measures")
    };
    RUNTIME.block_on(measured());
    bencher.bench(|| RUNTIME.block_on(measured()));
}

/// All measures of the whole of one country.
#[divan::bench(sample_count = 10)]
fn measure_summary(bencher: Bencher) {
    let net = net_of_a_country();
    bencher.bench(|| measure::summary(net));
}

/// All measures of every member of one country.
#[divan::bench(sample_count = 10)]
fn measure_centralities(bencher: Bencher) {
    let net = net_of_a_country();
    bencher.bench(|| measure::centralities(net, SEED, &|| false));
}

/// Each of the measures that walk the net, by itself.
#[divan::bench(args = measure::PARTS.iter().map(|part| part.0), sample_count = 3)]
fn measure_each(bencher: Bencher, name: &str) {
    let net = net_of_a_country();
    let parts: BTreeMap<_, _> = measure::PARTS.into_iter().collect();
    bencher.bench(|| parts[name](net));
}

/// Who holds networks together.
#[divan::bench]
fn path_bridges(bencher: Bencher) {
    let net = net_of_a_country();
    bencher.bench(|| path::bridges(net, &Neighbours::of(net), &|| false));
}
