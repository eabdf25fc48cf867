//! Opening the database of the settings: the file is made, brought to this version's schema, and, when it is new, filled with
//! the curated data. Commands and server open it here alike.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use futures_util::FutureExt;
use migration::{Migrator, MigratorTrait};
use store::graph::Snapshot;
use store::{Database, Options, SystemClock};

use crate::config::{Config, without_password};
use crate::graphql::world::Present;
use crate::progress::Bar;

/// From how many relationships on a file of the graph is kept.
const WORTH_A_FILE: usize = 50_000;

/// How often the log is looked at for what other processes wrote.
const LOOK: Duration = Duration::from_secs(1);

/// How a database is opened here: with an empty one at hand in which its past can be rebuilt.
pub fn options() -> Options {
    let blank = || {
        async {
            let blank = Database::open("sqlite::memory:", &Options::default()).await?;
            Migrator::up(blank.connection(), None).await?;
            Ok(blank)
        }
        .boxed()
    };
    Options {
        blank: Some(Arc::new(blank)),
        ..Options::default()
    }
}

/// Opens the database of the settings and brings it to this version's schema.
///
/// # Errors
/// It cannot be opened, or a migration failed.
pub async fn open(settings: &Config) -> anyhow::Result<Database> {
    let address = sqlite_address(&settings.database_url);
    let shown = without_password(&settings.database_url);
    let database = Database::open(&address, &options())
        .await
        .with_context(|| format!("the database {shown} cannot be opened; set another with --database-url or DATABASE_URL"))?;
    Migrator::up(database.connection(), None)
        .await
        .with_context(|| format!("the database {shown} cannot be brought to this version's schema"))?;
    Ok(database)
}

/// The address of a SQLite file with leave to create it; other addresses as they are.
fn sqlite_address(url: &str) -> String {
    if url.starts_with("sqlite:") && !url.contains(":memory:") && !url.contains("mode=") {
        let sign = if url.contains('?') { '&' } else { '?' };
        return format!("{url}{sign}mode=rwc");
    }
    url.to_owned()
}

/// Loads the curated data into a database that has never been written to; tells whether it did.
///
/// # Errors
/// The data could not be loaded; nothing is left half done.
pub async fn seed_if_new(database: &Database) -> anyhow::Result<bool> {
    let reader = database.reader(entities::vocabulary::Visibility::Sealed);
    if store::history::newest(&reader).await?.is_some() {
        return Ok(false);
    }
    let bar = Bar::new("loading the curated data");
    seeds::load(database, &SystemClock, &|what, done, total| bar.show(what, done, total))
        .await
        .context("the curated data could not be loaded")?;
    bar.finish();
    Ok(true)
}

/// Reads everything into the graph's index, with progress.
///
/// # Errors
/// The database failed or is damaged.
pub async fn load_graph(database: &Database, settings: &Config) -> anyhow::Result<Snapshot> {
    let file = graph_file(&settings.database_url);
    if let Some(file) = &file
        && let Some(snapshot) = store::graph::file::read(database, file).await?
    {
        return Ok(snapshot);
    }
    let bar = Bar::new("building the graph");
    let snapshot = store::graph::load(database, &|done| bar.show("building the graph", done, 0))
        .await
        .context("the graph could not be built")?;
    bar.finish();
    // A small graph is built sooner than its file would be written.
    if let Some(file) = file.filter(|_| snapshot.index.edge_count(3) >= WORTH_A_FILE)
        && let Err(error) = store::graph::file::write(&snapshot, &file)
    {
        tracing::warn!(%error, "the next start will build the graph again");
    }
    Ok(snapshot)
}

/// Where the file of the graph lies: beside the file of a SQLite database. A PostgreSQL database has no place of ours beside it.
fn graph_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    (!path.is_empty() && !path.contains(":memory:")).then(|| PathBuf::from(format!("{path}.graph")))
}

/// Keeps the index in step with the log, whoever writes to it, until the process ends.
pub async fn follow(present: Arc<Present>) {
    let mut written = present.database().watch();
    loop {
        // Own writes are told at once; those of other processes are found by looking.
        let _ = tokio::time::timeout(LOOK, written.changed()).await;
        let reader = present.database().reader(entities::vocabulary::Visibility::Sealed);
        let newest = match store::history::newest(&reader).await {
            Ok(newest) => newest,
            Err(error) => {
                tracing::warn!(%error, "the log cannot be read; the graph stays as it is");
                continue;
            }
        };
        if newest.is_none_or(|entry| entry.seq == present.snapshot().revision) {
            continue;
        }
        match store::graph::advance(present.database(), &present.snapshot()).await {
            Ok(snapshot) => {
                tracing::info!(revision = snapshot.revision.0, "the graph was brought in step with the log");
                present.replace(Arc::new(snapshot));
            }
            Err(error) => tracing::warn!(%error, "the graph cannot be brought in step; it stays as it is"),
        }
    }
}
