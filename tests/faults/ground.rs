//! A database of its own for each fault, and the binary over it.

use std::{
    path::PathBuf,
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

use crate::{postgres::Postgres, server::Server};

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
pub(crate) struct Ground {
    folder: tempfile::TempDir,
    url: String,
    dataset: &'static str,
    /// The server of the database must outlive it.
    _engine: Engine,
}

impl Ground {
    pub(crate) async fn new(engine: &Engine, dataset: &'static str) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let folder = tempfile::tempdir().unwrap();
        let url = match engine {
            Engine::Sqlite => format!("sqlite:{}/fault.db", folder.path().display()),
            Engine::Postgres(postgres) => {
                let name = format!("fault_{}", NEXT.fetch_add(1, Ordering::Relaxed));
                let db = Database::connect(postgres.url()).await.unwrap();
                let create = format!("CREATE DATABASE {name}");
                db.execute_unprepared(&create).await.unwrap();
                db.close().await.unwrap();
                postgres.url().replace("/sun_graph", &format!("/{name}"))
            }
        };
        Self {
            folder,
            url,
            dataset,
            _engine: engine.clone(),
        }
    }

    /// Where the database is.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn command(&self) -> Command {
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
        Server::start(&mut command, self.log())
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
