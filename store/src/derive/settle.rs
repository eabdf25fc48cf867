//! Works out the derived columns of rows and writes those that differ, rows with equal values in one statement.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, Query};

use entities::vocabulary::{Confidence, Table, Visibility, Vocabulary};

use super::sources::Sources;
use super::{Derived, Support};
use crate::error::Result;
use crate::keys::CHUNK;

/// Derived values to be written, gathered so that rows with equal values share a statement.
#[derive(Default)]
pub struct Wanted(BTreeMap<Derived, Vec<i64>>);

impl Wanted {
    /// Adds a row.
    pub fn set(&mut self, id: i64, derived: Derived) {
        self.0.entry(derived).or_default().push(id);
    }

    /// Writes them: the level alone, or with confidence and dispute when `whole`.
    pub async fn write<C: ConnectionTrait>(self, connection: &C, table: &'static str, whole: bool) -> Result<()> {
        use sea_orm::sea_query::ExprTrait;
        for (derived, ids) in self.0 {
            for ids in ids.chunks(CHUNK) {
                let mut update = Query::update();
                update.table(Alias::new(table)).value(Alias::new("level"), derived.level.code());
                if whole {
                    update
                        .value(Alias::new("confidence"), derived.confidence)
                        .value(Alias::new("disputed"), derived.disputed);
                }
                update.and_where(Expr::col(Alias::new("id")).is_in(ids.iter().copied()));
                connection.execute(&update).await?;
            }
        }
        Ok(())
    }
}

/// Writes the levels of pieces of evidence: no more open than the fact that they speak of.
async fn write_evidence<C: ConnectionTrait>(connection: &C, levels: Vec<(i64, Visibility)>) -> Result<()> {
    let mut wanted = Wanted::default();
    for (id, level) in levels {
        wanted.set(
            id,
            Derived {
                level,
                confidence: 0,
                disputed: 0,
            },
        );
    }
    wanted.write(connection, "evidence", false).await
}

/// A row that has derived columns: what stands in them, and what they are derived from.
pub struct Row {
    /// Its key.
    pub id: i64,
    /// Who may see it, as it was set.
    pub own: Visibility,
    /// The level of what it hangs on.
    pub floor: Visibility,
    /// The most that its confidence may be.
    pub cap: Option<Confidence>,
    /// For which clearances another value stands against it.
    pub contested: i16,
    /// What stands in its columns.
    pub now: Derived,
}

/// Works out the derived columns of rows of one table and writes those that differ; answers the keys whose level changed.
pub async fn settle<C: ConnectionTrait>(
    connection: &C,
    sources: &Sources,
    table: Table,
    name: &'static str,
    rows: Vec<Row>,
) -> Result<BTreeSet<i64>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let evidence = sources.of(connection, table, &ids).await?;
    let mut wanted = Wanted::default();
    let mut pieces = Vec::new();
    let mut changed = BTreeSet::new();
    for row in rows {
        let of_row = evidence.get(&row.id).map_or(&[][..], Vec::as_slice);
        let support: Vec<Support> = of_row.iter().map(|(_, support)| support.clone()).collect();
        let mut derived = Derived::of(&support, row.cap, row.contested);
        derived.level = derived.level.max(row.own).max(row.floor);
        if derived != row.now {
            wanted.set(row.id, derived);
        }
        if derived.level != row.now.level {
            changed.insert(row.id);
        }
        for (piece, support) in of_row {
            let level = support.level.max(derived.level);
            if level != piece.level {
                pieces.push((piece.id.0, level));
            }
        }
    }
    wanted.write(connection, name, true).await?;
    write_evidence(connection, pieces).await?;
    Ok(changed)
}
