//! The tree of places.

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
        table("places")
            .key("id")
            .public_id()
            .texts(&["key", "name"])
            .texts_or_null(&["name_km", "country", "pcode"])
            .smalls(&["level"])
            .longs_or_null(&["parent_id"])
            .ints_or_null(&["latitude", "longitude"])
            .longs(&["known_from"])
            .unique("key")
            .refers("parent_id", "places", ForeignKeyAction::SetNull)
            .index(&["parent_id"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["places"]).await
    }
}
