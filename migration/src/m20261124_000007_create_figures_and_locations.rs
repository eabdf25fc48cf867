//! Values that sources give, and where things are.

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
        table("figures")
            .key("id")
            .public_id()
            .longs(&["thing_id"])
            .texts_or_null(&[
                "key",
                "group_counted",
                "text",
                "unit",
                "currency",
                "note",
                "rank_reason",
                "cap_reason",
            ])
            .smalls(&["measure", "visibility", "level", "confidence", "disputed"])
            .smalls_or_null(&["rank", "confidence_cap"])
            .longs_or_null(&["value_min", "value_max"])
            .bounds(&[["as_of_earliest", "as_of_latest", "as_of_text"]])
            .longs(&["known_from"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .index(&["thing_id", "measure"])
            .index(&["measure"])
            .create(manager)
            .await?;
        table("locations")
            .key("id")
            .public_id()
            .longs(&["thing_id", "place_id"])
            .texts_or_null(&["key", "note"])
            .smalls(&["role", "precision", "visibility", "level", "confidence", "disputed"])
            .bounds(&[
                ["from_earliest", "from_latest", "from_text"],
                ["until_earliest", "until_latest", "until_text"],
            ])
            .longs(&["known_from"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .refers("place_id", "places", ForeignKeyAction::Restrict)
            .index(&["thing_id"])
            .index(&["place_id"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["locations", "figures"]).await
    }
}
