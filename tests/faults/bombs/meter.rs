//! What a server spends on one request: processor time and memory.

use std::{fs, path::Path};

use crate::server::Server;

/// What one request may cost, in milliseconds of a processor and in KiB.
pub(super) const MOST: Spent = Spent {
    millis: 1_000,
    kibibytes: 100 * 1024,
};

/// What a request cost.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spent {
    pub(super) millis: u64,
    pub(super) kibibytes: u64,
}

impl Spent {
    /// How near it comes to what it may cost, in thousandths.
    pub(super) fn share(self) -> u64 {
        let time = self.millis * 1_000 / MOST.millis;
        time.max(self.kibibytes * 1_000 / MOST.kibibytes)
    }

    /// Whether it is more than it may cost.
    pub(super) fn is_too_much(self) -> bool {
        self.millis > MOST.millis || self.kibibytes > MOST.kibibytes
    }
}

/// The ticks of ten milliseconds, by the user and by the system, in a line of `/proc`.
pub(super) fn ticks(stat: &str) -> u64 {
    let (_, fields) = stat.rsplit_once(") ").unwrap();
    let fields: Vec<&str> = fields.split(' ').collect();
    let number = |place: usize| fields[place].parse::<u64>().unwrap();
    number(11) + number(12)
}

/// Reads what a server spends.
pub(super) struct Meter {
    process: String,
    slowness: f64,
}

/// Where it stood before a request.
pub(super) struct Reading {
    /// Of the threads that SQLite runs on, which are built as in a release.
    of_database: u64,
    of_all: u64,
    resident: u64,
}

impl Meter {
    /// A meter of a server that is so many times slower than it is meant for.
    pub(super) fn new(server: &Server, slowness: f64) -> Self {
        Self {
            process: format!("/proc/{}", server.id()),
            slowness,
        }
    }

    /// Begins to measure: the most memory is that from now on.
    pub(super) fn begin(&self) -> Reading {
        fs::write(format!("{}/clear_refs", self.process), "5").unwrap();
        Reading {
            of_database: self.of_database(),
            of_all: self.of_all(),
            resident: self.memory("VmRSS:"),
        }
    }

    /// What was spent since.
    pub(super) fn since(&self, before: &Reading) -> Spent {
        let of_database = self.of_database().saturating_sub(before.of_database);
        let of_all = self.of_all().saturating_sub(before.of_all);
        let of_ours = of_all.saturating_sub(of_database);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "milliseconds of minutes"
        )]
        let of_ours = (of_ours as f64 * 10.0 / self.slowness) as u64;
        Spent {
            millis: of_ours + of_database * 10,
            kibibytes: self.memory("VmHWM:").saturating_sub(before.resident),
        }
    }

    fn of_all(&self) -> u64 {
        ticks(&fs::read_to_string(format!("{}/stat", self.process)).unwrap())
    }

    fn of_database(&self) -> u64 {
        let threads = fs::read_dir(format!("{}/task", self.process)).unwrap();
        // A thread may end while they are looked through.
        let stats = threads.filter_map(|thread| of_thread(&thread.ok()?.path()));
        let of_database = stats.filter(|stat| stat.contains("(sqlx-sqlite"));
        of_database.map(|stat| ticks(&stat)).sum()
    }

    fn memory(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("{}/status", self.process)).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.unwrap()
    }
}

fn of_thread(path: &Path) -> Option<String> {
    fs::read_to_string(path.join("stat")).ok()
}
