//! What is said of a command line that cannot be understood: one line, with what was
//! meant if that can be guessed, else with where to look.

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use record::nearest::nearest;

/// Why these words are not what the program takes, in a line.
pub(super) fn told(
    misuse: &Error,
    program: &Command,
    words: impl Iterator<Item = String>,
) -> String {
    let wrong = one(misuse, ContextKind::InvalidArg);
    let (command, place) = reached(program, words.take_while(|word| *word != wrong));
    let fault = match misuse.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = one(misuse, ContextKind::InvalidSubcommand);
            format!("there is no command `{word}`")
        }
        ErrorKind::UnknownArgument => {
            let word = one(misuse, ContextKind::InvalidArg);
            if word.starts_with('-') {
                if is_below(command, word.trim_start_matches('-')) {
                    return format!(
                        "`{word}` is no flag of `{place}` but of a command: write it behind that"
                    );
                }
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
            let next = next(command).collect::<Vec<_>>().join(", ");
            format!("`{place}` wants what to do: {next}")
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
            if one.is_empty() {
                format!("{others} does not go with what follows it")
            } else if one == others {
                format!("{one} is given twice")
            } else {
                format!("{one} does not go with {others}")
            }
        }
        _ => {
            let text = misuse.to_string();
            let line = text.lines().next().unwrap_or_default();
            line.strip_prefix("error: ").unwrap_or(line).to_owned()
        }
    };
    match meant(misuse, command) {
        Some(meant) => format!("{fault}: did you mean `{meant}`?"),
        None => format!("{fault}: see `{place} --help`"),
    }
}

/// What was meant, as far as it is like something that there is.
fn meant(misuse: &Error, command: &Command) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    // The last of several is the nearest.
    let told = kinds.iter().find_map(|kind| all(misuse, *kind).pop());
    let told = told.or_else(|| {
        let word = one(misuse, ContextKind::InvalidSubcommand);
        nearest(&word, next(command)).map(str::to_owned)
    });
    // Without the name of its value.
    told?.split_whitespace().next().map(str::to_owned)
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

/// The command that these words lead to, and how it is written.
fn reached(program: &Command, words: impl Iterator<Item = String>) -> (&Command, String) {
    let mut reached = (program, "sun-graph".to_owned());
    for word in words {
        if let Some(next) = reached.0.find_subcommand(&word) {
            reached = (next, format!("{} {word}", reached.1));
        }
    }
    reached
}

/// The names of what may follow a command.
fn next(command: &Command) -> impl Iterator<Item = &str> {
    let next = command.get_subcommands().filter(|next| !next.is_hide_set());
    next.map(Command::get_name).filter(|name| *name != "help")
}

/// Whether a command that may follow this one has a flag of that name.
fn is_below(command: &Command, flag: &str) -> bool {
    command.get_subcommands().any(|next| {
        let mut flags = next.get_arguments().filter_map(clap::Arg::get_long);
        flags.any(|known| known == flag) || is_below(next, flag)
    })
}
