//! The curated knowledge, embedded in the binary, and the thin import that loads it.
//!
//! There is no path of its own into the database: the files of `data/` are read and imported as any folder is, so the
//! import is exercised at every first start. Loading them again changes nothing.

use exchange::{Dataset, Limits, Problem, folder};
use include_dir::{Dir, include_dir};
use store::import::{Progress, Report, import};
use store::{Author, Clock, Database};

/// The files, as they were when the binary was built.
static DATA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// Why the curated data could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The files are not as the format asks.
    #[error("{} problems in the files of the curated data, the first: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Files(Vec<Problem>),
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// The embedded CSV files: name with folder, and bytes; in the order of their names.
pub fn files() -> Vec<(String, &'static [u8])> {
    fn gather(folder: &'static Dir<'static>, found: &mut Vec<(String, &'static [u8])>) {
        found.extend(folder.files().filter_map(|file| {
            let name = file.path().to_string_lossy().replace('\\', "/");
            name.to_ascii_lowercase().ends_with(".csv").then(|| (name, file.contents()))
        }));
        for inner in folder.dirs() {
            gather(inner, found);
        }
    }
    let mut found = Vec::new();
    gather(&DATA, &mut found);
    found.sort();
    found
}

/// The curated data as records.
///
/// # Errors
/// The files are not as the format asks.
pub fn dataset() -> Result<Dataset, Error> {
    let reading = folder::read(&files(), &Limits::default());
    if reading.problems.is_empty() {
        Ok(reading.dataset)
    } else {
        Err(Error::Files(reading.problems))
    }
}

/// Loads the curated data into a database, whole or not at all.
///
/// # Errors
/// The files are not as the format asks, or the store refused or failed.
pub async fn load(database: &Database, clock: &dyn Clock, progress: Progress<'_>) -> Result<Report, Error> {
    let dataset = dataset()?;
    let author = Author {
        account: "khsae seed".into(),
        reason: "load the curated data".into(),
        batch: None,
    };
    let mut editor = database.edit(author, clock).await?;
    let report = import(&mut editor, &dataset, progress).await?;
    if report.changed() {
        editor.commit().await?;
    } else {
        editor.roll_back().await?;
    }
    Ok(report)
}
