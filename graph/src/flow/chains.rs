//! Counting chains and adding up the products of their shares.
//!
//! Separate from trails: a measure over all chains, without keeping any of them.

use crate::budget::{Budget, Completeness, Meter};
use crate::ids::{Edge, KindSet, Node};
use crate::index::Index;
use crate::index::tie::run_end;
use crate::lens::{Lens, Way, is_past};
use crate::view::View;

/// What was counted of the chains from a start.
#[derive(Clone, Debug, PartialEq)]
pub struct Chains {
    /// At position `i`: how many chains of `i + 1` edges there are.
    pub by_depth: Vec<u64>,
    /// Over all chains, the sum of the products of the least shares of their edges. A kind that carries no share, and a
    /// share that is not known, count as the whole: this compares graphs, and is no statement about ownership.
    pub products: f64,
    /// Whether all chains were counted.
    pub completeness: Completeness,
}

/// Counts the chains without repeated nodes that begin at `start` and follow the view, of at most `budget.max_hops`
/// edges (100 at most); parallel edges make several chains. Shares are those of the kinds in `shares`.
pub fn chains(index: &Index, view: &View, start: Node, shares: KindSet, budget: &Budget) -> Chains {
    let lens = Lens::new(index, view);
    let depth = budget.max_hops.min(MOST_HOPS) as usize;
    let mut meter = Meter::new(budget);
    let mut counter = Counter {
        lens: &lens,
        shares,
        depth,
        path: vec![start.0],
        by_depth: vec![0; depth],
        products: 0.0,
    };
    if lens.sees(start) && depth > 0 {
        counter.go(start.0, 1.0, &mut meter);
    }
    Chains {
        by_depth: counter.by_depth,
        products: counter.products,
        completeness: meter.completeness(),
    }
}

/// Chains are followed no further, whatever the budget says.
const MOST_HOPS: u32 = 100;

struct Counter<'s> {
    lens: &'s Lens<'s>,
    shares: KindSet,
    depth: usize,
    path: Vec<u32>,
    by_depth: Vec<u64>,
    products: f64,
}

impl Counter<'_> {
    fn go(&mut self, node: u32, product: f64, meter: &mut Meter<'_>) {
        let (lens, index) = (self.lens, self.lens.index);
        let (out, into) = lens.kinds(Way::Ahead);
        let rows = [(lens.out(node), out), (lens.into(node), into)];
        for (row, kinds) in rows {
            if kinds.is_empty() {
                continue;
            }
            // The chain is lengthened inside the loop, so the meter is taken here rather than by the lens.
            let mut at = 0;
            while at < row.len() {
                let tie = &row[at];
                if meter.take(1) == 0 {
                    return;
                }
                if !kinds.contains(tie.traits.kind) {
                    if is_past(row, at, kinds) {
                        break;
                    }
                    at = run_end(row, at);
                    continue;
                }
                at += 1;
                if !lens.admits(tie) || self.path.contains(&tie.node) || lens.avoids(Node(tie.node)) {
                    continue;
                }
                let share = if self.shares.contains(tie.traits.kind) {
                    index.share(Edge(tie.edge))
                } else {
                    None
                };
                let product = share.map_or(product, |share| product * f64::from(share.min) / 1e6);
                self.by_depth[self.path.len() - 1] += 1;
                self.products += product;
                if self.path.len() < self.depth && lens.passes(tie.node) {
                    self.path.push(tie.node);
                    self.go(tie.node, product, meter);
                    self.path.pop();
                }
                if meter.is_stopped() {
                    return;
                }
            }
        }
    }
}
