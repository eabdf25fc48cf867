//! Money trails: where money came from and where it went, chain by chain.
//!
//! Separate from ownership: a trail mixes kinds, follows money whichever way an edge is stored, and adds amounts.

use std::collections::{BTreeMap, BTreeSet};

use super::ShareRange;
use crate::budget::{Budget, Completeness, Meter, StoppedBy};
use crate::ids::{Edge, KindSet, Node};
use crate::index::Index;
use crate::index::tie::Tie;
use crate::lens::{Lens, Way};
use crate::view::View;

/// How money runs along each kind of edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneySense {
    /// Kinds along which money runs from source to target.
    pub along: KindSet,
    /// Kinds along which money runs from target to source.
    pub against: KindSet,
    /// Kinds that carry a share.
    pub shares: KindSet,
}

/// Which way a trail is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To where the money came from.
    Upstream,
    /// To where the money went.
    Downstream,
    /// Both, each from the starts: a trail never turns.
    Both,
}

/// The last edge of a chain that begins at a start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrailStep {
    /// The edge.
    pub edge: Edge,
    /// Where the money comes from.
    pub from: Node,
    /// Where the money goes.
    pub to: Node,
    /// Whether the chain leads to where money came from.
    pub upstream: bool,
    /// Edges from the start, this one counted.
    pub depth: u32,
    /// The step before in the same chain, as a position in [`Trail::steps`]; `None` for the first.
    pub before: Option<usize>,
    /// Shares multiplied from the start to here; `None` unless every edge of the chain is of a kind that carries shares
    /// and of one basis.
    pub share: Option<ShareRange>,
}

/// Amounts of one currency and kind of edge, each edge of the trail counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The currency (a code of the store's); 0 is an amount without one.
    pub currency: u16,
    /// The kind.
    pub kind: u8,
    /// How many edges were added up.
    pub edges: u64,
    /// Sum of the least amounts, in thousandths of the unit.
    pub min: i128,
    /// Sum of the greatest amounts, in thousandths of the unit.
    pub max: i128,
}

/// Where money came from or went to.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    /// A step for each chain without repeated nodes: shorter chains first, then in the order of their edges' keys.
    pub steps: Vec<TrailStep>,
    /// The starts and every node reached, with the least number of edges that lead there; nearest first, then by key.
    pub nodes: Vec<(Node, u32)>,
    /// Sums by currency and kind.
    pub totals: Vec<Total>,
    /// How many different edges of the trail state no amount.
    pub without_amount: u64,
    /// Edges that lead back to a node of their own chain, and so were not followed; in the order of keys.
    pub loops: Vec<Edge>,
    /// Whether these are all. `budget.max_hops` bounds the depth, `budget.max_paths` the steps.
    pub completeness: Completeness,
}

/// Follows money from the starts. The view's kinds and directions do not matter here, as the senses say which kinds
/// are followed which way; every other filter of the view does.
///
/// If chains go on beyond `budget.max_hops`, the answer is incomplete, stopped by [`StoppedBy::Hops`].
pub fn money_trail(index: &Index, view: &View, starts: &[Node], direction: Direction, senses: &MoneySense, budget: &Budget) -> Trail {
    let view = view.clone().directed(senses.along, senses.against);
    let lens = Lens::new(index, &view);
    let mut follower = Follower {
        lens: &lens,
        shares: senses.shares,
        budget,
        meter: Meter::new(budget),
        steps: Vec::new(),
        reached: BTreeMap::new(),
        loops: BTreeSet::new(),
        is_cut: false,
    };
    let mut starts: Vec<Node> = starts.iter().copied().filter(|start| lens.sees(*start)).collect();
    starts.sort_unstable();
    starts.dedup();
    for start in &starts {
        follower.reached.insert(*start, 0);
    }
    if direction != Direction::Downstream {
        follower.follow(&starts, true);
    }
    if direction != Direction::Upstream {
        follower.follow(&starts, false);
    }
    follower.answer()
}

struct Follower<'s> {
    lens: &'s Lens<'s>,
    shares: KindSet,
    budget: &'s Budget,
    meter: Meter<'s>,
    steps: Vec<TrailStep>,
    reached: BTreeMap<Node, u32>,
    loops: BTreeSet<Edge>,
    /// Chains go on beyond the depth allowed.
    is_cut: bool,
}

/// A chain to be lengthened: its last node and its last step.
#[derive(Clone, Copy)]
struct Tip {
    node: Node,
    start: Node,
    step: Option<usize>,
    depth: u32,
}

