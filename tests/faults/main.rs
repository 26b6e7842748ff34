//! Faults that must be survived: the real binary, on both databases, killed,
//! hung up on, locked out, lied to and raced, and then asked what it has kept.
//!
//! `cargo test --test faults -- --profile quick` takes a few minutes, `--profile full`
//! as long as it takes. `--only F1,F8`, `--database sqlite|postgres` and `--seed N`
//! narrow or repeat a run, and `--figures FILE` writes its table of figures; that of the
//! last run that was kept is in `figures.md`. Without a profile nothing is done, so that the tests of
//! every day stay short.
//!
//! Each fault counts what was attempted, what was acknowledged and what of that
//! is lost or doubled. Each also spoils what it found and holds it against its own
//! checks: a check that does not notice fails the fault.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test should stop at the first surprise"
)]

mod arguments;
mod authorization;
mod backup;
mod bombs;
mod caller;
mod cancellation;
mod database;
mod disk;
mod edit;
mod evidence;
mod failing;
mod figures;
mod findings;
mod follow;
mod full;
mod history;
mod idle;
mod import;
mod kill;
mod lock;
mod overload;
mod read_only;
mod replay;
mod server;
mod sheet;
mod slow;
mod stage;
mod workbook;

#[path = "../it/write/every.rs"]
mod every;
#[path = "../it/files/parts.rs"]
mod parts;
#[path = "../it/postgres.rs"]
#[expect(dead_code, reason = "the faults need no copies of a server")]
mod postgres;

use std::{fs, panic::AssertUnwindSafe, process::ExitCode, sync::Arc, thread, time::Instant};

use futures_util::{FutureExt, future::LocalBoxFuture};
use tokio::runtime;

use self::{
    arguments::Arguments,
    database::Engine,
    figures::Row,
    findings::Findings,
    postgres::Postgres,
    stage::{Profile, Stage},
};

/// One fault: its number, what happens, and what it comes to.
type Fault = (
    &'static str,
    &'static str,
    fn(Arc<Stage>) -> LocalBoxFuture<'static, Findings>,
);

const FAULTS: &[Fault] = &[
    ("F1", "killed while many write", |stage| {
        kill::run(stage).boxed_local()
    }),
    ("F3", "killed while a file is brought in", |stage| {
        import::run(stage).boxed_local()
    }),
    ("F8", "clients hang up and deadlines pass", |stage| {
        cancellation::run(stage).boxed_local()
    }),
    ("F11", "the disk is full", |stage| {
        full::run(stage).boxed_local()
    }),
    ("F12", "writing and syncing fail", |stage| {
        failing::run(stage).boxed_local()
    }),
    (
        "F14",
        "killed while a backup is made or brought back",
        |stage| backup::run(stage).boxed_local(),
    ),
    (
        "F15",
        "two on one database, one that is only read",
        |stage| read_only::run(stage).boxed_local(),
    ),
    ("F16", "somebody else holds the writer", |stage| {
        lock::run(stage).boxed_local()
    }),
    ("F17", "sixteen edit one record", |stage| {
        edit::run(stage).boxed_local()
    }),
    ("F18", "requests come again under their key", |stage| {
        replay::run(stage).boxed_local()
    }),
    ("F19", "requests that mean no good", |stage| {
        bombs::run(stage).boxed_local()
    }),
    ("F21", "clients that are slow", |stage| {
        slow::run(stage).boxed_local()
    }),
    ("F22", "sockets that wait", |stage| {
        idle::run(stage).boxed_local()
    }),
    ("F25", "sheets that are wrong in places", |stage| {
        sheet::run(stage).boxed_local()
    }),
    ("F26", "workbooks that mean no good", |stage| {
        workbook::run(stage).boxed_local()
    }),
    ("F30", "more is asked than can be done", |stage| {
        overload::run(stage).boxed_local()
    }),
    (
        "F35",
        "followers, listeners and writers are cut off",
        |stage| follow::run(stage).boxed_local(),
    ),
    ("F37", "everybody tries everything", |stage| {
        authorization::run(stage).boxed_local()
    }),
];

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(wrong) => {
            eprintln!("faults: {wrong}");
            return ExitCode::from(2);
        }
    };
    let Some(profile) = arguments.profile else {
        println!("faults: nothing is done without --profile quick or --profile full");
        return ExitCode::SUCCESS;
    };
    println!("seed {} (--seed {0} repeats this run)", arguments.seed);
    let begin = Instant::now();
    let rows = run(&arguments, profile);
    let failed = rows.iter().filter(|row| !row.findings.is_good()).count();
    println!("{failed} failed, {} s", begin.elapsed().as_secs());
    if let Some(file) = &arguments.figures
        && let Err(cause) = fs::write(file, figures::table(&arguments, &rows))
    {
        eprintln!("faults: the figures cannot be written: {cause}");
        return ExitCode::FAILURE;
    }
    ExitCode::from(u8::from(failed > 0))
}

/// Runs the faults on each database, the databases side by side.
fn run(arguments: &Arguments, profile: Profile) -> Vec<Row> {
    let mut engines = vec![];
    if arguments.wants_database("sqlite") {
        engines.push(Engine::Sqlite);
    }
    if arguments.wants_database("postgres") {
        engines.push(Engine::Postgres(Arc::new(Postgres::start())));
    }
    let series = engines.into_iter().map(|engine| {
        let arguments = arguments.clone();
        thread::spawn(move || one_by_one(&arguments, profile, &engine))
    });
    let series: Vec<_> = series.collect();
    let rows = series.into_iter().flat_map(|it| it.join().unwrap());
    rows.collect()
}

/// Runs the faults on one database.
fn one_by_one(arguments: &Arguments, profile: Profile, engine: &Engine) -> Vec<Row> {
    let mut runtime = runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().unwrap();
    let wanted = FAULTS.iter().filter(|(name, ..)| arguments.wants(name));
    let rows = wanted.map(|fault| {
        let stage = Stage::new(fault.0, profile, arguments.seed, engine.clone());
        runtime.block_on(survived(fault, stage))
    });
    rows.collect()
}

/// Brings one fault about on one database, and tells what came of it.
async fn survived(&(name, what, run): &Fault, stage: Stage) -> Row {
    let begin = Instant::now();
    let engine = stage.engine.name();
    let findings = AssertUnwindSafe(run(Arc::new(stage))).catch_unwind().await;
    let findings = findings.unwrap_or_else(|_| Findings::broken_off());
    let seconds = begin.elapsed().as_secs_f32();
    println!("{name} {engine}: {what} ({seconds:.1} s)\n{findings}");
    Row {
        name,
        what,
        engine,
        seconds,
        findings,
    }
}
