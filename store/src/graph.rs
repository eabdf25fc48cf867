//! Rows become an index: the only place where a relationship is turned into an edge.

mod advance;
pub mod file;

use std::collections::HashMap;

use futures_util::TryStreamExt;
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QueryOrder, QuerySelect, StreamTrait, TransactionTrait};

use entities::id::{RelationshipId, RevisionId, ThingId};
use entities::partial_date::Day;
use entities::vocabulary::{EventRole, Family, MoneySense, OwnershipBasis, Rank, RelationshipKind, ThingKind, Visibility, Vocabulary};
use entities::{relationship, revision, thing};
use graph::{EdgeInput, Index, IndexBuilder, KindSet, KindTable, NodeInput, OPEN_END, OPEN_START};

pub use advance::advance;

use crate::connect::Database;
use crate::error::{Error, Result};

/// The graph as it was at one revision. Readers hold it while they answer; nothing in it changes.
pub struct Snapshot {
    /// The index over all levels; each search sees its view's clearance only.
    pub index: Index,
    /// The newest revision that it holds.
    pub revision: RevisionId,
    /// What marks a file of it: a number made of the log's newest digest, so that no other database has the same.
    stamp: u64,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Snapshot")
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}

/// How far loading has come: records read so far.
pub type Progress<'a> = &'a (dyn Fn(u64) + Send + Sync);

/// Reads all things and relationships into a new index, in one transaction, so that all of it is of one revision.
pub async fn load(database: &Database, progress: Progress<'_>) -> Result<Snapshot> {
    let transaction = database.connection().begin().await?;
    let snapshot = read(&transaction, progress).await?;
    transaction.rollback().await?;
    Ok(snapshot)
}

/// How often progress is told, in records.
const STEP: u64 = 10_000;

async fn read<C: ConnectionTrait + StreamTrait>(connection: &C, progress: Progress<'_>) -> Result<Snapshot> {
    let newest = revision::Entity::find()
        .order_by_desc(revision::Column::Seq)
        .one(connection)
        .await?;
    let mut builder = IndexBuilder::new(kind_table());
    let mut done = 0;
    {
        use thing::Column as T;
        let select = thing::Entity::find()
            .select_only()
            .columns([T::Id, T::Kind, T::Level])
            .order_by_asc(T::Id);
        let mut rows = select.into_tuple::<(ThingId, ThingKind, Visibility)>().stream(connection).await?;
        while let Some((id, kind, level)) = rows.try_next().await? {
            builder
                .node(NodeInput {
                    key: id.0,
                    kind: kind.code() as u8,
                    level: level.level(),
                })
                .map_err(|error| inconsistent(&error))?;
            done += 1;
            if done % STEP == 0 {
                progress(done);
            }
        }
    }
    // Holdings wait for each other, since a later one may end an earlier one; everything else goes straight into the index.
    let mut holdings = Vec::new();
    {
        let select = relationship::Entity::find()
            .select_only()
            .columns(EdgeRow::COLUMNS)
            .order_by_asc(relationship::Column::Id);
        let mut rows = select.into_model::<EdgeRow>().stream(connection).await?;
        while let Some(row) = rows.try_next().await? {
            let is_holding = row.kind == RelationshipKind::Owns;
            let edge = row.edge();
            if is_holding {
                holdings.push(edge);
            } else {
                builder.edge(edge).map_err(|error| inconsistent(&error))?;
            }
            done += 1;
            if done % STEP == 0 {
                progress(done);
            }
        }
    }
    end_superseded(&mut holdings);
    for edge in holdings {
        builder.edge(edge).map_err(|error| inconsistent(&error))?;
    }
    let index = builder.build().map_err(|error| inconsistent(&error))?;
    progress(done);
    Ok(Snapshot {
        index,
        stamp: newest.as_ref().map_or(0, stamp),
        revision: newest.map_or(RevisionId(0), |row| row.seq),
    })
}

/// The first 64 bits of the newest entry's digest, which follows from all entries before it.
fn stamp(newest: &revision::Model) -> u64 {
    newest
        .digest
        .get(..16)
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .unwrap_or(0)
}

fn inconsistent(error: &dyn std::fmt::Display) -> Error {
    Error::Inconsistent(error.to_string())
}

