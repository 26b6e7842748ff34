//! The real binary, running.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

/// A server that is killed where nothing else ends it.
pub(crate) struct Server {
    child: Child,
    address: String,
    log: PathBuf,
}

impl Server {
    /// Starts it, and waits until it answers.
    pub(crate) fn start(command: &mut Command, log: PathBuf) -> Self {
        let errors = fs::File::options().append(true).create(true).open(&log);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(errors.unwrap())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let endpoint = lines.map(Result::unwrap).find_map(|line| {
            let address = line.strip_prefix("endpoint")?.trim();
            Some(address.trim_end_matches("/graphql").to_owned())
        });
        let address = endpoint.unwrap_or_else(|| {
            let told = fs::read_to_string(&log).unwrap_or_default();
            panic!("the server did not start: {told}")
        });
        Self {
            child,
            address,
            log,
        }
    }

    /// Where it answers, as `http://127.0.0.1:8000`.
    pub(crate) fn address(&self) -> String {
        self.address.clone()
    }

    /// The number of its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power switch would: nothing of it runs any more.
    pub(crate) fn kill(&mut self) {
        // It may have ended, which is what is wanted.
        let _ = self.child.kill();
        self.child.wait().unwrap();
    }

    /// Asks it to end, and waits.
    pub(crate) fn stop(&mut self) {
        self.terminate();
        self.child.wait().unwrap();
    }

    /// Asks it to end in order.
    pub(crate) fn terminate(&self) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", "TERM", &id]).status();
        assert!(sent.unwrap().success());
    }

    /// How many clients are connected, as the system sees it.
    pub(crate) fn connections(&self) -> usize {
        let port: u16 = self.address.rsplit(':').next().unwrap().parse().unwrap();
        let ours = format!(":{port:04X}");
        let table = fs::read_to_string("/proc/net/tcp").unwrap();
        let is_connected = |line: &&str| {
            let mut fields = line.split_whitespace().skip(1);
            let is_ours = fields.next().is_some_and(|local| local.ends_with(&ours));
            // Established, or closed by the client alone.
            is_ours && matches!(fields.nth(1), Some("01" | "08"))
        };
        table.lines().filter(is_connected).count()
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// The memory it holds now, and the most it ever held, in KiB.
    pub(crate) fn memory(&self) -> (usize, usize) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            number.unwrap_or_default()
        };
        (field("VmRSS:"), field("VmHWM:"))
    }

    /// How many processes it has started that still run.
    pub(crate) fn children(&self) -> usize {
        let id = self.child.id();
        let tasks = fs::read_dir(format!("/proc/{id}/task")).unwrap();
        let children = tasks.map(|task| {
            let path = task.unwrap().path().join("children");
            let text = fs::read_to_string(path).unwrap_or_default();
            text.split_whitespace().count()
        });
        children.sum()
    }

    /// How often its log tells of a panic.
    pub(crate) fn panics(&self) -> usize {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        log.matches("panicked").count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
