//! How a sheet is laid out in its format: with HXL tags or without, and which CSV.

use std::io::{self, Write};

use super::Format;

/// How a sheet is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The format.
    pub format: Format,
    /// Whether a row of HXL tags stands under the header of CSV and workbooks. Most
    /// programs take it for data, so it is there on request alone.
    pub has_tags: bool,
    /// Which CSV, if it is CSV.
    pub dialect: Dialect,
}

/// Which CSV: programs of different countries open different ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between cells.
    pub separator: Separator,
    /// Whether a byte order mark begins the file, by which Excel knows UTF-8.
    pub has_mark: bool,
}

/// What stands between the cells of CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// As RFC 4180 has it.
    #[default]
    Comma,
    /// As Excel expects it where the comma is in numbers, in French and Spanish.
    Semicolon,
    /// Between columns that are pasted.
    Tab,
}

impl From<Format> for Layout {
    /// The plain layout of a format.
    fn from(format: Format) -> Self {
        Self {
            format,
            has_tags: false,
            dialect: Dialect::default(),
        }
    }
}

impl Separator {
    /// The separator by its name or by itself.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "," | "comma" => Some(Self::Comma),
            ";" | "semicolon" => Some(Self::Semicolon),
            "\t" | "tab" => Some(Self::Tab),
            _ => None,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

impl Dialect {
    /// Begins a file of this CSV.
    pub(crate) fn begin<W: Write>(self, mut out: W) -> io::Result<csv::Writer<W>> {
        if self.has_mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(self.separator.byte());
        Ok(builder.from_writer(out))
    }
}
