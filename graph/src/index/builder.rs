//! From nodes and edges, as the store streams them, to an index.
//!
//! Separate from the index itself: this is the only file that sorts, and what it needs besides is gone afterwards.

use super::collapsed::Collapsed;
use super::keys::Keys;
use super::rows::Rows;
use super::sparse::Sparse;
use super::tie::{INEXACT, Tie, Traits, WALKED, WIDE, pack_period};
use super::{BuildError, EdgeInput, EdgeTable, Index, NodeInput, NodeTable, ShareColumn};
use crate::ids::{CLEARANCES, Day, KindTable, MAX_EDGE_KINDS, MAX_NODE_KINDS, OPEN_END, OPEN_START};
use crate::scratch::Pool;

/// Collects nodes, then edges, and makes an [`Index`] of them.
///
/// Every order of input gives the same index. Edges in the order of their keys are stored as they come; others are
/// sorted at the end.
#[derive(Debug)]
pub struct IndexBuilder {
    kinds: KindTable,
    nodes: Vec<NodeInput>,
    /// Made of `nodes` when the first edge comes.
    table: Option<NodeTable>,
    edges: Columns,
}

/// Edges as they come, in columns, so that millions of them fit into memory beside the index.
#[derive(Debug, Default)]
struct Columns {
    keys: Vec<i64>,
    ends: Vec<(u32, u32)>,
    traits: Vec<Traits>,
    weights: Vec<u32>,
    periods: Vec<(u32, (Day, Day))>,
    shares: Vec<(u32, ShareColumn)>,
    /// Least amount and currency.
    amounts: Vec<(u32, (i64, u16))>,
    /// Greatest amount, where it is not the least.
    amount_ends: Vec<(u32, i64)>,
    unsorted: bool,
}

impl IndexBuilder {
    /// A builder for edges of these kinds.
    pub fn new(kinds: KindTable) -> Self {
        Self {
            kinds,
            nodes: Vec::new(),
            table: None,
            edges: Columns::default(),
        }
    }

    /// Adds a node; all nodes come before the first edge.
    ///
    /// # Errors
    /// If a value is out of range or an edge has been given already.
    pub fn node(&mut self, node: NodeInput) -> Result<(), BuildError> {
        if self.table.is_some() {
            return Err(BuildError::NodeAfterEdge { node: node.key });
        }
        if node.kind >= MAX_NODE_KINDS || node.level >= CLEARANCES {
            return Err(BuildError::NodeOutOfRange { node: node.key });
        }
        self.nodes.push(node);
        Ok(())
    }

    /// Adds an edge between nodes that were given before.
    ///
    /// # Errors
    /// If an end is unknown or a value out of range; the edge is then left out and the builder stays usable.
    pub fn edge(&mut self, edge: EdgeInput) -> Result<(), BuildError> {
        check(&edge)?;
        let table = match &mut self.table {
            Some(table) => table,
            empty => empty.insert(NodeTable::new(&mut self.nodes)?),
        };
        let find = |key: i64| table.keys.find(key).ok_or(BuildError::UnknownEnd { edge: edge.key, node: key });
        let (source, target) = (find(edge.source)?, find(edge.target)?);
        let level = edge.level.max(table.levels[source as usize]).max(table.levels[target as usize]);
        self.edges.push(&edge, source, target, level)
    }

    /// Makes the index.
    ///
    /// # Errors
    /// If two nodes or two edges have one key.
    pub fn build(mut self) -> Result<Index, BuildError> {
        let mut nodes = match self.table.take() {
            Some(table) => table,
            None => NodeTable::new(&mut self.nodes)?,
        };
        nodes.keys.drop_table();
        let mut columns = self.edges;
        columns.sort()?;
        let count = nodes.kinds.len();
        let out = rows(count, &columns, |(source, target)| (source, target));
        let into = rows(count, &columns, |(source, target)| (target, source));
        if columns.weights.iter().all(|weight| *weight == 0) {
            columns.weights = Vec::new();
        }
        let collapsed = Collapsed::new(count, &out, &into, self.kinds, &columns.weights);
        let edges = EdgeTable {
            visible: std::array::from_fn(|clearance| {
                columns
                    .traits
                    .iter()
                    .filter(|traits| usize::from(traits.level()) <= clearance)
                    .count()
            }),
            periods: Sparse::new(&columns.periods),
            shares: Sparse::new(&columns.shares),
            amounts: Sparse::new(&columns.amounts),
            amount_ends: Sparse::new(&columns.amount_ends),
            keys: Keys::new(columns.keys),
            ends: columns.ends,
            traits: columns.traits,
            weights: columns.weights,
        };
        Ok(Index {
            kinds: self.kinds,
            nodes,
            edges,
            out,
            into,
            collapsed,
            pool: Pool::new(count),
        })
    }
}

