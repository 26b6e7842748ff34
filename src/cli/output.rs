//! Where a command writes: to a file, or to standard output.

use std::path::PathBuf;

/// The file that `--output` names; none for standard output, which `-` stands for.
pub(super) fn file(output: Option<PathBuf>) -> Option<PathBuf> {
    output.filter(|path| path.as_os_str() != "-")
}
