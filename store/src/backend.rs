//! The two databases: what they say differently, in one place.

use sea_orm::{ConnectionTrait, DbBackend};

/// Whether the connection is to PostgreSQL; the other is SQLite.
pub fn is_postgres<C: ConnectionTrait>(connection: &C) -> bool {
    connection.get_database_backend() == DbBackend::Postgres
}

/// How many values one statement may bind on either database, with room to spare.
pub const VALUES: usize = 16_000;
