//! The schema goes up, down and up again on both databases, and every foreign key is indexed.

use integration_tests::database::TestDatabase;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{Outcome, SMALL, load};

#[tokio::test]
async fn every_step_goes_down_and_up_again() -> Outcome {
    let test = TestDatabase::seeded().await?;
    let connection = test.database.connection();
    let steps = Migrator::migrations().len() as u32;
    for _ in 0..steps {
        Migrator::down(connection, Some(1)).await?;
    }
    assert_eq!(tables(&test).await?, Vec::<String>::new(), "nothing is left behind");
    Migrator::up(connection, None).await?;
    load(&test.database, SMALL).await?;
    Ok(())
}

/// The tables that are ours.
async fn tables(test: &TestDatabase) -> Result<Vec<String>, integration_tests::database::Fault> {
    let connection = test.database.connection();
    let query = if connection.get_database_backend() == DbBackend::Postgres {
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'seaql_migrations'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'"
    };
    let rows = connection
        .query_all_raw(Statement::from_string(connection.get_database_backend(), query))
        .await?;
    Ok(rows.iter().map(|row| row.try_get_by_index::<String>(0)).collect::<Result<_, _>>()?)
}

#[tokio::test]
async fn every_foreign_key_is_indexed() -> Outcome {
    let test = TestDatabase::empty().await?;
    let connection = test.database.connection();
    if connection.get_database_backend() == DbBackend::Postgres {
        // The steps are the same on both; SQLite tells more plainly.
        return Ok(());
    }
    for table in tables(&test).await?.into_iter().filter(|table| !table.starts_with("name_search")) {
        let columns = |pragma: String, column: &'static str| async move {
            let rows = connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, pragma)).await?;
            rows.iter()
                .map(|row| row.try_get::<String>("", column))
                .collect::<Result<Vec<_>, _>>()
        };
        let keys = columns(format!("PRAGMA foreign_key_list({table})"), "from").await?;
        let mut first: Vec<String> = Vec::new();
        for index in columns(format!("PRAGMA index_list({table})"), "name").await? {
            first.extend(columns(format!("PRAGMA index_info({index})"), "name").await?.into_iter().take(1));
        }
        // The key of a detail table is its primary key, which SQLite keeps as the row's own number.
        for key in keys.iter().filter(|key| *key != "thing_id" || first.contains(key)) {
            assert!(first.contains(key), "{table}.{key} refers to another table and has no index");
        }
    }
    Ok(())
}

#[tokio::test]
async fn sqlite_keeps_what_it_acknowledged() -> Outcome {
    let test = TestDatabase::empty().await?;
    let connection = test.database.connection();
    if connection.get_database_backend() == DbBackend::Postgres {
        return Ok(());
    }
    for (pragma, expected) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
    ] {
        let row = connection
            .query_one_raw(Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}")))
            .await?;
        let Some(row) = row else {
            return Err(format!("no answer to {pragma}").into());
        };
        let value = row
            .try_get_by_index::<String>(0)
            .or_else(|_| row.try_get_by_index::<i64>(0).map(|value| value.to_string()))?;
        assert_eq!(value, expected, "{pragma}");
    }
    Ok(())
}
