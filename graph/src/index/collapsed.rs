//! Who is tied to whom, whatever the direction, kind or date: each pair once.
//!
//! Separate because most questions carry no filter, and a row of plain node numbers answers them several times faster
//! than a row of ties.

use std::mem::size_of;
use std::ops::Range;

use super::rows::Rows;
use super::tie::Tie;
use crate::ids::{KindSet, KindTable};

/// A pair has more parallel edges than are counted here, or edges of several levels: look at the ties.
pub(crate) const LOOK_UP: u8 = u8::MAX;
/// No edge of a pair has a weight.
pub(crate) const NO_WEIGHT: u32 = u32::MAX;

/// The graph without direction, made of edges that are walked without being named; no loops.
#[derive(Debug)]
pub(crate) struct Collapsed {
    /// Sorted by the lowest level of the pair's edges, then by node.
    rows: Rows<u32>,
    /// Beside each item: how many edges the pair has, or [`LOOK_UP`].
    many: Vec<u8>,
    /// Beside each item: the lowest weight, or [`NO_WEIGHT`]; empty when no edge has one.
    weights: Vec<u32>,
}

/// One edge of a pair, as it is collected.
#[derive(Clone, Copy)]
struct One {
    node: u32,
    level: u8,
    weight: u32,
}

/// All edges of a pair.
#[derive(Clone, Copy)]
struct Pair {
    node: u32,
    level: u8,
    many: u8,
    weight: u32,
}

impl Collapsed {
    pub(crate) fn new(nodes: usize, out: &Rows<Tie>, into: &Rows<Tie>, kinds: KindTable, weights: &[u32]) -> Self {
        let has_weights = weights.iter().any(|weight| *weight != 0);
        let walked = KindSet::ALL.without(kinds.unwalked);
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
                if tie.traits.is_walked() && tie.node != node && walked.contains(tie.traits.kind) {
                    let weight = weights.get(tie.edge as usize).copied().filter(|weight| *weight != 0);
                    ones.push(One {
                        node: tie.node,
                        level: tie.traits.level(),
                        weight: weight.unwrap_or(NO_WEIGHT),
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

    #[inline]
    pub(crate) fn range(&self, node: u32, clearance: u8) -> Range<usize> {
        self.rows.range(node, clearance)
    }

    #[inline]
    pub(crate) fn row(&self, node: u32, clearance: u8) -> &[u32] {
        self.rows.row(node, clearance)
    }

    #[inline]
    pub(crate) fn node(&self, at: usize) -> u32 {
        self.rows.items()[at]
    }

    /// How many edges the pair at this position has, or [`LOOK_UP`].
    #[inline]
    pub(crate) fn many(&self, at: usize) -> u8 {
        self.many[at]
    }

    /// The lowest weight of the pair at this position, of edges of all levels, or [`NO_WEIGHT`].
    #[inline]
    pub(crate) fn weight(&self, at: usize) -> u32 {
        self.weights.get(at).copied().unwrap_or(NO_WEIGHT)
    }

    pub(crate) fn is_flat(&self, clearance: u8) -> bool {
        self.rows.is_flat(clearance)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.rows.bytes() + self.many.capacity() + self.weights.capacity() * size_of::<u32>()
    }
}

/// One pair for each node among the edges collected, sorted by level and node.
fn collapse(ones: &mut [One], pairs: &mut Vec<Pair>) {
    pairs.clear();
    ones.sort_unstable_by_key(|one| (one.node, one.level));
    for same in ones.chunk_by(|a, b| a.node == b.node) {
        let mixed = same.first().map(|one| one.level) != same.last().map(|one| one.level);
        let many = u8::try_from(same.len()).unwrap_or(LOOK_UP);
        pairs.push(Pair {
            node: same[0].node,
            level: same[0].level,
            many: if mixed { LOOK_UP } else { many },
            weight: same.iter().map(|one| one.weight).min().unwrap_or(NO_WEIGHT),
        });
    }
    pairs.sort_unstable_by_key(|pair| (pair.level, pair.node));
}
