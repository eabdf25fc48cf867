//! The schema's history, oldest step first. A step is frozen once released: it names tables and columns as text and
//! uses none of our crates, since history must not change when today's code does.
//!
//! Every step goes up and down on SQLite and PostgreSQL, inside a transaction.
//!
//! **To change the schema**: add a file `mYYYYMMDD_NNNNNN_what_it_does.rs`, list it below, and say in
//! `docs/migrations.md` what it changes. Expand, backfill and contract are three steps.

mod draft;
mod m20261124_000001_create_sources;
mod m20261124_000002_create_places;
mod m20261124_000003_create_things;
mod m20261124_000004_create_details;
mod m20261124_000005_create_names;
mod m20261124_000006_create_relationships;
mod m20261124_000007_create_figures_and_locations;
mod m20261124_000008_create_forum_rules;
mod m20261124_000009_create_evidence;
mod m20261124_000010_create_log;
mod m20261124_000011_create_search;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// Runs the steps.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_create_sources::Migration),
            Box::new(m20261124_000002_create_places::Migration),
            Box::new(m20261124_000003_create_things::Migration),
            Box::new(m20261124_000004_create_details::Migration),
            Box::new(m20261124_000005_create_names::Migration),
            Box::new(m20261124_000006_create_relationships::Migration),
            Box::new(m20261124_000007_create_figures_and_locations::Migration),
            Box::new(m20261124_000008_create_forum_rules::Migration),
            Box::new(m20261124_000009_create_evidence::Migration),
            Box::new(m20261124_000010_create_log::Migration),
            Box::new(m20261124_000011_create_search::Migration),
        ]
    }
}