/// Refuses what cannot be packed or makes no sense.
fn check(edge: &EdgeInput) -> Result<(), BuildError> {
    let in_range = edge.kind < MAX_EDGE_KINDS
        && edge.level < CLEARANCES
        && edge.confidence.iter().all(|confidence| *confidence <= 3)
        && edge.weight != u32::MAX;
    if !in_range {
        return Err(BuildError::EdgeOutOfRange { edge: edge.key });
    }
    let in_order = edge.from <= edge.to
        && edge.from != OPEN_END
        && edge.to != OPEN_START
        && edge.share.is_none_or(|(min, max)| min <= max && max != u32::MAX)
        && edge.amount.is_none_or(|(min, max)| min <= max);
    if in_order {
        Ok(())
    } else {
        Err(BuildError::Reversed { edge: edge.key })
    }
}

impl Columns {
    fn push(&mut self, edge: &EdgeInput, source: u32, target: u32, level: u8) -> Result<(), BuildError> {
        let at = u32::try_from(self.keys.len())
            .ok()
            .filter(|at| *at < u32::MAX / 2)
            .ok_or(BuildError::TooMany)?;
        let mut flags = level;
        flags |= if edge.walked { WALKED } else { 0 };
        flags |= if edge.inexact { INEXACT } else { 0 };
        let (from, to) = pack_period(edge.from, edge.to).unwrap_or_else(|| {
            flags |= WIDE;
            self.periods.push((at, (edge.from, edge.to)));
            (0, 0)
        });
        let confidence = edge
            .confidence
            .iter()
            .rev()
            .fold(0, |packed, confidence| (packed << 2) | confidence);
        self.unsorted |= self.keys.last().is_some_and(|last| *last >= edge.key);
        self.keys.push(edge.key);
        self.ends.push((source, target));
        self.traits.push(Traits {
            from,
            to,
            kind: edge.kind,
            flags,
            confidence,
            disputed: edge.disputed,
        });
        self.weights.push(edge.weight);
        if edge.share.is_some() || edge.basis != 0 {
            self.shares.push((at, ShareColumn::new(edge.share, edge.basis)));
        }
        if let Some((min, max)) = edge.amount {
            self.amounts.push((at, (min, edge.currency)));
            if max != min {
                self.amount_ends.push((at, max));
            }
        }
        Ok(())
    }

    fn sort(&mut self) -> Result<(), BuildError> {
        if !self.unsorted {
            return Ok(());
        }
        let mut order: Vec<u32> = (0..self.keys.len() as u32).collect();
        order.sort_unstable_by_key(|at| self.keys[*at as usize]);
        let mut places = vec![0u32; order.len()];
        for (place, at) in order.iter().enumerate() {
            places[*at as usize] = place as u32;
        }
        self.keys = order.iter().map(|at| self.keys[*at as usize]).collect();
        self.ends = order.iter().map(|at| self.ends[*at as usize]).collect();
        self.traits = order.iter().map(|at| self.traits[*at as usize]).collect();
        self.weights = order.iter().map(|at| self.weights[*at as usize]).collect();
        place(&mut self.periods, &places);
        place(&mut self.shares, &places);
        place(&mut self.amounts, &places);
        place(&mut self.amount_ends, &places);
        match self.keys.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(BuildError::DuplicateEdge { edge: pair[0] }),
            None => Ok(()),
        }
    }
}

/// Moves the values of a sparse column to the places of their edges.
fn place<T>(column: &mut [(u32, T)], places: &[u32]) {
    for (at, _) in &mut *column {
        *at = places[*at as usize];
    }
    column.sort_unstable_by_key(|(at, _)| *at);
}

/// The edges as rows of the nodes that `turn` puts first.
fn rows(nodes: usize, columns: &Columns, turn: impl Fn((u32, u32)) -> (u32, u32)) -> Rows<Tie> {
    let mut starts = vec![0u32; nodes + 1];
    for ends in &columns.ends {
        starts[turn(*ends).0 as usize + 1] += 1;
    }
    for node in 0..nodes {
        starts[node + 1] += starts[node];
    }
    let nothing = Traits {
        from: 0,
        to: 0,
        kind: 0,
        flags: 0,
        confidence: 0,
        disputed: 0,
    };
    let mut items = vec![
        Tie {
            node: 0,
            edge: 0,
            traits: nothing
        };
        columns.ends.len()
    ];
    let mut next = starts.clone();
    for (edge, (ends, traits)) in columns.ends.iter().zip(&columns.traits).enumerate() {
        let (here, there) = turn(*ends);
        items[next[here as usize] as usize] = Tie {
            node: there,
            edge: edge as u32,
            traits: *traits,
        };
        next[here as usize] += 1;
    }
    for bounds in starts.windows(2) {
        items[bounds[0] as usize..bounds[1] as usize].sort_unstable_by_key(Tie::order);
    }
    Rows::new(starts, items, |tie, _| tie.traits.level())
}
