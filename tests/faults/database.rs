//! A database of its own for each fault, and the binary over it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use serde_json::Value;
use tokio::time;

use crate::{disk::Disk, postgres::Postgres, server::Server};

/// Which database it is.
#[derive(Clone)]
pub(crate) enum Engine {
    /// A file.
    Sqlite,
    /// A server that all faults share, with a database for each.
    Postgres(Arc<Postgres>),
}

impl Engine {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// Somebody with a token.
#[derive(Clone)]
pub(crate) struct Bearer {
    /// The public id.
    pub(crate) id: String,
    /// The token itself.
    pub(crate) token: String,
}

/// A new database, gone with the fault.
pub(crate) struct TestDatabase {
    folder: tempfile::TempDir,
    url: String,
    dataset: &'static str,
    /// What the server is started with, beside its settings.
    environment: Vec<(&'static str, String)>,
    /// The server of the database must outlive it.
    engine: Engine,
}

impl TestDatabase {
    pub(crate) async fn new(engine: &Engine, dataset: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match engine {
            Engine::Sqlite => file(folder.path()),
            Engine::Postgres(postgres) => database(postgres, "").await,
        };
        Self::at(engine, dataset, (folder, url))
    }

    /// The same with no data in it, on a disk of its own; of PostgreSQL its tables alone.
    pub(crate) async fn on(disk: &Disk, engine: &Engine) -> Self {
        let url = match engine {
            Engine::Sqlite => file(disk.path()),
            Engine::Postgres(postgres) => {
                let space = disk.path().join("space");
                std::fs::create_dir(&space).unwrap();
                // The server of the database does not run as root.
                let owner = Command::new("chown").arg("postgres").arg(&space).status();
                assert!(owner.unwrap().success());
                let db = Database::connect(postgres.url()).await.unwrap();
                let create = format!("CREATE TABLESPACE small LOCATION '{}'", space.display());
                db.execute_unprepared(&create).await.unwrap();
                db.close().await.unwrap();
                database(postgres, "TABLESPACE small").await
            }
        };
        Self::at(engine, "none", (tempfile::tempdir().unwrap(), url))
    }

    fn at(
        engine: &Engine,
        dataset: &'static str,
        (folder, url): (tempfile::TempDir, String),
    ) -> Self {
        Self {
            folder,
            url,
            dataset,
            environment: vec![],
            engine: engine.clone(),
        }
    }

    /// The same, its servers started with these variables too.
    pub(crate) fn with(mut self, environment: Vec<(&'static str, String)>) -> Self {
        self.environment = environment;
        self
    }

    /// Where the database is.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A database of the same kind that nothing was written to yet.
    pub(crate) async fn beside(&self, name: &str) -> Self {
        let url = match &self.engine {
            Engine::Sqlite => format!("sqlite:{}/{name}.db", self.folder.path().display()),
            Engine::Postgres(postgres) => database(postgres, "").await,
        };
        let folder = tempfile::tempdir().unwrap();
        Self::at(&self.engine, self.dataset, (folder, url))
    }

    /// The program on this database, to be completed.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sun-graph"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("SUN_GRAPH_") {
                command.env_remove(name);
            }
        }
        command.args(["--database", &self.url, "--dataset", self.dataset]);
        command
    }

    /// A new token. On SQLite no server may run.
    pub(crate) fn token(&self, role: &str, networks: &str, countries: &str) -> Bearer {
        let expires = chrono::Utc::now() + chrono::Days::new(30);
        let expires = expires.format("%Y-%m-%d").to_string();
        let mut command = self.command();
        command.args(["token", "create", "--json", "--name", "A synthetic bearer"]);
        command.args(["--role", role, "--networks", networks]);
        command.args(["--countries", countries, "--expires", &expires]);
        let output = command.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        let created: Value = serde_json::from_slice(&output.stdout).unwrap();
        let text = |name: &str| created[name].as_str().unwrap().to_owned();
        Bearer {
            id: text("id"),
            token: text("token"),
        }
    }

