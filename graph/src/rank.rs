//! How good a path is: specificity, evidence, recency and length as one score with its parts.
//!
//! Separate from the searches because the same costs rank what a search found and steer a search. Costs inside are
//! whole millionths, so that sums do not depend on the order of adding and ties are exact.

use crate::ids::{Day, Edge, Node};
use crate::index::Index;
use crate::index::tie::Traits;
use crate::path::Path;
use crate::view::View;

/// How much each part of a score counts. Negative weights and those that are no numbers count as 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Passing a node of degree `d` costs `ln(1 + d)`: a hub joins everything and explains nothing.
    pub specificity: f64,
    /// A hop costs `-ln` of how far its best edge is trusted: high 0.95, medium 0.75, low 0.4, none 0.2.
    pub evidence: f64,
    /// A hop that ended before `today` costs `ln(1 + years since)`.
    pub recency: f64,
    /// A hop costs 1.
    pub length: f64,
    /// The day from which recency counts; `None` is the view's day, and without one recency costs nothing.
    pub today: Option<Day>,
}

impl Weights {
    /// Telling ties before all: hubs are dear.
    pub fn specific() -> Self {
        Self {
            specificity: 1.0,
            evidence: 1.0,
            recency: 0.0,
            length: 0.5,
            today: None,
        }
    }

    /// Well supported ties before all.
    pub fn strongest() -> Self {
        Self {
            specificity: 0.25,
            evidence: 4.0,
            recency: 0.0,
            length: 0.5,
            today: None,
        }
    }

    /// Few hops before all; what else is known breaks ties.
    pub fn short() -> Self {
        Self {
            specificity: 0.01,
            evidence: 0.01,
            recency: 0.0,
            length: 10.0,
            today: None,
        }
    }
}

/// The score of a path: lower is better. The parts are weighted and add up to the total, to a millionth each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The sum of the parts.
    pub total: f64,
    /// What passing the nodes between the ends costs.
    pub specificity: f64,
    /// What the confidence of the hops costs.
    pub evidence: f64,
    /// What hops of the past cost.
    pub recency: f64,
    /// What the number of hops costs.
    pub length: f64,
    /// The hop (from 0) with the least evidence, the first of equal ones; `None` for a path without hops.
    pub weakest_hop: Option<usize>,
}

/// Scores a path as this view's clearance sees it. A hop counts by the best of its parallel edges.
pub fn score(index: &Index, view: &View, path: &Path, weights: &Weights) -> Score {
    let costs = Costs::new(index, view, weights);
    let inner = path.nodes.get(1..path.nodes.len().saturating_sub(1)).unwrap_or_default();
    let specificity: u64 = inner.iter().map(|node| costs.node(node.0)).sum();
    let hops: Vec<(u64, u64)> = path
        .hops
        .iter()
        .map(|hop| {
            let edges = hop
                .iter()
                .map(|traversed| costs.parts(traversed.edge, index.traits(traversed.edge)));
            edges.min_by_key(|(evidence, recency)| evidence + recency).unwrap_or_default()
        })
        .collect();
    let evidence: u64 = hops.iter().map(|(evidence, _)| evidence).sum();
    let recency: u64 = hops.iter().map(|(_, recency)| recency).sum();
    let length = costs.length * hops.len() as u64;
    let strength = |hop: &Vec<crate::path::Traversed>| hop.iter().map(|traversed| index.confidence(traversed.edge, costs.clearance)).max();
    let weakest = path.hops.iter().enumerate().min_by_key(|(_, hop)| strength(hop));
    Score {
        total: whole(specificity + evidence + recency + length),
        specificity: whole(specificity),
        evidence: whole(evidence),
        recency: whole(recency),
        length: whole(length),
        weakest_hop: weakest.map(|(at, _)| at),
    }
}

const MILLION: f64 = 1e6;
/// No part costs more than this many millionths, so that sums of any path stay far from overflow.
const MOST: f64 = 1e12;

/// From millionths to the number they stand for.
pub(crate) fn whole(millionths: u64) -> f64 {
    millionths as f64 / MILLION
}

fn millionths(cost: f64) -> u64 {
    if cost > 0.0 { (cost * MILLION).round().min(MOST) as u64 } else { 0 }
}

/// What steps and nodes cost, in millionths.
#[derive(Debug)]
pub(crate) struct Costs<'a> {
    index: &'a Index,
    clearance: u8,
    specificity: f64,
    evidence: [u64; 4],
    recency: f64,
    length: u64,
    today: Option<Day>,
}

const DAYS_IN_YEAR: f64 = 365.25;

impl<'a> Costs<'a> {
    pub(crate) fn new(index: &'a Index, view: &View, weights: &Weights) -> Self {
        let trust: [f64; 4] = [0.2, 0.4, 0.75, 0.95];
        Self {
            index,
            clearance: view.clearance.min(3),
            specificity: weights.specificity,
            evidence: trust.map(|trust| millionths(-trust.ln() * weights.evidence)),
            recency: weights.recency,
            length: millionths(weights.length),
            today: weights.today.or(view.valid_at),
        }
    }

    /// What passing a node costs.
    pub(crate) fn node(&self, node: u32) -> u64 {
        self.of_degree(self.index.degree(Node(node), self.clearance))
    }

    fn of_degree(&self, degree: u32) -> u64 {
        millionths(f64::from(degree).ln_1p() * self.specificity)
    }

    /// What a step along an edge costs.
    pub(crate) fn step(&self, edge: Edge, traits: Traits) -> u64 {
        let (evidence, recency) = self.parts(edge, traits);
        evidence + recency + self.length
    }

    /// What any step costs at least.
    pub(crate) fn least_step(&self) -> u64 {
        self.length + self.evidence.iter().min().copied().unwrap_or(0)
    }

    /// What passing a node costs at least if both steps count for its degree.
    pub(crate) fn least_passed(&self) -> u64 {
        self.of_degree(2)
    }

    /// What an edge costs for its evidence and for its age.
    fn parts(&self, edge: Edge, traits: Traits) -> (u64, u64) {
        let evidence = self.evidence[usize::from(traits.confidence(self.clearance))];
        let recency = match self.today {
            Some(today) if self.recency > 0.0 => {
                let past = i64::from(today) - i64::from(self.index.period(edge).to);
                millionths((past.max(0) as f64 / DAYS_IN_YEAR).ln_1p() * self.recency)
            }
            _ => 0,
        };
        (evidence, recency)
    }
}
