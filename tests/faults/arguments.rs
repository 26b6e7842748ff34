//! What a run is asked for.

use std::{
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::stage::Profile;

/// What a run is asked for.
#[derive(Clone)]
pub(crate) struct Arguments {
    /// How much; nothing is done without it.
    pub(crate) profile: Option<Profile>,
    /// Where all chance of the run comes from.
    pub(crate) seed: u64,
    /// The file that the table of figures is written to.
    pub(crate) figures: Option<PathBuf>,
    only: Vec<String>,
    database: Option<String>,
}

impl Arguments {
    /// Reads the command line.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let mut arguments = Self {
            profile: None,
            seed: now.as_secs(),
            figures: None,
            only: vec![],
            database: None,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} takes a value"));
            match word.as_str() {
                "--profile" => {
                    arguments.profile = Some(match value()?.as_str() {
                        "quick" => Profile::Quick,
                        "full" => Profile::Full,
                        other => return Err(format!("there is no profile {other}")),
                    });
                }
                "--seed" => {
                    let seed = value()?.parse();
                    arguments.seed = seed.map_err(|_| "--seed takes a number".to_owned())?;
                }
                "--figures" => arguments.figures = Some(value()?.into()),
                "--only" => arguments.only = value()?.split(',').map(str::to_owned).collect(),
                "--database" => arguments.database = Some(value()?),
                // The harness of other tests takes flags of its own.
                _ if arguments.profile.is_none() => {}
                other => return Err(format!("{other} is not known")),
            }
        }
        Ok(arguments)
    }

    /// Whether this fault is wanted.
    pub(crate) fn wants(&self, fault: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|it| it == fault)
    }

    /// Whether this database is wanted.
    pub(crate) fn wants_database(&self, name: &str) -> bool {
        self.database.as_ref().is_none_or(|wanted| wanted == name)
    }
}
