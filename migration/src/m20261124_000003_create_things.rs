//! Things: what paths run through.

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
        table("things")
            .key("id")
            .public_id()
            .texts(&["slug", "name"])
            .texts_or_null(&["name_km", "summary", "summary_km", "country", "note"])
            .smalls(&["kind", "naming", "visibility", "level", "confidence", "disputed"])
            .bounds(&[
                ["started_earliest", "started_latest", "started_text"],
                ["ended_earliest", "ended_latest", "ended_text"],
            ])
            .longs(&["known_from"])
            .unique("slug")
            .index(&["kind", "name"])
            .index(&["name"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["things"]).await
    }
}
