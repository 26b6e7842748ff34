//! What a workbook is made of, before a word of it is read as XML.

use std::io::{Cursor, Read, sink};

use zip::{ZipArchive, result::ZipError};

use super::super::{Limits, Refusal};

const CUT_OFF: &str = "the workbook is cut off or damaged: save it anew and send it whole";

/// Refuses what is no workbook, runs programs, or grows too large. All of it is
/// inflated once and thrown away, for what an archive says of its sizes is not
/// to be believed.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let cut_off = |_: ZipError| Refusal::rejected(CUT_OFF);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(cut_off)?;
    let (entries, most) = (archive.len(), limits.workbook_entries);
    if entries > most {
        let reason = format!(
            "the workbook holds {entries} files, more than {most}: copy the cells to a new one"
        );
        return Err(Refusal::rejected(reason));
    }
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| {
            String::from_utf8_lossy(name)
                .replace('\\', "/")
                .to_lowercase()
        })
        .collect();
    if let Some(reason) = foreign(&names) {
        return Err(Refusal::rejected(reason));
    }
    let mut inflated = 0;
    for index in 0..entries {
        let entry = archive.by_index(index).map_err(|cause| match cause {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                Refusal::rejected("the workbook is protected: save it without a password")
            }
            cause => cut_off(cause),
        })?;
        let left = limits.workbook_bytes - inflated;
        let copied = std::io::copy(&mut entry.take(left + 1), &mut sink());
        inflated += copied.map_err(|_| Refusal::rejected(CUT_OFF))?;
        if inflated > limits.workbook_bytes {
            let reason = "the workbook is too large when it is unpacked: split it, or send CSV";
            return Err(Refusal::rejected(reason));
        }
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if inflated / packed.max(1) > limits.workbook_ratio {
        let reason = "the workbook is far larger than its file: copy the cells to a new one";
        return Err(Refusal::rejected(reason));
    }
    Ok(())
}

/// What these files make up, if not a workbook without programs.
fn foreign(names: &[String]) -> Option<&'static str> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) {
        Some("the workbook holds macros: save it as xlsx, without them")
    } else if has("xl/workbook.bin") {
        Some("this is a binary workbook: save it as xlsx")
    } else if has("word/document.xml") || has("ppt/presentation.xml") {
        Some("this is a document, not a workbook: send the sheet itself")
    } else if has("mimetype") && has("content.xml") {
        Some("this is an OpenDocument sheet: save it as xlsx")
    } else if !has("[content_types].xml") {
        Some("this is an archive, not a workbook: send the sheet itself")
    } else {
        None
    }
}
