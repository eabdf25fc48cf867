//! Who owns a thing, and what it owns: a tree of holdings with shares.
//!
//! Separate from money trails: one family of kinds, always from owner to owned, with sums that have to fit a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::ShareRange;
use super::sums::{ShareSum, add_up};
use crate::budget::{Budget, Completeness, Meter, StoppedBy};
use crate::ids::{Edge, KindSet, Node};
use crate::index::{Index, Share};
use crate::lens::{Lens, Way};
use crate::view::View;

/// Which way ownership is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// From what is owned to its owners, and to theirs.
    Owners,
    /// From an owner to what it owns, and to what that owns.
    Holdings,
}

/// What is asked of ownership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnershipOf {
    /// Which way.
    pub direction: Holding,
    /// Chains whose effective share is certainly below this are left out; in parts per million.
    pub min_share: u32,
    /// The kinds that mean ownership, from owner (source) to owned (target).
    pub kinds: KindSet,
}

/// The last edge of a chain of ownership.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnershipStep {
    /// The edge.
    pub edge: Edge,
    /// Its source.
    pub owner: Node,
    /// Its target.
    pub owned: Node,
    /// Edges from the node asked about, this one counted.
    pub depth: u32,
    /// The step before in the same chain, as a position in [`Ownership::steps`]; `None` for the first.
    pub before: Option<usize>,
    /// The share that this edge states; `None` is not known.
    pub direct: Option<Share>,
    /// Shares multiplied along the chain.
    pub effective: ShareRange,
    /// Whether this edge is disputed; it counts in sums all the same, which then say so.
    pub disputed: bool,
}

/// What one node owns of the node asked about (or that one of it), over all chains together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EffectiveShare {
    /// The owner, or what is owned.
    pub node: Node,
    /// What the shares are shares of.
    pub basis: u8,
    /// The chains added up.
    pub share: ShareRange,
    /// How many chains.
    pub chains: u64,
}

/// A tree of holdings.
#[derive(Clone, Debug, PartialEq)]
pub struct Ownership {
    /// A step for each chain without repeated nodes and of one basis: shorter chains first, then by their edges' keys.
    pub steps: Vec<OwnershipStep>,
    /// What the edges of the tree state of each thing owned, added up for one day.
    pub sums: Vec<ShareSum>,
    /// What each node holds over all chains that count, by node and basis.
    pub effective: Vec<EffectiveShare>,
    /// Disputed edges of the tree. Sums contain them: an alternative that sums leave out is not walked in the first place.
    pub disputed: Vec<Edge>,
    /// Edges of the tree that hold on other days than their sum, or that a later edge between the same ends replaces;
    /// no sum contains them.
    pub superseded: Vec<Edge>,
    /// Edges that lead back to a node of their own chain, and so were not followed.
    pub loops: Vec<Edge>,
    /// Whether this is all. `budget.max_hops` bounds the depth, `budget.max_paths` the steps.
    pub completeness: Completeness,
}

/// The owners or holdings of a node. The view's kinds and directions do not matter here; its other filters do.
///
/// Chains multiply shares of one basis only: a share of votes says nothing of a share of capital. If chains go on
/// beyond `budget.max_hops`, the answer is incomplete, stopped by [`StoppedBy::Hops`].
pub fn ownership(index: &Index, view: &View, of: Node, asked: OwnershipOf, budget: &Budget) -> Ownership {
    let view = view.clone().directed(asked.kinds, KindSet::EMPTY);
    let lens = Lens::new(index, &view);
    let mut climber = Climber {
        lens: &lens,
        of,
        asked,
        budget,
        meter: Meter::new(budget),
        steps: Vec::new(),
        loops: BTreeSet::new(),
        is_cut: false,
    };
    if lens.sees(of) {
        climber.climb();
    }
    climber.answer(&view)
}

struct Climber<'s> {
    lens: &'s Lens<'s>,
    of: Node,
    asked: OwnershipOf,
    budget: &'s Budget,
    meter: Meter<'s>,
    steps: Vec<OwnershipStep>,
    loops: BTreeSet<Edge>,
    /// Chains go on beyond the depth allowed.
    is_cut: bool,
}

