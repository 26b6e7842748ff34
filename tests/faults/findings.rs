//! What a fault came to.

use std::fmt;

/// What a fault came to: counts, what should not be, and which checks noticed
/// what was spoiled for them.
#[derive(Default)]
pub(crate) struct Findings {
    counts: Vec<(String, u64)>,
    wrongs: Vec<String>,
    controls: usize,
}

impl Findings {
    /// What there is to say of a fault that stopped at a surprise.
    pub(crate) fn broken_off() -> Self {
        Self {
            wrongs: vec!["it broke off: see the panic above".into()],
            ..Self::default()
        }
    }

    /// Notes a count.
    pub(crate) fn count(&mut self, what: &str, number: usize) {
        self.counts.push((what.to_owned(), number as u64));
    }

    /// Notes a count that must be nought.
    pub(crate) fn none(&mut self, what: &str, number: usize) {
        self.count(what, number);
        if number > 0 {
            self.wrongs.push(format!("{what}: {number}"));
        }
    }

    /// Notes what is wrong unless it holds.
    pub(crate) fn hold(&mut self, is_so: bool, otherwise: impl Into<String>) {
        if !is_so {
            self.wrongs.push(otherwise.into());
        }
    }

    /// Notes whether a check noticed what was spoiled for it.
    pub(crate) fn control(&mut self, spoiled: &str, is_noticed: bool) {
        self.controls += 1;
        if !is_noticed {
            self.wrongs
                .push(format!("a check did not notice: {spoiled}"));
        }
    }

    /// Whether all is as it should be.
    pub(crate) fn is_good(&self) -> bool {
        self.wrongs.is_empty()
    }
}

impl Findings {
    /// The counts in words.
    pub(crate) fn counts(&self) -> String {
        let counts = self.counts.iter().map(|(what, it)| format!("{what} {it}"));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// How many things were spoiled on purpose, to be noticed.
    pub(crate) fn controls(&self) -> usize {
        self.controls
    }

    /// The verdict in a word.
    pub(crate) fn verdict(&self) -> &'static str {
        if self.is_good() { "PASS" } else { "FAIL" }
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts();
        writeln!(f, "  {counts}, spoiled and noticed {}", self.controls)?;
        for wrong in self.wrongs.iter().take(20) {
            writeln!(f, "  wrong: {wrong}")?;
        }
        write!(f, "  {}", self.verdict())
    }
}