impl Follower<'_> {
    /// Lengthens every chain by one edge at a time, so that what is cut is what is furthest.
    fn follow(&mut self, starts: &[Node], upstream: bool) {
        let mut tips: Vec<Tip> = starts
            .iter()
            .map(|start| Tip {
                node: *start,
                start: *start,
                step: None,
                depth: 0,
            })
            .collect();
        while !tips.is_empty() && !self.meter.is_stopped() {
            let mut next = Vec::new();
            for tip in &tips {
                self.lengthen(*tip, upstream, &mut next);
                if self.meter.is_stopped() {
                    break;
                }
            }
            tips = next;
        }
    }

    fn lengthen(&mut self, tip: Tip, upstream: bool, next: &mut Vec<Tip>) {
        // What the view does not pass is an end; the starts are exempt.
        if tip.depth > 0 && !self.lens.passes(tip.node.0) {
            return;
        }
        let way = if upstream { Way::Back } else { Way::Ahead };
        let mut ties: Vec<(Tie, bool)> = Vec::new();
        self.lens.ties(tip.node.0, way, &mut self.meter, |tie, is_out| {
            ties.push((*tie, is_out));
            false
        });
        ties.sort_unstable_by_key(|(tie, _)| tie.edge);
        // A symmetric loop stands in both rows.
        ties.dedup_by_key(|(tie, _)| tie.edge);
        for (tie, _) in ties {
            let (edge, node) = (Edge(tie.edge), Node(tie.node));
            if self.lens.avoids(node) {
                continue;
            }
            if self.is_in_chain(tip, node) {
                // Back over the edge just walked is no loop (only symmetric kinds allow it).
                if tip.step.is_none_or(|step| self.steps[step].edge != edge) {
                    self.loops.insert(edge);
                }
                continue;
            }
            if tip.depth >= self.budget.max_hops {
                self.is_cut = true;
                return;
            }
            if self.steps.len() >= self.budget.max_paths {
                self.meter.stop(StoppedBy::Paths);
                return;
            }
            let depth = tip.depth + 1;
            let (from, to) = if upstream { (node, tip.node) } else { (tip.node, node) };
            let share = self.share(tip, edge);
            self.steps.push(TrailStep {
                edge,
                from,
                to,
                upstream,
                depth,
                before: tip.step,
                share,
            });
            let nearest = self.reached.entry(node).or_insert(depth);
            *nearest = depth.min(*nearest);
            next.push(Tip {
                node,
                start: tip.start,
                step: Some(self.steps.len() - 1),
                depth,
            });
        }
    }

    /// The share of the chain with this edge at its end.
    fn share(&self, tip: Tip, edge: Edge) -> Option<ShareRange> {
        let index = self.lens.index;
        if !self.shares.contains(index.edge_kind(edge)) {
            return None;
        }
        let own = ShareRange::of(index.share(edge));
        let Some(step) = tip.step else { return Some(own) };
        let before = &self.steps[step];
        (index.basis(before.edge) == index.basis(edge)).then_some(before.share?.times(own))
    }

    fn is_in_chain(&self, tip: Tip, node: Node) -> bool {
        if node == tip.start {
            return true;
        }
        let mut step = tip.step;
        while let Some(at) = step {
            let TrailStep {
                from,
                to,
                upstream,
                before,
                ..
            } = self.steps[at];
            if node == if upstream { from } else { to } {
                return true;
            }
            step = before;
        }
        false
    }

    fn answer(mut self) -> Trail {
        if self.is_cut {
            self.meter.stop(StoppedBy::Hops);
        }
        let index = self.lens.index;
        let edges: BTreeSet<Edge> = self.steps.iter().map(|step| step.edge).collect();
        let mut totals: BTreeMap<(u16, u8), Total> = BTreeMap::new();
        let mut without_amount = 0;
        for edge in edges {
            let Some(amount) = index.amount(edge) else {
                without_amount += 1;
                continue;
            };
            let (currency, kind) = (amount.currency, index.edge_kind(edge));
            let total = totals.entry((currency, kind)).or_insert(Total {
                currency,
                kind,
                edges: 0,
                min: 0,
                max: 0,
            });
            total.edges += 1;
            total.min += i128::from(amount.min);
            total.max += i128::from(amount.max);
        }
        let mut nodes: Vec<(Node, u32)> = self.reached.into_iter().collect();
        nodes.sort_by_key(|(node, depth)| (*depth, *node));
        Trail {
            steps: self.steps,
            nodes,
            totals: totals.into_values().collect(),
            without_amount,
            loops: self.loops.into_iter().collect(),
            completeness: self.meter.completeness(),
        }
    }
}
