//! Data written to files.

use std::{
    fs,
    io::{self, Write, stdout},
    path::{Path, PathBuf},
    time::Duration,
};

use clap::{Args, Subcommand};
use sea_orm::DatabaseConnection;

use super::{Failure, output, private, ready_to_read, say, sheets, template::Style, view::View};
use crate::config::Config;
use exchange::{Format, Layout, export::Pages, external, print::Printer};
use graph::{file::File, render, request::Words, shown::Bounds, store::Store};
use record::sheet::{self, Sheet};
use store::{
    auth::ReadScope,
    compute::{ComputeBudget, ComputePool},
    db::Snapshot,
};

const EXAMPLES: &str = "\
Examples:
  sun-graph export events --output events.xlsx
  sun-graph export --all --output folder       every public sheet; `sun-graph import folder` reads them back
  sun-graph export --all --restricted --output folder    also what is not public, such as contacts
  sun-graph export graph --country SEN --format node-link";

/// How long it may take to write files out, all of one state of the data.
pub(super) const PATIENCE: Duration = Duration::from_hours(1);

/// What is to be written, and where.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(super) struct Export {
    #[command(subcommand)]
    graph: Option<What>,
    /// The sheet; `sun-graph sheets` lists them
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    sheet: Option<String>,
    /// Every sheet, each in a file of a folder, and the ids that sources gave to records
    #[arg(long, requires = "output")]
    all: bool,
    /// Also what not everybody may read, such as contacts, in files for you alone
    #[arg(long)]
    restricted: bool,
    /// The format; what the file's name says if not given, and csv else
    #[arg(long, value_name = "csv|xlsx|ndjson", value_parser = super::template::format)]
    format: Option<Format>,
    #[command(flatten)]
    style: Style,
    /// The file or folder to write; standard output if not given, or `-`
    #[arg(long, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
}

#[derive(Clone, Debug, Subcommand)]
enum What {
    /// The collaboration graph, for Gephi, Cytoscape, Graphviz, R, Python and spreadsheets
    Graph {
        #[command(flatten)]
        view: Box<View>,
        /// The file to write; standard output if not given, or `-`
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

impl Export {
    pub(super) async fn run(self, config: &Config) -> Result<(), Failure> {
        if let Some(What::Graph { view, output }) = self.graph {
            return graph(config, (*view).into(), output::file(output)).await;
        }
        let sheet = self.sheet.as_deref().map(sheets::named).transpose()?;
        if let Some(sheet) = sheet.filter(|sheet| sheet.is_restricted() && !self.restricted) {
            return Err(Failure::usage(format!(
                "{} are not for everybody: say --restricted, and keep the file to yourself",
                sheet.name
            )));
        }
        let (is_restricted, output) = (self.restricted, output::file(self.output));
        let said = output.as_deref().and_then(Format::of_path);
        let format = self.format.or(said).unwrap_or(Format::Csv);
        if sheet.is_none() && output.is_none() {
            return Err(Failure::usage(
                "every sheet has a file of its own: name a folder with --output",
            ));
        }
        output::must_suit(format, output.as_deref())?;
        let layout = self.style.of(format);
        let db = ready_to_read(config).await?;
        let write = |snapshot: Snapshot| async move {
            let read = Read {
                db: snapshot.db.reader(),
                is_restricted,
            };
            match (sheet, &output) {
                (Some(sheet), None) => one(&read, sheet, layout, stdout()).await,
                (Some(sheet), Some(path)) => file(&read, sheet, layout, path).await.map(|_| ()),
                (None, Some(folder)) => all(&read, layout, folder).await,
                (None, None) => Err(Failure::usage("say which sheet, or --all with --output")),
            }
        };
        let written = db.at_one_moment(PATIENCE, write).await;
        db.close().await;
        written.map_err(|cause| Failure::silent(&cause))?
    }
}

/// What is read, and whether also what not everybody may read.
struct Read<'a> {
    db: &'a DatabaseConnection,
    is_restricted: bool,
}

impl Read<'_> {
    const fn read_scope(&self) -> ReadScope {
        if self.is_restricted {
            ReadScope::Everything
        } else {
            ReadScope::Public
        }
    }

    /// A new file, for whom what is in it is for.
    fn create(&self, path: &Path, is_guarded: bool) -> Result<fs::File, Failure> {
        let file = if self.is_restricted && is_guarded {
            private::create(path)
        } else {
            fs::File::create(path)
        };
        file.map_err(|cause| Failure::unwritten(path, &cause))
    }
}

