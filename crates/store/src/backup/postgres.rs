//! Backups of PostgreSQL: `pg_dump` and `pg_restore`, with what they read and write
//! passing through this process, so that they end with it.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::{
    BackupError, Contents,
    contents::{self, PASSING, column},
};
use crate::db::{Db, OpenError, settings::DatabaseSettings};

const DUMP: &str = "pg_dump";

const RESTORE: &str = "pg_restore";

/// How long a backup may take.
const PATIENCE: Duration = Duration::from_hours(6);

/// What `pg_dump` and its kin understand in an address beside user, host and name.
const UNDERSTOOD: &[&str] = &[
    "host",
    "port",
    "user",
    "dbname",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
];

/// Writes the database into this file, and says what is in it.
pub(super) async fn copy(
    settings: &DatabaseSettings,
    copy: &Path,
) -> Result<Contents, BackupError> {
    let db = Db::open_to_read(settings).await?;
    let copied = db.at_one_moment(PATIENCE, async |snapshot| {
        snapshot.db.let_statements_last().await?;
        let db = snapshot.db.reader();
        let contents = contents::read(db).await?;
        let exported = column::<String>(db, "SELECT pg_export_snapshot()").await?;
        dump(settings, &exported.concat(), copy)?;
        Ok::<_, BackupError>(contents)
    });
    let copied = copied.await;
    db.close().await;
    copied?
}

fn dump(settings: &DatabaseSettings, snapshot: &str, copy: &Path) -> Result<(), BackupError> {
    let mut program = Running::start(DUMP, |command| {
        connect(command, settings)?;
        command.args(["--format=custom", "--no-owner", "--no-privileges"]);
        command.arg(format!("--snapshot={snapshot}"));
        command.arg(format!("--exclude-table={PASSING}"));
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        Ok(())
    })?;
    let unwritten = |cause| BackupError::unwritten(&copy.display().to_string(), &cause);
    let mut out = File::create(copy).map_err(unwritten)?;
    if let Some(mut told) = program.child.stdout.take() {
        io::copy(&mut told, &mut out).map_err(unwritten)?;
    }
    program.end()
}

/// Holds a dump against what is told of it: it is read to its end, and its rows are
/// counted.
pub(super) fn hold(copy: &Path, told: &Contents) -> Result<(), BackupError> {
    let mut program = Running::start(RESTORE, |command| {
        command.args(["--file=-", "--data-only"]).arg(copy);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        Ok(())
    })?;
    let mut counts = BTreeMap::new();
    if let Some(sql) = program.child.stdout.take() {
        counts = rows(BufReader::new(sql)).map_err(|cause| failed(RESTORE, &cause.to_string()))?;
    }
    program.end()?;
    if counts == told.tables {
        Ok(())
    } else {
        Err(BackupError::Other)
    }
}

/// How many rows each table has in the text of a dump: `COPY schema.table (…) FROM
/// stdin;`, a line a row, and `\.`.
fn rows(mut sql: impl BufRead) -> io::Result<BTreeMap<String, i64>> {
    let (mut counts, mut table, mut line) = (BTreeMap::new(), None, vec![]);
    loop {
        line.clear();
        if sql.read_until(b'\n', &mut line)? == 0 {
            return Ok(counts);
        }
        let text = String::from_utf8_lossy(&line);
        match &table {
            None => {
                table = copied(&text);
                counts.extend(table.iter().map(|it| (it.clone(), 0)));
            }
            Some(_) if text.trim_end() == "\\." => table = None,
            Some(name) => *counts.entry(name.clone()).or_default() += 1,
        }
    }
}

/// The table whose rows come after this line, if they do.
fn copied(line: &str) -> Option<String> {
    let (name, _) = line.strip_prefix("COPY ")?.split_once(" (")?;
    let (_, table) = name.split_once('.')?;
    Some(table.trim_matches('"').to_owned())
}

/// The database that a backup is restored to, if there is nothing in it.
pub(super) async fn empty(settings: &DatabaseSettings) -> Result<Db, BackupError> {
    let db = Db::open_to_read(settings).await?;
    let any = "SELECT tablename FROM pg_tables \
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1";
    let found = column::<String>(db.reader(), any).await;
    match found {
        Ok(found) if found.is_empty() => Ok(db),
        found => {
            db.close().await;
            found?;
            Err(BackupError::NotEmpty(settings.masked_url()))
        }
    }
}

