//! Documents that state facts.

use sea_orm_migration::prelude::*;

use crate::draft::{drop, table};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("sources")
            .key("id")
            .public_id()
            .texts(&["key", "title"])
            .texts_or_null(&["publisher", "url", "archive_url", "accessed_on", "language", "note", "sha256"])
            .smalls(&["kind", "visibility", "level"])
            .bounds(&[["published_earliest", "published_latest", "published_text"]])
            .flags(&["is_party"])
            .longs_or_null(&["original_id"])
            .longs(&["known_from"])
            .unique("key")
            .refers("original_id", "sources", ForeignKeyAction::SetNull)
            .index(&["original_id"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["sources"]).await
    }
}
