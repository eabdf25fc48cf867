//! From nodes and edges, as the store streams them, to an index.
//!
//! Separate from the index itself: this is the only file that sorts, and what it needs besides is gone afterwards.

use std::sync::Arc;

use super::base::{Base, EdgeTable, NodeTable};
use super::collapsed::Collapsed;
use super::keys::Keys;
use super::rows::Rows;
use super::sparse::Sparse;
use super::state::{EdgeState, ShareColumn};
use super::tie::{Tie, Traits};
use super::{BuildError, EdgeInput, Index, NodeInput, spare};
use crate::ids::{CLEARANCES, Day, KindTable, MAX_EDGE_KINDS, MAX_NODE_KINDS, OPEN_END, OPEN_START};

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
        check_node(&node)?;
        self.nodes.push(node);
        Ok(())
    }

    /// Adds an edge between nodes that were given before.
    ///
    /// # Errors
    /// If an end is unknown or a value out of range; the edge is then left out and the builder stays usable.
    pub fn edge(&mut self, edge: EdgeInput) -> Result<(), BuildError> {
        check_edge(&edge)?;
        let table = match &mut self.table {
            Some(table) => table,
            empty => empty.insert(NodeTable::new(&mut self.nodes)?),
        };
        let find = |key: i64| table.find(key).ok_or(BuildError::UnknownEnd { edge: edge.key, node: key });
        let (source, target) = (find(edge.source)?, find(edge.target)?);
        let levels = (table.levels[source as usize], table.levels[target as usize]);
        self.edges.push(edge.key, &EdgeState::new(&edge, (source, target), levels))
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
        columns.keep_places()?;
        let count = nodes.kinds.len();
        let out = rows(count, &columns, |(source, target)| (source, target));
        let into = rows(count, &columns, |(source, target)| (target, source));
        if columns.weights.iter().all(|weight| *weight == 0) {
            columns.weights = Vec::new();
        }
        let collapsed = Collapsed::new(count, &out, &into, self.kinds, &columns.weights);
        let edges = EdgeTable {
            visible: EdgeTable::count(&columns.traits),
            periods: Sparse::new(&columns.periods),
            shares: Sparse::new(&columns.shares),
            amounts: Sparse::new(&columns.amounts),
            amount_ends: Sparse::new(&columns.amount_ends),
            keys: Keys::new(columns.keys),
            ends: columns.ends,
            traits: columns.traits,
            weights: columns.weights,
        };
        Ok(Index::over(Arc::new(Base {
            kinds: self.kinds,
            nodes,
            edges,
            out,
            into,
            collapsed,
        })))
    }
}

/// Refuses what no table can hold.
pub(super) fn check_node(node: &NodeInput) -> Result<(), BuildError> {
    if node.kind >= MAX_NODE_KINDS || node.level >= CLEARANCES {
        return Err(BuildError::NodeOutOfRange { node: node.key });
    }
    Ok(())
}

/// Refuses what cannot be packed or makes no sense.
pub(super) fn check_edge(edge: &EdgeInput) -> Result<(), BuildError> {
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
    fn push(&mut self, key: i64, edge: &EdgeState) -> Result<(), BuildError> {
        let at = u32::try_from(self.keys.len())
            .ok()
            .filter(|at| *at < u32::MAX / 2)
            .ok_or(BuildError::TooMany)?;
        self.unsorted |= self.keys.last().is_some_and(|last| *last >= key);
        self.keys.push(key);
        self.ends.push(edge.ends);
        self.traits.push(edge.traits);
        self.weights.push(edge.weight);
        if edge.traits.is_wide() {
            self.periods.push((at, edge.period));
        }
        if let Some(share) = edge.share {
            self.shares.push((at, share));
        }
        if let Some((min, max, currency)) = edge.amount {
            self.amounts.push((at, (min, currency)));
            if max != min {
                self.amount_ends.push((at, max));
            }
        }
        Ok(())
    }

    /// Leaves places for the keys that are missing near the end; the edges are sorted.
    fn keep_places(&mut self) -> Result<(), BuildError> {
        let begin = spare::tail(self.keys.len(), |at| self.keys[at]);
        let tail: Vec<(i64, EdgeState)> = (begin..self.keys.len()).map(|at| (self.keys[at], self.state(at))).collect();
        self.truncate(begin);
        for (key, edge) in tail {
            let free = self.keys.last().map_or(0..0, |last| spare::between(*last, key));
            for key in free {
                self.push(key, &EdgeState::NONE)?;
            }
            self.push(key, &edge)?;
        }
        Ok(())
    }

    fn state(&self, at: usize) -> EdgeState {
        let traits = self.traits[at];
        let at32 = at as u32;
        let amount = sparse_at(&self.amounts, at32);
        EdgeState {
            ends: self.ends[at],
            traits,
            weight: self.weights[at],
            period: sparse_at(&self.periods, at32).unwrap_or_default(),
            share: sparse_at(&self.shares, at32),
            amount: amount.map(|(min, currency)| (min, sparse_at(&self.amount_ends, at32).unwrap_or(min), currency)),
        }
    }

    fn truncate(&mut self, count: usize) {
        self.keys.truncate(count);
        self.ends.truncate(count);
        self.traits.truncate(count);
        self.weights.truncate(count);
        sparse_truncate(&mut self.periods, count);
        sparse_truncate(&mut self.shares, count);
        sparse_truncate(&mut self.amounts, count);
        sparse_truncate(&mut self.amount_ends, count);
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

/// The value at a place of a column sorted by place.
fn sparse_at<T: Copy>(column: &[(u32, T)], at: u32) -> Option<T> {
    let found = column.binary_search_by_key(&at, |(place, _)| *place).ok()?;
    Some(column[found].1)
}

/// Drops the values from a place on.
fn sparse_truncate<T>(column: &mut Vec<(u32, T)>, count: usize) {
    column.truncate(column.partition_point(|(place, _)| (*place as usize) < count));
}

/// The edges as rows of the nodes that `turn` puts first.
fn rows(nodes: usize, columns: &Columns, turn: impl Fn((u32, u32)) -> (u32, u32)) -> Rows<Tie> {
    let mut starts = vec![0u32; nodes + 1];
    let placed = || {
        columns
            .ends
            .iter()
            .zip(&columns.traits)
            .zip(0u32..)
            .filter(|((_, traits), _)| !traits.is_gone())
    };
    for ((ends, _), _) in placed() {
        starts[turn(*ends).0 as usize + 1] += 1;
    }
    for node in 0..nodes {
        starts[node + 1] += starts[node];
    }
    let nothing = Tie {
        node: 0,
        edge: 0,
        traits: EdgeState::NONE.traits,
    };
    let mut items = vec![nothing; starts[nodes] as usize];
    let mut next = starts.clone();
    for ((ends, traits), edge) in placed() {
        let (here, there) = turn(*ends);
        items[next[here as usize] as usize] = Tie {
            node: there,
            edge,
            traits: *traits,
        };
        next[here as usize] += 1;
    }
    for bounds in starts.windows(2) {
        items[bounds[0] as usize..bounds[1] as usize].sort_unstable_by_key(Tie::order);
    }
    Rows::new(starts, items, |tie, _| tie.traits.level())
}
