//! The time, given and not grabbed, so that a test can say what time it is.

use std::{fmt, sync::Arc};

use chrono::{DateTime, SecondsFormat, Utc};

/// What tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub fn system() -> Self {
        Self::new(Utc::now)
    }

    /// A clock that tells what `tell` says.
    #[must_use]
    pub fn new(tell: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A moment as rows keep it: to the second, in UTC, so that texts sort as moments do.
#[must_use]
pub fn written(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment as the log of changes keeps it: to the millisecond, in UTC. Such texts sort
/// as moments do among each other, not among those of [`written`].
#[must_use]
pub fn written_finely(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A moment that was written by one of these.
#[must_use]
pub fn read(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|moment| moment.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_it_was_written() {
        let text = "2026-11-25T15:03:04Z";
        assert_eq!(read(text).map(written).as_deref(), Some(text));
        let text = "2026-11-25T15:03:04.050Z";
        assert_eq!(read(text).map(written_finely).as_deref(), Some(text));
        assert_eq!(read("2026-11-25"), None);
    }

    #[test]
    fn a_clock_tells_what_it_is_told() {
        let noon = read("2026-11-25T12:00:00Z").unwrap();
        assert_eq!(Clock::new(move || noon).now(), noon);
    }
}
