//! Who signed statements together, and how often.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use entities::id::ThingId;
use entities::relationship::{Column, Entity};
use entities::vocabulary::RelationshipKind;

use crate::access::Reader;
use crate::error::Result;

/// How many signatures are looked at, at most.
const SIGNATURES: u64 = 200_000;

/// Two actors and the statements that both are named as signatories of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoSigners {
    /// One.
    pub a: ThingId,
    /// The other.
    pub b: ThingId,
    /// The statements.
    pub statements: Vec<ThingId>,
}

/// The pairs that signed most statements together, most first; only those of one actor when `of` is given.
///
/// Only signatories that a source names are counted; who published a statement did not thereby sign it.
pub async fn signed_together(reader: &Reader, of: Option<ThingId>, size: u32) -> Result<Vec<CoSigners>> {
    let rows: Vec<(ThingId, ThingId)> = reader
        .select::<Entity>()
        .select_only()
        .column(Column::TargetId)
        .column(Column::SourceId)
        .filter(Column::Kind.eq(RelationshipKind::Signed))
        .filter(Column::Negated.eq(false))
        .order_by_asc(Column::TargetId)
        .order_by_asc(Column::SourceId)
        .limit(SIGNATURES)
        .into_tuple()
        .all(reader.connection())
        .await?;
    let mut pairs: BTreeMap<(ThingId, ThingId), Vec<ThingId>> = BTreeMap::new();
    for signers in rows.chunk_by(|left, right| left.0 == right.0) {
        let mut signers: Vec<(ThingId, ThingId)> = signers.to_vec();
        signers.dedup();
        for (position, (statement, a)) in signers.iter().enumerate() {
            for (_, b) in &signers[position + 1..] {
                if of.is_none_or(|of| of == *a || of == *b) {
                    pairs.entry((*a, *b)).or_default().push(*statement);
                }
            }
        }
    }
    let mut found: Vec<CoSigners> = pairs
        .into_iter()
        .map(|((a, b), statements)| CoSigners { a, b, statements })
        .collect();
    // The sort is stable, so pairs with equally many keep the order of their keys.
    found.sort_by_key(|pair| std::cmp::Reverse(pair.statements.len()));
    found.truncate(size as usize);
    Ok(found)
}