async fn all(read: &Read<'_>, layout: Layout, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|cause| Failure::unwritten(folder, &cause))?;
    let restricted = sheet::sheets().iter().filter(|sheet| sheet.is_restricted());
    let restricted: Vec<&str> = restricted.map(|sheet| sheet.name).collect();
    let restricted = restricted.join(", ");
    if read.is_restricted {
        eprintln!("sun-graph: {restricted} are not for everybody: keep the folder to yourself");
    } else {
        eprintln!(
            "sun-graph: left out, since not for everybody: {restricted}, and what is not published (--restricted)"
        );
    }
    for sheet in sheet::sheets() {
        if sheet.is_restricted() && !read.is_restricted {
            continue;
        }
        let path = folder.join(format!("{}.{}", sheet.name, layout.format.name()));
        let rows = file(read, sheet, layout, &path).await?;
        say(&format!("{}: {rows} rows\n", path.display()));
    }
    let path = folder.join(external::FILE);
    let out = io::BufWriter::new(read.create(&path, true)?);
    let names = external::write(read.db, read.read_scope(), out).await;
    let names = names.map_err(|stop| match stop {
        external::Unwritten::Database(cause) => Failure::silent(&cause),
        external::Unwritten::File(cause) => Failure::unwritten(&path, &cause),
    })?;
    say(&format!("{}: {names} rows\n", path.display()));
    Ok(())
}

async fn file(
    read: &Read<'_>,
    sheet: &'static Sheet,
    layout: Layout,
    path: &Path,
) -> Result<u64, Failure> {
    let out = read.create(path, sheet.is_guarded())?;
    let written = rows(read, sheet, layout, io::BufWriter::new(out)).await;
    written.map_err(|stop| stop.failure(path))
}

async fn one(
    read: &Read<'_>,
    sheet: &'static Sheet,
    layout: Layout,
    out: impl Write + Send,
) -> Result<(), Failure> {
    let written = rows(read, sheet, layout, out).await;
    written
        .map(|_| ())
        .map_err(|stop| stop.failure(Path::new("standard output")))
}

enum Stop {
    Database(sea_orm::DbErr),
    Written(io::Error),
}

impl Stop {
    fn failure(self, path: &Path) -> Failure {
        match self {
            Self::Database(cause) => Failure::silent(&cause),
            Self::Written(cause) => Failure::unwritten(path, &cause),
        }
    }
}

async fn rows(
    read: &Read<'_>,
    sheet: &'static Sheet,
    layout: Layout,
    out: impl Write + Send,
) -> Result<u64, Stop> {
    let mut printer = Printer::new(layout, sheet, out).map_err(Stop::Written)?;
    let mut pages = Pages::of(sheet, read.read_scope());
    let mut rows = 0;
    loop {
        let page = pages.next(read.db).await.map_err(Stop::Database)?;
        if page.is_empty() {
            break;
        }
        for cells in &page {
            printer.row(cells).map_err(Stop::Written)?;
            rows += 1;
        }
    }
    printer.finish().map_err(Stop::Written)?;
    Ok(rows)
}

/// Writes the graph as the database has it.
async fn graph(config: &Config, words: Words, output: Option<PathBuf>) -> Result<(), Failure> {
    let format = words.format().map_err(Failure::usage)?;
    let style = words.style(format).map_err(Failure::usage)?;
    let with_measures = words.measures;
    let request = words.read().map_err(Failure::usage)?;
    let db = ready_to_read(config).await?;
    let unread = |cause| Failure::silent(&cause);
    let store = Store::new(db.clone());
    let version = db.data_version().await.map_err(unread)?;
    let graph = store.graph(version).await.map_err(unread)?;
    let view = request.view(&graph).map_err(Failure::usage)?;
    // Who works alone waits for nobody, and may take as long as it takes.
    let budget = ComputeBudget::unlimited(&ComputePool::unbounded());
    let shown = store.shown(&graph, view, &budget).await;
    let shown = shown.map_err(Failure::other)?;
    let measured = if with_measures {
        let measured = shown.measured(Bounds::from(&config.limits), &budget).await;
        Some(measured.map_err(Failure::usage)?)
    } else {
        None
    };
    let file = File::new(shown, measured, style);
    let written = match &output {
        None => render::write(format, &file, &mut stdout().lock()),
        Some(path) => {
            fs::File::create(path).and_then(|mut out| render::write(format, &file, &mut out))
        }
    };
    db.close().await;
    let place = output.unwrap_or_else(|| "standard output".into());
    written.map_err(|cause| Failure::unwritten(&place, &cause))
}