/// What the graph takes of a relationship: a row of few columns is read in half the time of a whole one.
#[derive(FromQueryResult)]
struct EdgeRow {
    id: i64,
    kind: RelationshipKind,
    source_id: i64,
    target_id: i64,
    role: Option<String>,
    from_earliest: Option<Day>,
    from_latest: Option<Day>,
    until_earliest: Option<Day>,
    until_latest: Option<Day>,
    share_min: Option<i32>,
    share_max: Option<i32>,
    basis: Option<OwnershipBasis>,
    amount_min: Option<i64>,
    amount_max: Option<i64>,
    currency: Option<String>,
    weight: Option<i32>,
    negated: bool,
    rank: Option<Rank>,
    level: Visibility,
    confidence: i16,
    disputed: i16,
}

impl EdgeRow {
    const COLUMNS: [relationship::Column; 21] = {
        use relationship::Column as C;
        [
            C::Id,
            C::Kind,
            C::SourceId,
            C::TargetId,
            C::Role,
            C::FromEarliest,
            C::FromLatest,
            C::UntilEarliest,
            C::UntilLatest,
            C::ShareMin,
            C::ShareMax,
            C::Basis,
            C::AmountMin,
            C::AmountMax,
            C::Currency,
            C::Weight,
            C::Negated,
            C::Rank,
            C::Level,
            C::Confidence,
            C::Disputed,
        ]
    };

    /// Projects the edge.
    fn edge(&self) -> EdgeInput {
        let packed = |clearance: u8| (self.confidence >> (2 * clearance) & 0b11) as u8;
        let is_exact = |earliest: Option<Day>, latest: Option<Day>| earliest.is_some() && earliest == latest;
        EdgeInput {
            from: self.from_earliest.unwrap_or(OPEN_START),
            to: self.until_latest.unwrap_or(OPEN_END),
            inexact: !is_exact(self.from_earliest, self.from_latest) || !is_exact(self.until_earliest, self.until_latest),
            level: self.level.level(),
            confidence: [packed(0), packed(1), packed(2), packed(3)],
            disputed: self.disputed as u8,
            walked: !self.negated && self.rank != Some(Rank::Other),
            share: self.share(),
            basis: self.basis.map_or(0, |basis| basis.code() as u8),
            amount: self.amount(),
            currency: self.currency.as_deref().map_or(0, currency_code),
            weight: self.weight.and_then(|weight| u32::try_from(weight).ok()).unwrap_or(0),
            ..EdgeInput::new(self.id, self.source_id, edge_kind(self.kind, self.role.as_deref()), self.target_id)
        }
    }

    fn share(&self) -> Option<(u32, u32)> {
        if self.share_min.is_none() && self.share_max.is_none() {
            return None;
        }
        let least = self.share_min.unwrap_or(0);
        let most = self.share_max.unwrap_or(entities::decimal::WHOLE);
        Some((u32::try_from(least).unwrap_or(0), u32::try_from(most).unwrap_or(0)))
    }

    fn amount(&self) -> Option<(i64, i64)> {
        Some((self.amount_min.or(self.amount_max)?, self.amount_max.or(self.amount_min)?))
    }
}

/// The numbers under which the graph knows the part of who gives money or goods in an event, and of who gets them. They
/// are kinds of their own there, since a trail walks the one into the event and the other out of it.
const GIVES: u8 = graph::MAX_EDGE_KINDS - 2;
const GETS: u8 = graph::MAX_EDGE_KINDS - 1;

/// The number under which the graph knows a relationship's kind.
fn edge_kind(kind: RelationshipKind, role: Option<&str>) -> u8 {
    let role = role.filter(|_| kind == RelationshipKind::TookPartIn).and_then(EventRole::from_name);
    match role {
        Some(EventRole::Payer | EventRole::Seller | EventRole::Offeror) => GIVES,
        Some(EventRole::Payee | EventRole::Buyer | EventRole::Offeree) => GETS,
        _ => kind.code() as u8,
    }
}

/// The kind of relationship that the graph knows by this number.
pub fn relationship_kind(number: u8) -> Option<RelationshipKind> {
    match number {
        GIVES | GETS => Some(RelationshipKind::TookPartIn),
        code => RelationshipKind::from_code(i16::from(code)),
    }
}

