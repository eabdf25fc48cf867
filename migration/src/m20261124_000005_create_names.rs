//! Names and identifiers of things.

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
        table("names")
            .key("id")
            .longs(&["thing_id"])
            .texts(&["text", "search_key"])
            .texts_or_null(&["lang"])
            .smalls(&["script", "kind", "visibility", "level"])
            .longs(&["known_from"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .index(&["thing_id"])
            .create(manager)
            .await?;
        table("identifiers")
            .key("id")
            .longs(&["thing_id"])
            .texts(&["scheme", "value"])
            .smalls(&["visibility", "level"])
            .longs(&["known_from"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .index(&["thing_id"])
            .index(&["scheme", "value"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["identifiers", "names"]).await
    }
}
