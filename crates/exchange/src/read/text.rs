//! What bytes are as text, and how a cell is tidied.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use record::formula;

/// The cell as it is kept: without white space around it, its letters composed
/// (NFC), and without what spreadsheets need against formulas. Nothing else of
/// it is touched.
pub(super) fn tidy(cell: &str) -> String {
    let composed = composed(cell);
    stripped(formula::unguarded(&composed)).to_owned()
}

/// The same for a text that no spreadsheet has seen.
pub(super) fn composed(cell: &str) -> String {
    let cell = stripped(cell);
    if is_nfc(cell) {
        cell.to_owned()
    } else {
        cell.nfc().collect()
    }
}

/// The cell on one line, if it has several: as a spreadsheet shows it that does not
/// wrap its cells.
pub(super) fn on_one_line(cell: &str) -> Option<String> {
    cell.contains(['\n', '\r', '\t', '\u{b}']).then(|| {
        let lines = cell.split(['\n', '\r', '\t', '\u{b}']).map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        lines.join(" ")
    })
}

fn stripped(cell: &str) -> &str {
    // Zero-width space and byte order mark are not white space to Unicode.
    cell.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}')
    })
}

/// What these bytes are as text, or what they seem to be instead. `is_last`
/// where the file ends with them.
pub(super) fn decoded(bytes: Vec<u8>, is_last: bool) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|cause| {
        let place = cause.utf8_error();
        match cause.as_bytes().get(place.valid_up_to()) {
            _ if is_last && place.error_len().is_none() => {
                "the file ends in the middle of a letter: send it again, whole".into()
            }
            Some(byte @ 0xa0..) => format!(
                "the text is not UTF-8: it looks like Windows-1252, with \"{}\" here; save it \
                 as \"CSV UTF-8\"",
                char::from(*byte)
            ),
            _ => "the text is not UTF-8: it may be Windows-1252; save it as \"CSV UTF-8\"".into(),
        }
    })?;
    if text.contains('\0') {
        return Err("there is a NUL character: save the file anew as \"CSV UTF-8\"".into());
    }
    Ok(text)
}

/// What a file is that is no UTF-8 text, by its first bytes.
pub(super) fn foreign(start: &[u8]) -> Option<&'static str> {
    let zeros = start.iter().take(400).filter(|byte| **byte == 0).count();
    let is_web_page = start.trim_ascii_start().starts_with(b"<");
    if start.starts_with(b"PK\x03\x04") {
        Some("this is a workbook or an archive: send it as xlsx")
    } else if start.starts_with(b"\xd0\xcf\x11\xe0") {
        Some("this is an old or a protected workbook: save it as xlsx without a password")
    } else if start.starts_with(b"%PDF") {
        Some("this is a PDF: send the sheet itself")
    } else if start.starts_with(b"\xff\xfe")
        || start.starts_with(b"\xfe\xff")
        || zeros * 4 >= start.len().clamp(4, 400)
    {
        Some("the text is UTF-16: save it as \"CSV UTF-8\"")
    } else if is_web_page {
        Some("this is a web page or XML: send the sheet itself")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_tidied_and_no_more() {
        assert_eq!(tidy("\u{a0} Cote\u{301} \u{200b}\t"), "Cot\u{e9}");
        assert_eq!(tidy("'=1+1"), "=1+1");
        assert_eq!(tidy("' =1+1"), "' =1+1");
        assert_eq!(tidy("“l’été” – …"), "“l’été” – …");
        assert_eq!(tidy("\u{202e}abc"), "\u{202e}abc");
        assert_eq!(on_one_line("Nairobi\r\n Kenya").unwrap(), "Nairobi Kenya");
        assert_eq!(on_one_line("Nairobi Kenya"), None);
    }

    #[test]
    fn what_is_not_utf8_is_named() {
        let told = |bytes: &[u8]| decoded(bytes.to_vec(), false).unwrap_err();
        assert!(told(b"C\xf4te").contains("Windows-1252, with \"\u{f4}\""));
        assert!(told(b"\x93quoted\x94").contains("Windows-1252"));
        assert!(told(b"a\0b").contains("NUL"));
        assert!(
            decoded(b"C\xc3".to_vec(), true)
                .unwrap_err()
                .contains("middle of a letter")
        );
        assert_eq!(decoded("Côte".into(), true).unwrap(), "Côte");
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (start, told) in [
            (b"PK\x03\x04....".as_slice(), "workbook"),
            (b"\xd0\xcf\x11\xe0....", "password"),
            (b"%PDF-1.7", "PDF"),
            (b"\xff\xfei\0d\0", "UTF-16"),
            (b"i\0d\0,\0n\0", "UTF-16"),
            (b"<!doctype html>", "web page"),
        ] {
            assert!(foreign(start).unwrap().contains(told), "{start:?}");
        }
        assert_eq!(foreign(b"id,name"), None);
        assert_eq!(foreign(b""), None);
    }
}
