//! An index of trigrams over the search keys of names, kept by the database in the same transaction as the names.
//!
//! SQLite: an FTS5 table with the trigram tokenizer that reads from `names`, kept in step by triggers. PostgreSQL: a GIN
//! index of `pg_trgm`, an extension that the owner of a database may create.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Migration;

const SQLITE_UP: &[&str] = &[
    "CREATE VIRTUAL TABLE name_search USING fts5(search_key, content='names', content_rowid='id', tokenize='trigram')",
    "CREATE TRIGGER names_search_insert AFTER INSERT ON names BEGIN INSERT INTO name_search(rowid, search_key) VALUES (new.id, new.search_key); END",
    "CREATE TRIGGER names_search_delete AFTER DELETE ON names BEGIN INSERT INTO name_search(name_search, rowid, search_key) VALUES ('delete', old.id, old.search_key); END",
    "CREATE TRIGGER names_search_update AFTER UPDATE ON names BEGIN INSERT INTO name_search(name_search, rowid, search_key) VALUES ('delete', old.id, old.search_key); INSERT INTO name_search(rowid, search_key) VALUES (new.id, new.search_key); END",
];
const SQLITE_DOWN: &[&str] = &[
    "DROP TRIGGER names_search_update",
    "DROP TRIGGER names_search_delete",
    "DROP TRIGGER names_search_insert",
    "DROP TABLE name_search",
];
const POSTGRES_UP: &[&str] = &[
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_names_search_key ON names USING gin (search_key gin_trgm_ops)",
];
const POSTGRES_DOWN: &[&str] = &["DROP INDEX ix_names_search_key"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, SQLITE_UP, POSTGRES_UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, SQLITE_DOWN, POSTGRES_DOWN).await
    }
}

/// Runs the statements of the database at hand.
async fn run(manager: &SchemaManager<'_>, sqlite: &[&str], postgres: &[&str]) -> Result<(), DbErr> {
    let statements = if manager.get_database_backend() == DbBackend::Postgres {
        postgres
    } else {
        sqlite
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
