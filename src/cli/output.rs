//! Where a command writes: to a file, or to standard output.

use std::{
    io::{IsTerminal, stdout},
    path::{Path, PathBuf},
};

use super::Failure;
use exchange::Format;

/// The file that `--output` names; none for standard output, which `-` stands for.
pub(super) fn file(output: Option<PathBuf>) -> Option<PathBuf> {
    output.filter(|path| path.as_os_str() != "-")
}

/// Refuses to show a workbook on a terminal, which it would only upset.
pub(super) fn must_suit(format: Format, output: Option<&Path>) -> Result<(), Failure> {
    if format == Format::Xlsx && output.is_none() && stdout().is_terminal() {
        return Err(Failure::usage(
            "a workbook cannot be shown: write it to a file with --output",
        ));
    }
    Ok(())
}
