//! F12: writes and syncs fail, here and there, for once and for a while. None that
//! failed is acknowledged, and what was acknowledged is there afterwards.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use crate::{
    caller::{self, Caller, Reply},
    database::{Engine, TestDatabase, eventually},
    evidence::Evidence,
    findings::Findings,
    history::{Attempt, Judgement},
    postgres::Postgres,
    stage::Stage,
};

const EIO: i32 = 5;
const ENOSPC: i32 = 28;

/// What fails: a call, on which file, with which error, among how many writes.
type Case = (&'static str, &'static str, i32, usize);

const SQLITE: &[Case] = &[
    ("write", "fault.db-wal", EIO, 6),
    ("write", "fault.db-wal", ENOSPC, 6),
    ("short", "fault.db-wal", EIO, 6),
    ("short", "fault.db-wal", ENOSPC, 6),
    ("sync", "fault.db-wal", EIO, 6),
    // It is written only now and then, from its log.
    ("write", "fault.db$", EIO, 120),
    ("sync", "fault.db$", EIO, 120),
];

const POSTGRES: &[Case] = &[
    // Tables that grow; what is in memory is written later, by somebody else.
    ("write", "/base/", EIO, 12),
    ("write", "/base/", ENOSPC, 12),
    ("short", "/base/", ENOSPC, 12),
];

/// The plan of what fails, which a process reads before each call.
struct Plan {
    folder: tempfile::TempDir,
    number: usize,
}

impl Plan {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // The server of a database runs as somebody else.
        let open = fs::Permissions::from_mode(0o777);
        fs::set_permissions(folder.path(), open).unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/failing.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .arg(folder.path().join("failing.so"))
            .arg(source)
            .arg("-ldl")
            .status();
        let told = "a C compiler is needed for this: install gcc";
        assert!(built.expect(told).success(), "{told}");
        Self { folder, number: 0 }
    }

    /// What a process is started with.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let library = self.folder.path().join("failing.so");
        vec![
            ("LD_PRELOAD", library.display().to_string()),
            ("FAULT_PLAN", self.plan().display().to_string()),
        ]
    }

    fn plan(&self) -> PathBuf {
        self.folder.path().join("plan")
    }

    /// Lets calls fail from now on.
    fn arm(&mut self, (call, file, error, _): Case, first: usize, count: usize) {
        self.number += 1;
        let number = self.number;
        let text = format!("{number} {call} {file} {first} {count} {error}\n");
        // At once, so that nobody reads half of it.
        let new = self.folder.path().join("new");
        fs::write(&new, text).unwrap();
        fs::rename(new, self.plan()).unwrap();
    }

    fn disarm(&self) {
        fs::remove_file(self.plan()).unwrap();
    }

    /// How many calls have failed so far.
    fn hits(&self) -> usize {
        let hits = fs::metadata(self.folder.path().join("plan.hits"));
        hits.map_or(0, |hits| usize::try_from(hits.len()).unwrap())
    }
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let rounds = stage.pick(1, 8);
    let mut findings = Findings::default();
    let mut plan = Plan::new();
    let (engine, cases, environment) = match &stage.engine {
        Engine::Sqlite => (Engine::Sqlite, SQLITE, plan.environment()),
        Engine::Postgres(_) => {
            let postgres = Postgres::start_with(&plan.environment());
            (Engine::Postgres(Arc::new(postgres)), POSTGRES, vec![])
        }
    };
    let database = TestDatabase::new(&engine, "none").await.with(environment);
    let bearer = database.token("admin", "all", "all");
    let mut server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let mut attempts = vec![];
    let (mut refused, mut untouched) = (0, 0);
    let mut chance = stage.chance("calls");
    for round in 0..rounds {
        for (place, case) in cases.iter().enumerate() {
            for count in [1, 1_000_000] {
                let hits = plan.hits();
                // A rare call may not come as often as was drawn: then the first one fails.
                for (again, skipped) in [chance.usize(1..5), 1].into_iter().enumerate() {
                    plan.arm(*case, skipped, count);
                    for number in 0..case.3 {
                        let id = format!("synthetic-{round}-{place}-{count}-{again}-{number}");
                        refused += write(&stage, &caller, &id, &mut attempts, &mut findings).await;
                    }
                    plan.disarm();
                    if plan.hits() > hits {
                        break;
                    }
                }
                untouched += usize::from(plan.hits() == hits);
                let is_back = eventually(async || caller.readiness().await.0 == 200);
                findings.hold(is_back.await, format!("{case:?}: it did not recover"));
                let id = format!("synthetic-{round}-{place}-{count}-after");
                let failed = write(&stage, &caller, &id, &mut attempts, &mut findings).await;
                findings.hold(failed == 0, format!("{case:?}: it does not write again"));
            }
        }
    }
    let hits = plan.hits();
    plan.arm(("write", "nowhere", EIO, 0), 1, 1_000_000);
    let id = "synthetic-untouched";
    let failed = write(&stage, &caller, id, &mut attempts, &mut findings).await;
    plan.disarm();
    findings.control("no call fails", plan.hits() == hits && failed == 0);
    findings.count("calls that failed", hits);
    findings.none("cases in which no call failed", untouched);
    findings.count("refused", refused);
    findings.hold(refused > 0, "nothing was refused");
    findings.none("panics", server.panics());
    server.kill();
    database.settled().await;
    findings.hold(database.is_verified(), "`audit verify` does not agree");
    let evidence = Evidence::of(&database).await;
    Judgement::tell(&mut findings, &attempts, &evidence);
    findings
}

/// Makes an event; 1 where it is refused.
async fn write(
    stage: &Stage,
    caller: &Caller,
    id: &str,
    attempts: &mut Vec<Attempt>,
    findings: &mut Findings,
) -> usize {
    let mut attempt = Attempt::new(id, 1);
    let body = caller::create_large(&attempt, &mut stage.chance(id));
    let reply = caller.write(&body).await;
    let mut refused = 1;
    match &reply {
        Reply::Written(sequence) => {
            attempt.acknowledged = Some(*sequence);
            refused = 0;
        }
        Reply::Refused(code) if code == "STORAGE_FULL" || code == "STORAGE_FAILED" => {}
        // Whoever is told that nobody knows is not told that it is there.
        Reply::Unknown => {}
        other => findings.hold(false, format!("{id} came to {other:?}")),
    }
    attempts.push(attempt);
    refused
}
