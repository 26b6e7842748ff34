//! What is said of a command line that cannot be understood: one line, with what was
//! meant if that can be guessed, else with where to look.

use clap::{
    Error, Parser,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// Why these words are no command, in a line.
pub(super) fn told<C: Parser>(misuse: &Error) -> String {
    let text = misuse.to_string();
    let path = path(&text);
    let place = ["sun-graph"].iter().chain(&path).copied();
    let place = place.collect::<Vec<_>>().join(" ");
    let fault = match misuse.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = one(misuse, ContextKind::InvalidSubcommand);
            format!("there is no command `{word}`")
        }
        ErrorKind::UnknownArgument => {
            let word = one(misuse, ContextKind::InvalidArg);
            if word.starts_with('-') {
                format!("`{place}` has no flag `{word}`")
            } else {
                format!("`{word}` is a word too many for `{place}`")
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = all(misuse, ContextKind::InvalidArg).join(", ");
            format!("`{place}` misses {missing}")
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let next = below(&C::command(), &path).join(", ");
            format!("say what to do after `{place}`, one of {next}")
        }
        ErrorKind::InvalidValue if !one(misuse, ContextKind::InvalidValue).is_empty() => {
            let (word, flag) = (
                one(misuse, ContextKind::InvalidValue),
                one(misuse, ContextKind::InvalidArg),
            );
            let values = all(misuse, ContextKind::ValidValue).join(", ");
            format!("{flag} cannot be `{word}`, only one of {values}")
        }
        ErrorKind::InvalidValue => {
            let flag = one(misuse, ContextKind::InvalidArg);
            format!("{flag} wants a value")
        }
        ErrorKind::ValueValidation => {
            let (word, flag) = (
                one(misuse, ContextKind::InvalidValue),
                one(misuse, ContextKind::InvalidArg),
            );
            let cause = std::error::Error::source(misuse).map(|cause| format!(" ({cause})"));
            format!("{flag} cannot be `{word}`{}", cause.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => {
            let (one, others) = (
                one(misuse, ContextKind::InvalidArg),
                all(misuse, ContextKind::PriorArg).join(", "),
            );
            if one == others {
                format!("{one} is given twice")
            } else {
                format!("{one} does not go with {others}")
            }
        }
        _ => {
            let line = text.lines().next().unwrap_or_default();
            line.strip_prefix("error: ").unwrap_or(line).to_owned()
        }
    };
    match meant(misuse) {
        Some(meant) => format!("{fault}: did you mean `{meant}`?"),
        None => format!("{fault}: see `{place} --help`"),
    }
}

/// What was meant, as far as it is like something that there is.
fn meant(misuse: &Error) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let nearest = kinds.iter().find_map(|kind| {
        // The last of several is the nearest.
        all(misuse, *kind).pop()
    })?;
    // Without the name of its value.
    nearest.split_whitespace().next().map(str::to_owned)
}

fn all(misuse: &Error, kind: ContextKind) -> Vec<String> {
    match misuse.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        _ => vec![],
    }
}

fn one(misuse: &Error, kind: ContextKind) -> String {
    all(misuse, kind).into_iter().next().unwrap_or_default()
}

/// The commands that the usage in this text is of, as `token` and `create`.
fn path(text: &str) -> Vec<&str> {
    let usage = text.lines().find_map(|line| line.strip_prefix("Usage: "));
    let words = usage.unwrap_or_default().split_whitespace().skip(1);
    words
        .take_while(|word| word.starts_with(char::is_alphabetic))
        .collect()
}

/// What may follow these commands.
fn below(command: &clap::Command, path: &[&str]) -> Vec<String> {
    let command = path
        .iter()
        .try_fold(command, |command, name| command.find_subcommand(name));
    let next = command.into_iter().flat_map(clap::Command::get_subcommands);
    let next = next.filter(|next| !next.is_hide_set());
    next.map(|next| next.get_name().to_owned()).collect()
}