/// Brings a dump into a database, all of it or nothing.
pub(super) fn load(settings: &DatabaseSettings, copy: &Path) -> Result<(), BackupError> {
    let mut program = Running::start(RESTORE, |command| {
        connect(command, settings)?;
        command.args(["--single-transaction", "--exit-on-error"]);
        command.args(["--no-owner", "--no-privileges"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        Ok(())
    })?;
    let unread = |cause| BackupError::unwritten(&copy.display().to_string(), &cause);
    let mut dump = File::open(copy).map_err(unread)?;
    if let Some(mut input) = program.child.stdin.take() {
        // Where it wants no more it says why.
        let _ = io::copy(&mut dump, &mut input);
    }
    program.end()
}

/// Tells a program of PostgreSQL where the database is; the password goes where other
/// users of this machine do not see it.
fn connect(command: &mut Command, settings: &DatabaseSettings) -> Result<(), BackupError> {
    let unusable = || OpenError::Address(settings.masked_url());
    let mut url = Url::parse(&settings.url).map_err(|_| unusable())?;
    let mut password = url.password().map(decoded);
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    url.set_query(None);
    for (key, value) in pairs {
        if key == "password" {
            password = Some(value);
        } else if UNDERSTOOD.contains(&key.as_str()) {
            url.query_pairs_mut().append_pair(&key, &value);
        }
    }
    // Without a host it is had from the question, where no password can stand before it.
    let _ = url.set_password(None);
    command.arg(format!("--dbname={url}"));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command.env("PGAPPNAME", "sun-graph");
    Ok(())
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A program that runs, and what it complains of.
struct Running {
    name: &'static str,
    child: Child,
    complaints: File,
}

impl Running {
    fn start(
        name: &'static str,
        prepare: impl FnOnce(&mut Command) -> Result<(), BackupError>,
    ) -> Result<Self, BackupError> {
        let broken = |cause: io::Error| failed(name, &cause.to_string());
        let complaints = tempfile::tempfile().map_err(broken)?;
        let mut command = Command::new(name);
        prepare(&mut command)?;
        command.stderr(complaints.try_clone().map_err(broken)?);
        let child = command.spawn().map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound => BackupError::NoProgram(name),
            _ => broken(cause),
        })?;
        Ok(Self {
            name,
            child,
            complaints,
        })
    }

    /// Waits for it, and says what it complained of if it failed.
    fn end(mut self) -> Result<(), BackupError> {
        let broken = |cause: io::Error| failed(self.name, &cause.to_string());
        if self.child.wait().map_err(broken)?.success() {
            return Ok(());
        }
        let mut told = String::new();
        let read = self
            .complaints
            .rewind()
            .and_then(|()| self.complaints.read_to_string(&mut told));
        if let Err(cause) = read {
            tracing::debug!(%cause, "what a program complained of could not be read");
        }
        Err(failed(self.name, &told))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended, where it came to its end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first complaint of a program, without its name.
fn failed(program: &'static str, told: &str) -> BackupError {
    let line = told.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or("it does not say why");
    let named = format!("{program}: ");
    let line = line.strip_prefix(&named).unwrap_or(line);
    let reason = line.strip_prefix("error: ").unwrap_or(line).to_owned();
    BackupError::Failed { program, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_among_the_arguments() {
        for (url, argument, password) in [
            (
                "postgres://sun:s%40cret@db:5433/graph?sslmode=require&statement-cache-capacity=5",
                "--dbname=postgres://sun@db:5433/graph?sslmode=require",
                Some("s@cret"),
            ),
            (
                "postgres:///graph?host=/run&user=sun&password=s+cret",
                "--dbname=postgres:///graph?host=%2Frun&user=sun",
                Some("s cret"),
            ),
            ("postgres://db/graph", "--dbname=postgres://db/graph", None),
        ] {
            let mut command = Command::new("true");
            let settings = DatabaseSettings {
                url: url.into(),
                ..DatabaseSettings::default()
            };
            connect(&mut command, &settings).unwrap();
            let arguments: Vec<_> = command.get_args().collect();
            assert_eq!(arguments, [argument]);
            let told = command.get_envs().find(|(name, _)| *name == "PGPASSWORD");
            let told = told.and_then(|(_, value)| value?.to_str());
            assert_eq!(told, password);
        }
    }

    #[test]
    fn rows_are_counted_by_table() {
        let sql = "SET x;\nCOPY public.\"change\" (\"a\", b) FROM stdin;\n1\tCOPY public.event (\n2\t\\\\.\n\\.\n\n\
            COPY public.event (id) FROM stdin;\n\\.\n";
        let counts = rows(sql.as_bytes()).unwrap();
        assert_eq!(counts, [("change".into(), 2), ("event".into(), 0)].into());
    }
}
