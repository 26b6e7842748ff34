//! A PostgreSQL server that lives as long as a test: a folder, a socket and a
//! port of its own, from the binaries of the system's package.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const MISSING: &str =
    "PostgreSQL is not installed: run tests/run, or install the package postgresql";

/// A running server.
pub(crate) struct Postgres {
    binaries: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    environment: Vec<(&'static str, String)>,
}

impl Postgres {
    /// Starts a server with an empty database.
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same, its processes with these variables.
    pub(crate) fn start_with(environment: &[(&'static str, String)]) -> Self {
        let postgres = Self::in_new_folder(environment);
        postgres.run(
            "initdb",
            &[
                "-D",
                text(&postgres.data()),
                "-U",
                "sun",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
        );
        postgres.serve();
        let port = postgres.port.to_string();
        postgres.run(
            "createdb",
            &["-h", "127.0.0.1", "-p", &port, "-U", "sun", "sun_graph"],
        );
        postgres
    }

    /// Starts a server on a copy of this data folder.
    pub(crate) fn start_from(data: &Path) -> Self {
        let postgres = Self::in_new_folder(&[]);
        copy(data, &postgres.data());
        postgres.serve();
        postgres
    }

    /// Ends the server, and keeps a copy of its data folder there.
    pub(crate) fn end_and_keep(self, there: &Path) {
        let data = self.data();
        self.run("pg_ctl", &["-D", text(&data), "-m", "fast", "-w", "stop"]);
        copy(&data, there);
    }

    fn in_new_folder(environment: &[(&'static str, String)]) -> Self {
        let postgres = Self {
            binaries: binaries(),
            folder: tempfile::tempdir().unwrap(),
            port: free_port(),
            environment: environment.to_vec(),
        };
        if is_root() {
            // The server refuses to run as root.
            run(Command::new("chown")
                .arg("postgres")
                .arg(postgres.folder.path()));
        }
        postgres
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn serve(&self) {
        let path = self.folder.path();
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=off",
            self.port,
            text(path)
        );
        let (data, log) = (self.data(), path.join("log"));
        self.run(
            "pg_ctl",
            &[
                "-D",
                text(&data),
                "-l",
                text(&log),
                "-w",
                "-o",
                &options,
                "start",
            ],
        );
    }

    /// The address of the database.
    pub(crate) fn url(&self) -> String {
        format!("postgres://sun@127.0.0.1:{}/sun_graph", self.port)
    }

    fn run(&self, binary: &str, arguments: &[&str]) {
        run(self.command(binary).args(arguments));
    }

    fn command(&self, binary: &str) -> Command {
        let binary = self.binaries.join(binary);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
            command.arg(binary);
            command
        } else {
            Command::new(binary)
        };
        command.current_dir(self.folder.path());
        command.envs(self.environment.iter().cloned());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.data();
        let stopped = self
            .command("pg_ctl")
            .args(["-D", text(&data), "-m", "immediate", "stop"])
            .output();
        if let Err(cause) = stopped {
            eprintln!("PostgreSQL did not stop: {cause}");
        }
    }
}

/// The newest installed binaries.
fn binaries() -> PathBuf {
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .expect(MISSING)
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect(MISSING)
}

/// Copies a folder with its owner and permissions.
fn copy(from: &Path, to: &Path) {
    run(Command::new("cp").arg("-a").arg(from).arg(to));
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.starts_with(b"0\n")
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn run(command: &mut Command) {
    let Output { status, stderr, .. } = command.output().expect(MISSING);
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{command:?}: {stderr}");
}
