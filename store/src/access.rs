//! Who may read and write, as types: a reader cannot see above its clearance, and only an editor can write.

use std::sync::Arc;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, EntityTrait, QueryFilter, Select, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{OwnedMutexGuard, watch};
use uuid::Uuid;

use entities::id::RevisionId;
use entities::vocabulary::{Action, Table, Visibility};

use crate::backend::is_postgres;
use crate::clock::Clock;
use crate::error::Result;
use crate::log::Log;

/// A table whose rows carry a level.
pub trait Leveled: EntityTrait {
    /// The column that holds who can see a row in fact.
    fn level() -> Self::Column;
}

/// Declares that tables carry a level.
macro_rules! leveled {
    ($($module:ident)+) => {
        $(impl Leveled for entities::$module::Entity {
            fn level() -> Self::Column {
                entities::$module::Column::Level
            }
        })+
    };
}
leveled! { thing relationship name identifier figure location source evidence forum_rule }

/// What a viewer may read. Every read of the product begins here, so this is the one place where SQL keeps a clearance.
#[derive(Clone, Debug)]
pub struct Reader {
    connection: DatabaseConnection,
    clearance: Visibility,
}

impl Reader {
    pub(crate) fn new(connection: DatabaseConnection, clearance: Visibility) -> Self {
        Self { connection, clearance }
    }

    /// The viewer's clearance.
    pub fn clearance(&self) -> Visibility {
        self.clearance
    }

    /// The rows of a table that the viewer may see.
    pub(crate) fn select<E: Leveled>(&self) -> Select<E> {
        E::find().filter(sea_orm::ColumnTrait::lte(&E::level(), self.clearance))
    }

    /// The connection, for statements that [`Reader::select`] made or that carry the clearance themselves.
    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }
}

/// Who writes, and why.
#[derive(Clone, Debug)]
pub struct Author {
    /// The account, or the command, that writes.
    pub account: String,
    /// Why.
    pub reason: String,
    /// The batch that the changes belong to.
    pub batch: Option<Uuid>,
}

/// One transaction that changes rows and appends to the log. Dropped without [`Editor::commit`], it changes nothing.
pub struct Editor {
    transaction: DatabaseTransaction,
    log: Log,
    newest: Arc<watch::Sender<RevisionId>>,
    _turn: OwnedMutexGuard<()>,
}

/// The lock that writers of one PostgreSQL database take in turn: the letters of the product's name.
const WRITER_LOCK: i64 = 0x006b_6873_6165;

impl Editor {
    pub(crate) async fn begin(
        connection: &DatabaseConnection,
        turn: OwnedMutexGuard<()>,
        newest: Arc<watch::Sender<RevisionId>>,
        author: Author,
        clock: &dyn Clock,
    ) -> Result<Self> {
        // An immediate transaction takes the writer's place at once; a deferred one that becomes a writer later fails when another came first.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = connection.begin_with_options(options).await?;
        if is_postgres(&transaction) {
            transaction
                .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
                .await?;
        }
        let log = Log::open(&transaction, author, clock.now()).await?;
        Ok(Self {
            transaction,
            log,
            newest,
            _turn: turn,
        })
    }

    /// The transaction that rows are changed in.
    pub(crate) fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Notes a change of the records from `first` to `last` and gives the number of its revision.
    pub(crate) fn note(&mut self, action: Action, table: Table, first: i64, last: i64) -> RevisionId {
        self.log.note(action, table, first, last)
    }

    /// Keeps a record as it was before the revision.
    pub(crate) fn keep_image(&mut self, image: entities::image::Model) {
        self.log.keep_image(image);
    }

    /// Whether anything was changed.
    pub fn is_empty(&self) -> bool {
        self.log.is_empty()
    }

    /// Writes the log and makes all of it last, then tells those who follow.
    ///
    /// # Errors
    /// The database failed, and then nothing was changed.
    pub async fn commit(self) -> Result<RevisionId> {
        let newest = self.log.write(&self.transaction).await?;
        self.transaction.commit().await?;
        self.newest.send_replace(newest);
        Ok(newest)
    }

    /// Takes everything back.
    ///
    /// # Errors
    /// The database failed; nothing was changed then either.
    pub async fn roll_back(self) -> Result<()> {
        self.transaction.rollback().await?;
        Ok(())
    }
}
