//! Who is tied to whom, whatever the direction, kind or date: each pair once.
//!
//! Separate because most questions carry no filter, and a row of plain node numbers answers them several times faster
//! than a row of ties.

use std::mem::size_of;

use super::rows::{LevelCounts, Rows};
use super::tie::Tie;
use crate::ids::{CLEARANCES, KindTable};

/// A pair has more parallel edges than are counted here, or edges of several levels: look at the ties.
pub(crate) const LOOK_UP: u8 = u8::MAX;
/// No edge of a pair has a weight.
pub(crate) const NO_WEIGHT: u32 = u32::MAX;

/// The graph without direction, made of edges that are walked without being named; no loops.
#[derive(Debug)]
pub(crate) struct Collapsed {
    /// Sorted by the lowest level of the pair's edges, then by node.
    pub(super) rows: Rows<u32>,
    /// Beside each item: how many edges the pair has, or [`LOOK_UP`].
    pub(super) many: Vec<u8>,
    /// Beside each item: the lowest weight, or [`NO_WEIGHT`]; empty when no edge has one.
    pub(super) weights: Vec<u32>,
}

/// The pairs of one node that a clearance sees.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pairs<'a> {
    /// The other nodes.
    pub(crate) nodes: &'a [u32],
    many: &'a [u8],
    weights: &'a [u32],
}

impl Pairs<'_> {
    /// How many edges the pair at a position has, or [`LOOK_UP`].
    #[inline]
    pub(crate) fn many(&self, at: usize) -> u8 {
        self.many[at]
    }

    /// The lowest weight of the pair at a position, of edges of all levels, or [`NO_WEIGHT`].
    #[inline]
    pub(crate) fn weight(&self, at: usize) -> u32 {
        self.weights.get(at).copied().unwrap_or(NO_WEIGHT)
    }
}

/// The pairs of one node by themselves, as a change leaves them.
#[derive(Debug)]
pub(crate) struct PairRow {
    nodes: Box<[u32]>,
    many: Box<[u8]>,
    weights: Box<[u32]>,
    /// How many pairs each clearance sees.
    ends: [u32; CLEARANCES as usize],
}

impl PairRow {
    /// Pairs sorted by level and node.
    pub(crate) fn new(pairs: &[Pair]) -> Self {
        Self {
            nodes: pairs.iter().map(|pair| pair.node).collect(),
            many: pairs.iter().map(|pair| pair.many).collect(),
            weights: pairs.iter().map(|pair| pair.weight).collect(),
            ends: std::array::from_fn(|clearance| pairs.partition_point(|pair| usize::from(pair.level) <= clearance) as u32),
        }
    }

    #[inline]
    pub(crate) fn seen(&self, clearance: u8) -> Pairs<'_> {
        let end = self.ends[usize::from(clearance)] as usize;
        Pairs {
            nodes: &self.nodes[..end],
            many: &self.many[..end],
            weights: &self.weights[..end],
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>() + self.nodes.len() * (2 * size_of::<u32>() + 1)
    }
}

/// One edge of a pair, as it is collected.
#[derive(Clone, Copy)]
pub(crate) struct One {
    pub(crate) node: u32,
    pub(crate) level: u8,
    /// 0 is none.
    pub(crate) weight: u32,
}

/// All edges of a pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) node: u32,
    pub(crate) level: u8,
    pub(crate) many: u8,
    pub(crate) weight: u32,
}

/// Whether an edge in the row of `node` is part of a pair.
pub(crate) fn is_part(node: u32, tie: &Tie, kinds: KindTable) -> bool {
    tie.traits.is_walked() && tie.node != node && !kinds.unwalked.contains(tie.traits.kind)
}

impl Collapsed {
    pub(crate) fn new(nodes: usize, out: &Rows<Tie>, into: &Rows<Tie>, kinds: KindTable, weights: &[u32]) -> Self {
        let has_weights = weights.iter().any(|weight| *weight != 0);
        let mut starts = Vec::with_capacity(nodes + 1);
        starts.push(0);
        // A guess of how many remain, so that the tables grow seldom.
        let guess = (out.items().len() + into.items().len()) / 8 * 7;
        let mut items: Vec<u32> = Vec::with_capacity(guess);
        let mut levels: Vec<u8> = Vec::with_capacity(guess);
        let mut many: Vec<u8> = Vec::with_capacity(guess);
        let mut lowest: Vec<u32> = Vec::with_capacity(if has_weights { guess } else { 0 });
        let mut ones: Vec<One> = Vec::new();
        let mut pairs: Vec<Pair> = Vec::new();
        for node in 0..nodes as u32 {
            ones.clear();
            for tie in out.row(node, 3).iter().chain(into.row(node, 3)) {
                if is_part(node, tie, kinds) {
                    ones.push(One {
                        node: tie.node,
                        level: tie.traits.level(),
                        weight: weights.get(tie.edge as usize).copied().unwrap_or(0),
                    });
                }
            }
            collapse(&mut ones, &mut pairs);
            for pair in &pairs {
                items.push(pair.node);
                levels.push(pair.level);
                many.push(pair.many);
                if has_weights {
                    lowest.push(pair.weight);
                }
            }
            starts.push(items.len() as u32);
        }
        items.shrink_to_fit();
        many.shrink_to_fit();
        lowest.shrink_to_fit();
        let rows = Rows::new(starts, items, |_, at| levels[at]);
        Self {
            rows,
            many,
            weights: lowest,
        }
    }

    /// The other nodes of a node's pairs.
    #[inline]
    pub(crate) fn row(&self, node: u32, clearance: u8) -> &[u32] {
        self.rows.row(node, clearance)
    }

    /// How many pairs a node has.
    #[inline]
    pub(crate) fn degree(&self, node: u32, clearance: u8) -> usize {
        self.rows.range(node, clearance).len()
    }

    /// The pairs of a node.
    #[inline]
    pub(crate) fn pairs(&self, node: u32, clearance: u8) -> Pairs<'_> {
        let range = self.rows.range(node, clearance);
        Pairs {
            nodes: &self.rows.items()[range.clone()],
            many: &self.many[range.clone()],
            weights: self.weights.get(range).unwrap_or_default(),
        }
    }

    /// How many pairs there are of each level.
    pub(crate) fn counts(&self) -> LevelCounts {
        self.rows.counts()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.rows.bytes() + self.many.capacity() + self.weights.capacity() * size_of::<u32>()
    }
}

/// One pair for each node among the edges collected, sorted by level and node.
pub(crate) fn collapse(ones: &mut [One], pairs: &mut Vec<Pair>) {
    pairs.clear();
    ones.sort_unstable_by_key(|one| (one.node, one.level));
    for same in ones.chunk_by(|a, b| a.node == b.node) {
        let mixed = same.first().map(|one| one.level) != same.last().map(|one| one.level);
        let many = u8::try_from(same.len()).unwrap_or(LOOK_UP);
        pairs.push(Pair {
            node: same[0].node,
            level: same[0].level,
            many: if mixed { LOOK_UP } else { many },
            weight: same
                .iter()
                .map(|one| one.weight)
                .filter(|weight| *weight != 0)
                .min()
                .unwrap_or(NO_WEIGHT),
        });
    }
    pairs.sort_unstable_by_key(|pair| (pair.level, pair.node));
}