/// Of two holdings between the same ends and of the same basis, the later state ends the earlier.
fn end_superseded(edges: &mut [EdgeInput]) {
    let owns = RelationshipKind::Owns.code() as u8;
    let unstated = OwnershipBasis::Unstated.code() as u8;
    let mut holdings: HashMap<(i64, i64, u8), Vec<usize>> = HashMap::new();
    for (position, edge) in edges.iter().enumerate().filter(|(_, edge)| edge.kind == owns && edge.walked) {
        let basis = if edge.basis == 0 { unstated } else { edge.basis };
        holdings.entry((edge.source, edge.target, basis)).or_default().push(position);
    }
    for positions in holdings.values().filter(|positions| positions.len() > 1) {
        for &earlier in positions {
            let start = edges[earlier].from;
            let next = positions.iter().map(|&other| edges[other].from).filter(|&from| from > start).min();
            if let Some(next) = next.filter(|&next| next <= edges[earlier].to) {
                edges[earlier].to = next - 1;
            }
        }
    }
}

/// The node of a thing that the clearance may see.
pub fn node(snapshot: &Snapshot, thing: ThingId, clearance: Visibility) -> Option<graph::Node> {
    snapshot.index.find(thing.0, clearance.level())
}

/// The thing of a node.
pub fn thing_id(snapshot: &Snapshot, node: graph::Node) -> ThingId {
    ThingId(snapshot.index.key(node))
}

/// The relationship of an edge.
pub fn relationship_id(snapshot: &Snapshot, edge: graph::Edge) -> RelationshipId {
    RelationshipId(snapshot.index.edge_key(edge))
}

/// A set of kinds of relationship as the graph holds it.
pub fn kind_set(kinds: &[RelationshipKind]) -> KindSet {
    kinds.iter().fold(KindSet::EMPTY, |set, kind| match kind {
        RelationshipKind::TookPartIn => set.with(kind.code() as u8).with(GIVES).with(GETS),
        _ => set.with(kind.code() as u8),
    })
}

/// The kinds of one family.
pub fn family_set(family: Family) -> KindSet {
    set_where(|kind| kind.spec().family == family)
}

/// A set of kinds of thing as the graph holds it.
pub fn thing_kinds(kinds: &[ThingKind]) -> u32 {
    kinds.iter().fold(0, |set, kind| set | 1 << kind.code())
}

/// How money runs: capital and goods from source to target, so that owners, lenders and suppliers stand upstream; payments from
/// target to source, so that who pays for goods stands downstream of them. Through an event (a sale, payment, settlement or offer) it
/// runs from who gives to who gets.
pub fn money_sense() -> graph::flow::MoneySense {
    graph::flow::MoneySense {
        along: set_where(|kind| matches!(kind.spec().money, MoneySense::Capital | MoneySense::Goods)).with(GIVES),
        against: set_where(|kind| kind.spec().money == MoneySense::Payment).with(GETS),
        shares: set_where(|kind| kind.spec().takes_share),
    }
}

fn set_where(wanted: impl Fn(RelationshipKind) -> bool) -> KindSet {
    let kinds: Vec<RelationshipKind> = RelationshipKind::ALL.iter().copied().filter(|kind| wanted(*kind)).collect();
    kind_set(&kinds)
}

/// What the graph must know of kinds.
fn kind_table() -> KindTable {
    KindTable {
        symmetric: set_where(|kind| kind.spec().symmetric),
        unwalked: set_where(|kind| !kind.spec().walked),
    }
}

/// The number by which the graph knows a currency: its three letters, counted from 1 so that 0 is none.
pub fn currency_code(currency: &str) -> u16 {
    currency.bytes().fold(0, |code: u16, letter| {
        code.wrapping_mul(27).wrapping_add(u16::from(letter.wrapping_sub(b'A') % 26) + 1)
    })
}

/// The currency that the graph knows by this number.
pub fn currency(code: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = code;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 27) as u8));
        rest = (rest - 1) / 27;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_read_back() {
        for code in ["USD", "KHR", "GBP", "AAA", "ZZZ", "EUR", "THB"] {
            assert_eq!(currency(currency_code(code)), code);
        }
    }
}