impl Climber<'_> {
    fn climb(&mut self) {
        self.lengthen(None);
        let mut at = 0;
        while at < self.steps.len() && !self.meter.is_stopped() {
            self.lengthen(Some(at));
            at += 1;
        }
    }

    /// The node at the end of a step that is not nearer to the node asked about.
    fn far_end(&self, step: &OwnershipStep) -> Node {
        match self.asked.direction {
            Holding::Owners => step.owner,
            Holding::Holdings => step.owned,
        }
    }

    fn lengthen(&mut self, before: Option<usize>) {
        let last = before.map(|at| self.steps[at]);
        let node = last.map_or(self.of, |step| self.far_end(&step));
        if before.is_some() && !self.lens.passes(node.0) {
            return;
        }
        let way = if self.asked.direction == Holding::Owners {
            Way::Back
        } else {
            Way::Ahead
        };
        let mut ties: Vec<(Edge, Node)> = Vec::new();
        self.lens.ties(node.0, way, &mut self.meter, |tie, _| {
            ties.push((Edge(tie.edge), Node(tie.node)));
            false
        });
        ties.sort_unstable();
        ties.dedup();
        let index = self.lens.index;
        for (edge, far) in ties {
            let is_other_basis = last.is_some_and(|step| index.basis(step.edge) != index.basis(edge));
            if is_other_basis || self.lens.avoids(far) {
                continue;
            }
            let direct = index.share(edge);
            let so_far = last.map_or(ShareRange::WHOLE, |step| step.effective);
            let effective = so_far.times(ShareRange::of(direct));
            if effective.max * 1e6 < f64::from(self.asked.min_share) {
                continue;
            }
            if self.is_in_chain(before, far) {
                self.loops.insert(edge);
                continue;
            }
            let depth = last.map_or(0, |step| step.depth) + 1;
            if depth > self.budget.max_hops {
                self.is_cut = true;
                return;
            }
            if self.steps.len() >= self.budget.max_paths {
                self.meter.stop(StoppedBy::Paths);
                return;
            }
            let (source, target) = index.ends(edge);
            let disputed = index.disputed(edge, self.lens.clearance);
            self.steps.push(OwnershipStep {
                edge,
                owner: source,
                owned: target,
                depth,
                before,
                direct,
                effective,
                disputed,
            });
        }
    }

    fn is_in_chain(&self, mut step: Option<usize>, node: Node) -> bool {
        while let Some(at) = step {
            if self.far_end(&self.steps[at]) == node {
                return true;
            }
            step = self.steps[at].before;
        }
        node == self.of
    }

    fn answer(mut self, view: &View) -> Ownership {
        if self.is_cut {
            self.meter.stop(StoppedBy::Hops);
        }
        let index = self.lens.index;
        let counted: BTreeSet<Edge> = self.steps.iter().map(|step| step.edge).collect();
        let disputed = counted
            .iter()
            .copied()
            .filter(|edge| index.disputed(*edge, self.lens.clearance))
            .collect();
        let (sums, superseded) = add_up(index, &counted, view.valid_at);
        Ownership {
            effective: self.effective(&superseded),
            sums,
            disputed,
            superseded: superseded.into_iter().collect(),
            loops: self.loops.into_iter().collect(),
            completeness: self.meter.completeness(),
            steps: self.steps,
        }
    }

    /// Adds up the chains that count for each node at a far end.
    fn effective(&self, superseded: &BTreeSet<Edge>) -> Vec<EffectiveShare> {
        let mut counts: Vec<bool> = Vec::with_capacity(self.steps.len());
        let mut sums: BTreeMap<(Node, u8), EffectiveShare> = BTreeMap::new();
        for step in &self.steps {
            let is_counted = !superseded.contains(&step.edge) && step.before.is_none_or(|at| counts[at]);
            counts.push(is_counted);
            if !is_counted {
                continue;
            }
            let (node, basis) = (self.far_end(step), self.lens.index.basis(step.edge));
            let nothing = ShareRange {
                min: 0.0,
                max: 0.0,
                known: true,
            };
            let sum = sums.entry((node, basis)).or_insert(EffectiveShare {
                node,
                basis,
                share: nothing,
                chains: 0,
            });
            sum.share = sum.share.plus(step.effective);
            sum.chains += 1;
        }
        sums.into_values().collect()
    }
}