    /// Starts a server.
    pub(crate) fn start(&self) -> Server {
        self.start_with(&[])
    }

    /// Starts a server with other settings, as variables without their prefix.
    pub(crate) fn start_with(&self, settings: &[(&str, &str)]) -> Server {
        let mut command = self.command();
        command.args(["--listen", "127.0.0.1:0"]);
        // Storms are to reach the database, not to be held back at the door.
        command.env("SUN_GRAPH_LIMITS__BEARER_POINTS", "0");
        for (name, value) in settings {
            command.env(format!("SUN_GRAPH_{name}"), value);
        }
        command.envs(self.environment.iter().cloned());
        Server::start(&mut command, self.log())
    }

    /// What a command says that is refused, and its status.
    pub(crate) fn refused(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = self.command().args(arguments).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), told)
    }

    /// Whether the log of changes holds, by the word of the program. On SQLite no server may run.
    pub(crate) fn is_verified(&self) -> bool {
        let verify = self.command().args(["audit", "verify"]).output().unwrap();
        verify.status.success()
    }

    /// What the database of PostgreSQL is called.
    pub(crate) fn database(&self) -> &str {
        self.url.rsplit('/').next().unwrap_or_default()
    }

    /// Where the database of SQLite is.
    pub(crate) fn file(&self) -> PathBuf {
        self.url.trim_start_matches("sqlite:").into()
    }

    /// The schema that the server has.
    pub(crate) fn schema(&self) -> String {
        let output = self.command().arg("schema").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Where servers write their log.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// A connection beside those of the server.
    pub(crate) async fn look(&self) -> DatabaseConnection {
        let mut options = sea_orm::ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        Database::connect(options).await.unwrap()
    }

    /// Waits until a server that was killed has left nothing running in the database.
    pub(crate) async fn settled(&self) {
        let db = self.look().await;
        if db.get_database_backend() == DbBackend::Sqlite {
            return;
        }
        let left = "SELECT count(*) FROM pg_stat_activity \
            WHERE datname = current_database() AND application_name = 'sun-graph'";
        let is_settled = eventually(async || number(&db, left).await == 0).await;
        assert!(is_settled, "what a killed server began still runs");
    }

    /// The same where other servers go on, once nobody is in the middle of anything.
    pub(crate) async fn settled_beside_others(&self) {
        let db = self.look().await;
        if db.get_database_backend() == DbBackend::Sqlite {
            return;
        }
        let busy = "SELECT count(*) FROM pg_stat_activity \
            WHERE datname = current_database() AND application_name = 'sun-graph' \
            AND (state LIKE 'idle in transaction%' OR wait_event_type = 'Lock')";
        let is_settled = eventually(async || number(&db, busy).await == 0).await;
        assert!(is_settled, "what a killed server began still runs");
    }
}

fn file(folder: &Path) -> String {
    format!("sqlite:{}/fault.db", folder.display())
}

/// A new database of a server that others share.
async fn database(postgres: &Postgres, how: &str) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("fault_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let db = Database::connect(postgres.url()).await.unwrap();
    let create = format!("CREATE DATABASE {name} {how}");
    db.execute_unprepared(&create).await.unwrap();
    db.close().await.unwrap();
    postgres.url().replace("/sun_graph", &format!("/{name}"))
}

/// The one number that a statement asks for.
pub(crate) async fn number(db: &DatabaseConnection, ask: &str) -> i64 {
    let ask = Statement::from_string(db.get_database_backend(), ask);
    let row = db.query_one_raw(ask).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// Asks again and again, for half a minute at most; says whether it came true.
pub(crate) async fn eventually(mut is_so: impl AsyncFnMut() -> bool) -> bool {
    for _ in 0..600 {
        if is_so().await {
            return true;
        }
        time::sleep(Duration::from_millis(50)).await;
    }
    false
}
