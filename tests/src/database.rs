//! A database for each test: a copy of one that was migrated, or migrated and seeded, once.
//!
//! With `KHSAE_TEST_DATABASE_URL=postgres://…` the same tests run on PostgreSQL: each gets a database cloned from a template. Without it
//! they run on SQLite, each in a file of its own.

use std::sync::atomic::{AtomicU32, Ordering};

use migration::{Migrator, MigratorTrait};
use store::{Database, FixedClock};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// What stands where a clock is needed: 2026-01-02T03:04:05Z.
pub const CLOCK: FixedClock = FixedClock(1_767_323_045_000_000);

/// Why a test has no database.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What a database holds when a test begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Tables,
    Seeds,
}

/// A database of one test.
pub struct TestDatabase {
    /// The database, open.
    pub database: Database,
    /// Its address, for a second process or connection.
    pub url: String,
    folder: Option<TempDir>,
}

static NEXT: AtomicU32 = AtomicU32::new(0);
static TABLES: OnceCell<Template> = OnceCell::const_new();
static SEEDS: OnceCell<Template> = OnceCell::const_new();

/// A database that tests get copies of.
enum Template {
    File(TempDir),
    Postgres(String),
}

/// The address of the PostgreSQL server that tests run on, if any.
pub fn postgres() -> Option<String> {
    std::env::var("KHSAE_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

impl TestDatabase {
    /// A database with its tables and no rows.
    ///
    /// # Errors
    /// It could not be made.
    pub async fn empty() -> Result<Self, Fault> {
        Self::copy(TABLES.get_or_try_init(|| make(Content::Tables)).await?).await
    }

    /// A database with the curated data.
    ///
    /// # Errors
    /// It could not be made.
    pub async fn seeded() -> Result<Self, Fault> {
        Self::copy(SEEDS.get_or_try_init(|| make(Content::Seeds)).await?).await
    }

    async fn copy(template: &Template) -> Result<Self, Fault> {
        let (url, folder) = match template {
            Template::File(template) => {
                let folder = tempfile::tempdir()?;
                let file = folder.path().join("test.db");
                std::fs::copy(template.path().join("template.db"), &file)?;
                (format!("sqlite://{}?mode=rwc", file.display()), Some(folder))
            }
            Template::Postgres(template) => {
                let name = unique();
                (create(&name, Some(template)).await?, None)
            }
        };
        let database = Database::open(&url, &api::database::options()).await?;
        Ok(Self { database, url, folder })
    }

    /// The file of the database, on SQLite.
    pub fn file(&self) -> Option<std::path::PathBuf> {
        self.folder.as_ref().map(|folder| folder.path().join("test.db"))
    }
}

/// A name that no other test of this or another run uses.
fn unique() -> String {
    format!("khsae_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

async fn make(content: Content) -> Result<Template, Fault> {
    let (url, template) = if postgres().is_some() {
        let name = unique();
        (create(&name, None).await?, Template::Postgres(name))
    } else {
        let folder = tempfile::tempdir()?;
        (
            format!("sqlite://{}?mode=rwc", folder.path().join("template.db").display()),
            Template::File(folder),
        )
    };
    let database = Database::open(&url, &api::database::options()).await?;
    Migrator::up(database.connection(), None).await?;
    if content == Content::Seeds {
        seeds::load(&database, &CLOCK, &|_, _, _| {}).await?;
    }
    // Closing the last connection brings the write-ahead log into the file that is copied.
    database.close().await?;
    Ok(template)
}

/// Creates a PostgreSQL database and gives its address.
async fn create(name: &str, template: Option<&str>) -> Result<String, Fault> {
    use sea_orm::ConnectionTrait;
    let server = postgres().ok_or("KHSAE_TEST_DATABASE_URL is not set")?;
    let admin = sea_orm::Database::connect(&server).await?;
    let template = template.map(|template| format!(" TEMPLATE \"{template}\"")).unwrap_or_default();
    admin.execute_unprepared(&format!("CREATE DATABASE \"{name}\"{template}")).await?;
    admin.close().await?;
    let (base, parameters) = server
        .split_once('?')
        .map_or((server.as_str(), ""), |(base, parameters)| (base, parameters));
    let host = base
        .rsplit_once('/')
        .filter(|(host, _)| host.contains("://") && !host.ends_with('/'))
        .map_or(base, |(host, _)| host);
    let parameters = if parameters.is_empty() {
        String::new()
    } else {
        format!("?{parameters}")
    };
    Ok(format!("{host}/{name}{parameters}"))
}
