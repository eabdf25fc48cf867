//! Rules of forums.

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
        table("forum_rules")
            .key("id")
            .public_id()
            .longs(&["forum_id"])
            .texts_or_null(&["key", "condition"])
            .texts(&["text"])
            .smalls(&["part", "visibility", "level", "confidence", "disputed"])
            .bounds(&[
                ["from_earliest", "from_latest", "from_text"],
                ["until_earliest", "until_latest", "until_text"],
            ])
            .longs(&["known_from"])
            .refers("forum_id", "things", ForeignKeyAction::Cascade)
            .index(&["forum_id"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["forum_rules"]).await
    }
}
