//! The one log, and the images of what it changed, which lie apart so that they can be erased.

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
        table("revisions")
            .key("seq")
            .longs(&["at", "first_id", "last_id"])
            .texts(&["account", "reason", "digest"])
            .smalls(&["action", "record_table"])
            .uuid_or_null("batch")
            .index(&["record_table", "first_id"])
            .index(&["at"])
            .create(manager)
            .await?;
        table("images")
            .longs(&["seq", "record_id", "known_from"])
            .smalls(&["record_table", "level"])
            .json_or_null("body")
            .keys(&["seq", "record_table", "record_id"])
            .index(&["record_table", "record_id"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["images", "revisions"]).await
    }
}
