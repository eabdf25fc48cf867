//! What only one kind of thing has: a table a kind.

use sea_orm_migration::prelude::*;

use crate::draft::{drop, table};

/// The step.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[expect(clippy::too_many_lines, reason = "one table after the other")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("communities")
            .key("thing_id")
            .texts_or_null(&["people", "livelihood"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("companies")
            .key("thing_id")
            .texts_or_null(&["jurisdiction", "registration_number"])
            .smalls_or_null(&["category"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("ministries")
            .key("thing_id")
            .texts_or_null(&["category"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("public_bodies")
            .key("thing_id")
            .texts_or_null(&["administrative_level"])
            .smalls_or_null(&["category"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("ngos")
            .key("thing_id")
            .texts_or_null(&["registered_on"])
            .smalls_or_null(&["category"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("international_bodies")
            .key("thing_id")
            .smalls_or_null(&["category"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("organizations")
            .key("thing_id")
            .smalls_or_null(&["category"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("persons")
            .key("thing_id")
            .texts_or_null(&["public_role"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("cases")
            .key("thing_id")
            .texts_or_null(&["theme"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("concessions")
            .key("thing_id")
            .texts_or_null(&["purpose"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("forums")
            .key("thing_id")
            .texts_or_null(&["remedies", "time_limits"])
            .smalls_or_null(&["category"])
            .flags_or_null(&["binding"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("proceedings")
            .key("thing_id")
            .texts_or_null(&["filed_on", "outcome_text", "outcome_on", "remedy"])
            .smalls_or_null(&["outcome"])
            .flags_or_null(&["delivered"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("statements")
            .key("thing_id")
            .texts_or_null(&["issued_on", "topic", "language", "signers_stated"])
            .smalls_or_null(&["category"])
            .flags_or_null(&["signers_complete"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("laws")
            .key("thing_id")
            .texts_or_null(&["adopted_on"])
            .smalls_or_null(&["category", "status"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("projects")
            .key("thing_id")
            .smalls_or_null(&["category"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        table("events")
            .key("thing_id")
            .texts_or_null(&["happened_on", "currency"])
            .smalls_or_null(&["category"])
            .longs_or_null(&["amount_min", "amount_max"])
            .refers("thing_id", "things", ForeignKeyAction::Cascade)
            .create(manager)
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(
            manager,
            &[
                "events",
                "projects",
                "laws",
                "statements",
                "proceedings",
                "forums",
                "concessions",
                "cases",
                "persons",
                "organizations",
                "international_bodies",
                "ngos",
                "public_bodies",
                "ministries",
                "companies",
                "communities",
            ],
        )
        .await
    }
}
