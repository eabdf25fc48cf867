//! How long a plain scan of what the index is loaded from takes: the floor for loading it.
//! Apart from `load` because it goes around the product on purpose.

use std::time::{Duration, Instant};

use futures_util::TryStreamExt;
use sea_orm::{ConnectionTrait, Statement, StreamTrait};
use store::Database;

const THINGS: &[&str] = &["id", "kind", "level"];
const RELATIONSHIPS: &[&str] = &[
    "id",
    "kind",
    "source_id",
    "target_id",
    "role",
    "from_earliest",
    "from_latest",
    "from_text",
    "until_earliest",
    "until_latest",
    "until_text",
    "share_min",
    "share_max",
    "basis",
    "amount_min",
    "amount_max",
    "currency",
    "weight",
    "negated",
    "rank",
    "level",
    "confidence",
    "disputed",
];

/// The time in which the database itself reads the columns, and the time in which they come through the driver, row by row.
///
/// # Errors
/// The database failed.
pub async fn scan(database: &Database) -> anyhow::Result<(Duration, Duration)> {
    let connection = database.connection();
    let backend = connection.get_database_backend();
    let (mut inside, mut through) = (Duration::ZERO, Duration::ZERO);
    for (table, columns) in [("things", THINGS), ("relationships", RELATIONSHIPS)] {
        // A count of each column makes the database read all of them and hand over a single row.
        let counts: Vec<String> = columns.iter().map(|column| format!("count({column})")).collect();
        let begun = Instant::now();
        connection
            .query_one_raw(Statement::from_string(
                backend,
                format!("SELECT {} FROM {table}", counts.join(", ")),
            ))
            .await?;
        inside += begun.elapsed();
        let begun = Instant::now();
        let select = Statement::from_string(backend, format!("SELECT {} FROM {table}", columns.join(", ")));
        let mut rows = connection.stream_raw(select).await?;
        let mut keys = 0_i64;
        while let Some(row) = rows.try_next().await? {
            keys ^= row.try_get_by_index::<i64>(0)?;
        }
        std::hint::black_box(keys);
        through += begun.elapsed();
    }
    Ok((inside, through))
}
