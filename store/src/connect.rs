//! Opening SQLite or PostgreSQL: pool, pragmas, and the one writer.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use sea_orm::{ConnectOptions, ConnectionTrait, Database as Connector, DatabaseConnection, DbBackend};
use tokio::sync::{Mutex, watch};

use crate::access::{Author, Editor, Reader};
use crate::clock::Clock;
use crate::error::Result;
use crate::past::Past;
use entities::id::RevisionId;
use entities::vocabulary::Visibility;

/// Makes an empty database with today's tables, in memory: what the past is rebuilt in. The store knows no migrations, so the caller gives it.
pub type Blank = Arc<dyn Fn() -> BoxFuture<'static, Result<Database>> + Send + Sync>;

/// How a database is opened.
#[derive(Clone)]
pub struct Options {
    /// How many connections read at once.
    pub readers: u32,
    /// How long to wait for a connection or a lock.
    pub wait: Duration,
    /// What the past is rebuilt in; without it nothing can be asked as it was known earlier.
    pub blank: Option<Blank>,
    /// How many things and relationships a graph may hold for its past to be rebuilt on demand.
    pub past_limit: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 8,
            wait: Duration::from_secs(5),
            blank: None,
            past_limit: 200_000,
        }
    }
}

/// An open database. Clones share it.
#[derive(Clone)]
pub struct Database {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    turn: Arc<Mutex<()>>,
    newest: Arc<watch::Sender<RevisionId>>,
    past: Arc<Past>,
}

impl Database {
    /// Opens the database at an address such as `sqlite://khsae.db?mode=rwc` or `postgres://user@host/name`.
    ///
    /// SQLite is set to write-ahead logging with `synchronous = FULL` (what was acknowledged is on disk), foreign keys and
    /// `secure_delete`; it has one writer and a pool of readers.
    pub async fn open(url: &str, options: &Options) -> Result<Self> {
        let readers = Connector::connect(connect_options(url, options, options.readers)).await?;
        let in_memory = url.contains(":memory:");
        let writer = if readers.get_database_backend() == DbBackend::Sqlite && !in_memory {
            Connector::connect(connect_options(url, options, 1)).await?
        } else {
            readers.clone()
        };
        Ok(Self {
            readers,
            writer,
            turn: Arc::new(Mutex::new(())),
            newest: Arc::new(watch::channel(RevisionId(0)).0),
            past: Arc::new(Past::new(options.blank.clone(), options.past_limit)),
        })
    }

    /// What a viewer of this clearance may read.
    pub fn reader(&self, clearance: Visibility) -> Reader {
        Reader::new(self.readers.clone(), clearance)
    }

    /// Begins one transaction of changes, after those before it have ended.
    pub async fn edit(&self, author: Author, clock: &dyn Clock) -> Result<Editor> {
        let turn = self.turn.clone().lock_owned().await;
        Editor::begin(&self.writer, turn, self.newest.clone(), author, clock).await
    }

    /// The writing connection, for migrations and for reading everything into the graph.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// The past of this database, as far as it was asked for.
    pub(crate) fn past(&self) -> &Past {
        &self.past
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.readers.ping().await?;
        Ok(())
    }

    /// Tells when this process has written: the number of the newest revision.
    pub fn watch(&self) -> watch::Receiver<RevisionId> {
        self.newest.subscribe()
    }

    /// Closes all connections.
    pub async fn close(self) -> Result<()> {
        if self.readers.get_database_backend() == DbBackend::Sqlite {
            self.writer.execute_unprepared("PRAGMA optimize").await?;
        }
        self.writer.close_by_ref().await?;
        self.readers.close_by_ref().await?;
        Ok(())
    }
}

fn connect_options(url: &str, options: &Options, connections: u32) -> ConnectOptions {
    let in_memory = url.contains(":memory:");
    let mut connect = ConnectOptions::new(url);
    // An in-memory database lives in one connection: a second one would see another, empty database, and a connection
    // that is closed for idleness takes the data with it.
    connect
        .max_connections(if in_memory { 1 } else { connections.max(1) })
        .min_connections(1)
        .connect_timeout(options.wait)
        .acquire_timeout(options.wait)
        .sqlx_logging(false);
    if in_memory {
        connect.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    }
    let wait = options.wait;
    connect.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite
            .foreign_keys(true)
            .busy_timeout(wait)
            .pragma("synchronous", "FULL")
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            .pragma("cache_size", "-16384");
        if in_memory {
            sqlite
        } else {
            sqlite.pragma("journal_mode", "WAL").pragma("mmap_size", "268435456")
        }
    });
    connect
}
