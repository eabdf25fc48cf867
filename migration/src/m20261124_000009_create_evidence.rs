//! What ties facts to sources. The subject is named by table and key, since it may be a record of any table.

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
        table("evidence")
            .key("id")
            .public_id()
            .smalls(&["subject_table", "stance", "claim", "visibility", "level"])
            .longs(&["subject_id", "source_id"])
            .texts_or_null(&["facts", "locator", "attributed_to", "paraphrase"])
            .bounds(&[["as_of_earliest", "as_of_latest", "as_of_text"]])
            .longs(&["known_from"])
            .refers("source_id", "sources", ForeignKeyAction::Restrict)
            .index(&["subject_table", "subject_id"])
            .index(&["source_id"])
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["evidence"]).await
    }
}
