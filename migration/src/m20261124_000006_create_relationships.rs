//! Ties between things.

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
        table("relationships")
            .key("id")
            .public_id()
            .texts_or_null(&[
                "key",
                "role",
                "currency",
                "per",
                "unit",
                "commodity",
                "note",
                "rank_reason",
                "cap_reason",
            ])
            .smalls(&["kind", "visibility", "level", "confidence", "disputed"])
            .smalls_or_null(&["basis", "rank", "confidence_cap"])
            .longs(&["source_id", "target_id"])
            .bounds(&[
                ["from_earliest", "from_latest", "from_text"],
                ["until_earliest", "until_latest", "until_text"],
            ])
            .ints_or_null(&["share_min", "share_max", "weight"])
            .longs_or_null(&["amount_min", "amount_max", "quantity_min", "quantity_max"])
            .flags(&["negated"])
            .longs(&["known_from"])
            .refers("source_id", "things", ForeignKeyAction::Cascade)
            .refers("target_id", "things", ForeignKeyAction::Cascade)
            .index(&["source_id", "kind"])
            .index(&["target_id", "kind"])
            .index(&["kind"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["relationships"]).await
    }
}
