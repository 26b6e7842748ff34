//! How much of a fault is brought about, on what, and by which chance.

use std::hash::{DefaultHasher, Hash, Hasher};

use fastrand::Rng;

use crate::database::{Engine, TestDatabase};

/// How much is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Enough to notice.
    Quick,
    /// The numbers of a release.
    Full,
}

/// What a fault is brought about on.
pub(crate) struct Stage {
    /// The database.
    pub(crate) engine: Engine,
    fault: &'static str,
    profile: Profile,
    seed: u64,
}

impl Stage {
    pub(crate) fn new(fault: &'static str, profile: Profile, seed: u64, engine: Engine) -> Self {
        Self {
            engine,
            fault,
            profile,
            seed,
        }
    }

    /// The one number or the other.
    pub(crate) fn pick<T>(&self, quick: T, full: T) -> T {
        match self.profile {
            Profile::Quick => quick,
            Profile::Full => full,
        }
    }

    /// Chance of its own for one part of the fault, the same in every run of a seed.
    pub(crate) fn chance(&self, part: impl Hash) -> Rng {
        let mut hasher = DefaultHasher::new();
        (self.seed, self.fault, self.engine.name(), part).hash(&mut hasher);
        Rng::with_seed(hasher.finish())
    }

    /// A new database with no data in it.
    pub(crate) async fn database(&self) -> TestDatabase {
        TestDatabase::new(&self.engine, "none").await
    }

    /// A new database with the data that ships.
    pub(crate) async fn shipped(&self) -> TestDatabase {
        TestDatabase::new(&self.engine, "shipped").await
    }
}
