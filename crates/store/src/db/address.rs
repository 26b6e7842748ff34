//! The address of a SQLite file, as sqlx and sea-orm write it too: `sqlite:FILE`,
//! `sqlite://FILE`, with `?mode=` behind it or not.

use std::str::FromStr;

use sqlx::sqlite::SqliteConnectOptions;

/// A SQLite file, and what may be done with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SqliteAddress {
    pub(super) file: String,
    pub(super) mode: Mode,
}

/// What may be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// It is read and written, and made if it is not there (`rwc`, and without a mode).
    Create,
    /// It is read and written (`rw`).
    Write,
    /// It is only read (`ro`).
    Read,
}

impl SqliteAddress {
    /// What this says that follows `sqlite:`; why not, where it cannot be used.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix("//").unwrap_or(text);
        let (path, question) = text.split_once('?').unwrap_or((text, ""));
        let mut mode = Mode::Create;
        for pair in question.split('&').filter(|pair| !pair.is_empty()) {
            mode = match pair {
                "mode=rwc" => Mode::Create,
                "mode=rw" => Mode::Write,
                "mode=ro" => Mode::Read,
                "mode=memory" => return Err(IN_MEMORY.into()),
                // It is about databases in memory.
                "cache=private" | "cache=shared" => mode,
                other => {
                    return Err(format!(
                        "`{other}` is not understood; there are `mode=rwc`, `mode=rw` and `mode=ro`"
                    ));
                }
            };
        }
        if path == ":memory:" {
            return Err(IN_MEMORY.into());
        }
        if path.is_empty() {
            return Err("it names no file".into());
        }
        // What stands for another character, as `%20`, is read as sqlx does.
        let options = SqliteConnectOptions::from_str(&format!("sqlite:{path}"));
        let file = options.ok().and_then(|options| {
            let file = options.get_filename().to_str()?;
            Some(file.to_owned())
        });
        match file {
            Some(file) if !file.contains(['?', ':', '\0']) => Ok(Self { file, mode }),
            _ => Err("no file can be called so".into()),
        }
    }
}

const IN_MEMORY: &str = "a database in memory would not be kept";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_sqlx_and_sea_orm_name_it() {
        for (text, file, mode) in [
            ("x.db", "x.db", Mode::Create),
            ("//x.db", "x.db", Mode::Create),
            ("///var/lib/x.db", "/var/lib/x.db", Mode::Create),
            ("/var/lib/x.db", "/var/lib/x.db", Mode::Create),
            ("./a/x.db", "./a/x.db", Mode::Create),
            ("//x.db?mode=rwc", "x.db", Mode::Create),
            ("x.db?mode=rw", "x.db", Mode::Write),
            ("//x.db?mode=ro&cache=private", "x.db", Mode::Read),
            ("x.db?", "x.db", Mode::Create),
            ("a%20b.db", "a b.db", Mode::Create),
            ("données.db", "données.db", Mode::Create),
        ] {
            let expected = SqliteAddress {
                file: file.into(),
                mode,
            };
            assert_eq!(SqliteAddress::read(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_names_no_file_is_refused_by_name() {
        for (text, why) in [
            ("", "no file"),
            ("//", "no file"),
            ("?mode=rwc", "no file"),
            (":memory:", "memory"),
            ("//:memory:", "memory"),
            ("x.db?mode=memory", "memory"),
            ("x.db?mode=fast", "`mode=fast`"),
            ("x.db?vfs=unix", "`vfs=unix`"),
            ("x.db?immutable=1", "`immutable=1`"),
            ("file:x.db", "called so"),
            ("postgres://sun@db/graph", "called so"),
            ("x%00.db", "called so"),
        ] {
            let told = SqliteAddress::read(text).unwrap_err();
            assert!(told.contains(why), "{text}: {told}");
        }
    }
}
