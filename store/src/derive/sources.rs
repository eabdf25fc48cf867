//! What the rules look at of sources, and the evidence of records as the rules see it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use entities::id::SourceId;
use entities::vocabulary::Table;
use entities::{evidence, source};

use super::Support;
use crate::error::Result;

/// What the rules look at of every source.
pub struct Sources(HashMap<SourceId, source::Model>);

impl Sources {
    /// Reads all sources.
    pub async fn load<C: ConnectionTrait>(connection: &C) -> Result<Self> {
        Ok(Self(
            source::Entity::find()
                .all(connection)
                .await?
                .into_iter()
                .map(|row| (row.id, row))
                .collect(),
        ))
    }

    /// Who is behind a source: the publisher of the original that it reprints, else its own, else itself.
    fn publisher(&self, source: &source::Model) -> String {
        let original = source.original_id.and_then(|id| self.0.get(&id)).unwrap_or(source);
        original.publisher.clone().unwrap_or_else(|| original.key.clone())
    }

    /// A piece of evidence as the rules see it; none when its source is not there.
    pub fn support(&self, row: &evidence::Model) -> Option<Support> {
        let source = self.0.get(&row.source_id)?;
        Some(Support {
            level: row.visibility.max(source.visibility),
            stance: row.stance,
            claim: row.claim,
            kind: source.kind,
            is_party: source.is_party,
            publisher: self.publisher(source),
        })
    }

    /// The evidence of records of one table, and the pieces as the rules see them.
    pub async fn of<C: ConnectionTrait>(
        &self,
        connection: &C,
        table: Table,
        ids: &[i64],
    ) -> Result<HashMap<i64, Vec<(evidence::Model, Support)>>> {
        let mut found: HashMap<i64, Vec<(evidence::Model, Support)>> = HashMap::new();
        let rows = evidence::Entity::find()
            .filter(evidence::Column::SubjectTable.eq(table))
            .filter(evidence::Column::SubjectId.is_in(ids.iter().copied()))
            .all(connection)
            .await?;
        for row in rows {
            if let Some(support) = self.support(&row) {
                found.entry(row.subject_id).or_default().push((row, support));
            }
        }
        Ok(found)
    }
}
