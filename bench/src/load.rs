//! A generated folder goes into a database through the product's own import, and from there into an index.
//! Apart from the measuring because all of it is done once, and `cargo bench` and the tests begin with it too.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use api::config::{Config, Sources};
use api::import::{Outcome, from_folder};
use graph::Node;
use store::graph::Snapshot;
use store::{Author, Database};
use tempfile::TempDir;

use crate::asked::Asked;

/// How the generator's words become ours, for a folder that has no `mapping.csv`.
const MAPPING: &str = include_str!("../mapping.csv");

/// Where the database of a folder is.
#[derive(Debug)]
pub struct Place {
    /// Its address, as the setting `database_url` has it.
    pub address: String,
    /// Removed with everything in it when this is dropped.
    _folder: Option<TempDir>,
}

/// A graph that is ready to be asked.
pub struct Loaded {
    /// Where the database is.
    pub place: Place,
    /// The database.
    pub database: Database,
    /// The index of it.
    pub snapshot: Snapshot,
    /// How long the import took; none when the database was there.
    pub import: Option<Duration>,
    /// How long the index took to load.
    pub index: Duration,
    nodes: HashMap<u64, Node>,
}

impl std::fmt::Debug for Loaded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Loaded")
            .field("import", &self.import)
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}

impl Loaded {
    /// Gives up the index and closes the database, which stays where it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn close(self) -> anyhow::Result<Place> {
        self.database.close().await?;
        Ok(self.place)
    }

    /// The node of a number of the folder, among those that it asks about.
    pub fn node(&self, number: u64) -> Option<Node> {
        self.nodes.get(&number).copied()
    }
}

/// Settings as flags would give them.
///
/// # Errors
/// What a user would be told of such flags.
pub fn settings(flags: &[(&str, &str)]) -> anyhow::Result<Config> {
    let flags = flags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Ok(Config::load(&Sources {
        flags,
        ..Sources::default()
    })?)
}

/// Imports a folder into a new database, or opens `kept` when it is there already, and loads the index.
///
/// # Errors
/// The folder cannot be read or has problems, or the database failed.
pub async fn load(folder: &Path, asked: &Asked, kept: Option<&Path>) -> anyhow::Result<Loaded> {
    let temporary = if kept.is_some() { None } else { Some(tempfile::tempdir()?) };
    let file = match (&temporary, kept) {
        (Some(temporary), _) => temporary.path().join("bench.db"),
        (None, kept) => kept.context("there is no place for the database")?.to_owned(),
    };
    let there = file.exists();
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let database = api::database::open(&settings(&[("database_url", &address)])?).await?;
    let import = if there {
        None
    } else {
        let begun = Instant::now();
        import(&database, folder).await?;
        Some(begun.elapsed())
    };
    let begun = Instant::now();
    let snapshot = store::graph::load(&database, &|_| {}).await?;
    let index = begun.elapsed();
    let nodes = nodes(&database, &snapshot, asked).await?;
    Ok(Loaded {
        place: Place {
            address,
            _folder: temporary,
        },
        database,
        snapshot,
        import,
        index,
        nodes,
    })
}

/// Imports `nodes.csv` and `edges.csv` as `khsae import` does, whole or not at all.
///
/// # Errors
/// The folder cannot be read or has problems, or the database failed.
pub async fn import(database: &Database, folder: &Path) -> anyhow::Result<()> {
    if !folder.join("mapping.csv").is_file() {
        let mapped = tempfile::tempdir()?;
        std::fs::write(mapped.path().join("mapping.csv"), MAPPING)?;
        for name in ["nodes.csv", "edges.csv"] {
            let file =
                std::fs::canonicalize(folder.join(name)).with_context(|| format!("{name} cannot be read in {}", folder.display()))?;
            std::os::unix::fs::symlink(file, mapped.path().join(name))?;
        }
        return import_mapped(database, mapped.path()).await;
    }
    import_mapped(database, folder).await
}

async fn import_mapped(database: &Database, folder: &Path) -> anyhow::Result<()> {
    let author = Author {
        account: "bench".into(),
        reason: "a generated graph".into(),
        batch: None,
    };
    match from_folder(database, folder, author, false, &|_, _, _| {}).await? {
        Outcome::Done(_) => Ok(()),
        Outcome::Refused(problems) => {
            let shown: Vec<&str> = problems.iter().take(20).map(String::as_str).collect();
            bail!("the folder has {} problems:\n{}", problems.len(), shown.join("\n"))
        }
    }
}

/// The nodes that a folder asks about, by their numbers in it.
async fn nodes(database: &Database, snapshot: &Snapshot, asked: &Asked) -> anyhow::Result<HashMap<u64, Node>> {
    let reader = database.reader(entities::vocabulary::Visibility::Public);
    let mut numbers: Vec<u64> = asked.pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    numbers.extend(asked.starts.iter().chain(&asked.chains));
    numbers.sort_unstable();
    numbers.dedup();
    let mut nodes = HashMap::new();
    for number in numbers {
        let Some(thing) = store::thing::find_by_slug(&reader, &slug(number)).await? else {
            bail!("the folder asks about node {number}, which is not in the database");
        };
        let node = store::graph::node(snapshot, thing.id, reader.clearance()).context("a thing has no node")?;
        nodes.insert(number, node);
    }
    Ok(nodes)
}

/// The slug that the mapping gives a node.
pub fn slug(number: u64) -> String {
    format!("node-{number}")
}
