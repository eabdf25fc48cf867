//! What several nodes have in common.
//!
//! Separate because it asks how often a node is reached from different starts, not how far it is.

use std::collections::HashMap;

use crate::budget::{Budget, Completeness, Meter, StoppedBy};
use crate::ids::{Edge, Node};
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::view::View;

/// A node tied to several of the given ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedThing {
    /// The node; never one of the given ones.
    pub node: Node,
    /// To how many of the given nodes it is tied.
    pub links: usize,
    /// The edges that tie it to them, in the order of their keys.
    pub edges: Vec<Edge>,
}

/// What the given nodes share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Those with most links first, then those of lower degree, then by key.
    pub things: Vec<SharedThing>,
    /// Whether these are all.
    pub completeness: Completeness,
}

/// The nodes one step away from at least `min_links` of the given nodes (a given node that comes twice counts once);
/// `min_links` of 0 is 1. At most `budget.max_paths` things are answered. Nodes that the view does not pass are left out.
pub fn shared(index: &Index, view: &View, of: &[Node], min_links: usize, budget: &Budget) -> Shared {
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let mut given: Vec<Node> = of.iter().copied().filter(|node| lens.sees(*node)).collect();
    given.sort_unstable();
    given.dedup();
    let mut ties: HashMap<u32, (Node, usize)> = HashMap::new();
    for start in &given {
        lens.near(start.0, Way::Ahead, &mut meter, |reached| {
            if lens.passes(reached) && given.binary_search(&Node(reached)).is_err() {
                let (last, links) = ties.entry(reached).or_insert((*start, 0));
                // Parallel edges come one by one; starts come one after the other.
                if *links == 0 || *last != *start {
                    *last = *start;
                    *links += 1;
                }
            }
            false
        });
    }
    let mut found: Vec<(u32, usize)> = ties
        .into_iter()
        .map(|(node, (_, links))| (node, links))
        .filter(|(_, links)| *links >= min_links.max(1))
        .collect();
    let order = |(node, links): &(u32, usize)| (usize::MAX - links, index.degree(Node(*node), lens.clearance), *node);
    if found.len() > budget.max_paths {
        meter.stop(StoppedBy::Paths);
        found.select_nth_unstable_by_key(budget.max_paths, order);
        found.truncate(budget.max_paths);
    }
    found.sort_unstable_by_key(order);
    let mut things = Vec::with_capacity(found.len());
    for (node, links) in found {
        if !meter.goes_on(given.len() * 10) {
            break;
        }
        let mut edges = Vec::new();
        for start in &given {
            lens.between(start.0, node, |tie, _| edges.push(Edge(tie.edge)));
        }
        edges.sort_unstable();
        edges.dedup();
        things.push(SharedThing {
            node: Node(node),
            links,
            edges,
        });
    }
    Shared {
        things,
        completeness: meter.completeness(),
    }
}
