//! A checked file of the index beside the database, so that a restart need not read all rows again.
//!
//! The file carries a stamp made of the newest entry of the log, and a sum over every byte. What is stale, damaged or of
//! another version is not trusted: the index is then built from the tables.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use entities::vocabulary::Visibility;
use graph::image;

use super::{Snapshot, kind_table, stamp};
use crate::connect::Database;
use crate::error::{Error, Result};

/// The snapshot in the file, if it is of the newest entry of the log and sound; none otherwise.
///
/// It blocks while the file is read: call it where that is allowed.
///
/// # Errors
/// The database failed. A file that cannot be read is no error.
pub async fn read(database: &Database, path: &Path) -> Result<Option<Snapshot>> {
    let Some(newest) = crate::history::newest(&database.reader(Visibility::Sealed)).await? else {
        return Ok(None);
    };
    let expected = stamp(&newest);
    let Ok(file) = File::open(path) else { return Ok(None) };
    // Only the head is read at first, so that a stale file costs nothing.
    if image::stamp(&file).ok() != Some(expected) {
        tracing::info!("the file of the graph is stale; the graph is built from the tables");
        return Ok(None);
    }
    match whole(path) {
        Ok((index, found)) if found == expected && index.kinds() == kind_table() => Ok(Some(Snapshot {
            index,
            revision: newest.seq,
            stamp: expected,
        })),
        Ok(_) => Ok(None),
        Err(error) => {
            tracing::warn!(%error, "the file of the graph is damaged; the graph is built from the tables");
            Ok(None)
        }
    }
}

fn whole(path: &Path) -> std::result::Result<(graph::Index, u64), image::ImageError> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    image::read(file, size)
}

/// Writes the file: beside its place first, then moved there, so that a crash leaves the old one or the new one.
///
/// # Errors
/// The disk refused.
pub fn write(snapshot: &Snapshot, path: &Path) -> Result<()> {
    let beside = path.with_extension("graph.new");
    let written = File::create(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        image::write(&snapshot.index, snapshot.stamp, &mut out)?;
        out.flush()?;
        out.get_ref().sync_all()?;
        fs::rename(&beside, path)
    });
    written.map_err(|error| Error::Inconsistent(format!("the file of the graph cannot be written: {error}")))
}
