//! The same questions answered without cleverness, on lists of nodes and edges.
//!
//! It shares no code with the crate: what it walks is decided here anew.

use std::collections::{BTreeMap, BTreeSet};

use graph::{EdgeInput, Index, IndexBuilder, KindSet, KindTable, NodeInput};

/// A graph as lists.
#[derive(Clone, Debug)]
pub struct World {
    pub kinds: KindTable,
    pub nodes: Vec<NodeInput>,
    pub edges: Vec<EdgeInput>,
}

/// A view in words of keys, so that it can be asked of several indexes.
#[derive(Clone, Debug)]
pub struct Look {
    pub clearance: u8,
    pub day: Option<i32>,
    pub certainly: bool,
    pub forward: Option<KindSet>,
    pub backward: Option<KindSet>,
    pub node_kinds: u32,
    pub min_confidence: u8,
    pub include_disputed: bool,
    pub avoid: Vec<i64>,
}

impl World {
    pub fn index(&self) -> Index {
        let mut builder = IndexBuilder::new(self.kinds);
        self.nodes.iter().for_each(|node| builder.node(*node).expect("a node"));
        self.edges.iter().for_each(|edge| builder.edge(*edge).expect("an edge"));
        builder.build().expect("an index")
    }

    /// The world of somebody who cannot know of the rest.
    pub fn seen_by(&self, clearance: u8) -> Self {
        let nodes: Vec<NodeInput> = self.nodes.iter().copied().filter(|node| node.level <= clearance).collect();
        let is_seen = |key: i64| nodes.iter().any(|node| node.key == key);
        let edges = self.edges.iter().copied();
        let edges = edges
            .filter(|e| e.level <= clearance && is_seen(e.source) && is_seen(e.target))
            .collect();
        Self {
            kinds: self.kinds,
            nodes,
            edges,
        }
    }

    fn walks(look: &Look, edge: &EdgeInput) -> bool {
        let holds = match look.day {
            None => true,
            Some(day) => edge.from <= day && day <= edge.to && !(look.certainly && edge.inexact),
        };
        let clearance = usize::from(look.clearance);
        edge.walked
            && holds
            && edge.confidence[clearance] >= look.min_confidence
            && (look.include_disputed || (edge.disputed >> clearance) & 1 == 0)
    }

    /// Every step from a node, as edge key and other end.
    pub fn steps(&self, look: &Look, node: i64) -> Vec<(i64, i64)> {
        let mut steps = Vec::new();
        for edge in self.edges.iter().filter(|edge| Self::walks(look, edge)) {
            let named = |kinds: Option<KindSet>| kinds.map_or(!self.kinds.unwalked.contains(edge.kind), |k| k.contains(edge.kind));
            let (mut ahead, mut back) = (named(look.forward), named(look.backward));
            if self.kinds.symmetric.contains(edge.kind) {
                (ahead, back) = (ahead || back, ahead || back);
            }
            if ahead && edge.source == node {
                steps.push((edge.key, edge.target));
            }
            if back && edge.target == node {
                steps.push((edge.key, edge.source));
            }
        }
        steps
    }

    pub fn passes(&self, look: &Look, node: i64) -> bool {
        let kind = self.nodes.iter().find(|n| n.key == node).expect("a node").kind;
        (look.node_kinds >> kind) & 1 == 1 && !look.avoid.contains(&node)
    }

    /// All simple paths of at most `hops` hops by length and keys, each with its number of edge sequences.
    pub fn paths(&self, look: &Look, from: i64, to: i64, hops: usize) -> Vec<(Vec<i64>, u64)> {
        let mut found = Vec::new();
        self.lengthen(look, &mut vec![from], to, hops, &mut found);
        let mut ways: BTreeMap<(usize, Vec<i64>), u64> = BTreeMap::new();
        for path in found {
            *ways.entry((path.len(), path)).or_default() += 1;
        }
        ways.into_iter().map(|((_, path), ways)| (path, ways)).collect()
    }

    fn lengthen(&self, look: &Look, path: &mut Vec<i64>, to: i64, hops: usize, found: &mut Vec<Vec<i64>>) {
        let last = *path.last().expect("never empty");
        if last == to {
            found.push(path.clone());
            return;
        }
        if path.len() > hops || (path.len() > 1 && !self.passes(look, last)) {
            return;
        }
        for (_, next) in self.steps(look, last) {
            if !path.contains(&next) {
                path.push(next);
                self.lengthen(look, path, to, hops, found);
                path.pop();
            }
        }
    }

    /// How many nodes are within 1, 2, … hops.
    pub fn reach(&self, look: &Look, start: i64, hops: usize) -> Vec<u64> {
        let mut seen = BTreeSet::from([start]);
        let mut level = vec![start];
        let mut within = Vec::new();
        for _ in 0..hops {
            let mut next = BTreeSet::new();
            for node in level.iter().filter(|node| **node == start || self.passes(look, **node)) {
                let reached = self.steps(look, *node).into_iter().map(|(_, reached)| reached);
                next.extend(reached.filter(|reached| !look.avoid.contains(reached) && !seen.contains(reached)));
            }
            seen.extend(&next);
            level = next.into_iter().collect();
            within.push(seen.len() as u64 - 1);
        }
        within
    }

    /// Nodes tied to at least `min_links` of the given ones, with the edges.
    pub fn shared(&self, look: &Look, of: &[i64], min_links: usize) -> BTreeMap<i64, (usize, BTreeSet<i64>)> {
        let mut ties: BTreeMap<i64, (BTreeSet<i64>, BTreeSet<i64>)> = BTreeMap::new();
        for start in of {
            for (edge, node) in self.steps(look, *start) {
                if !of.contains(&node) && self.passes(look, node) {
                    let tie = ties.entry(node).or_default();
                    tie.0.insert(*start);
                    tie.1.insert(edge);
                }
            }
        }
        let ties = ties.into_iter().map(|(node, (starts, edges))| (node, (starts.len(), edges)));
        ties.filter(|(_, (links, _))| *links >= min_links).collect()
    }

    /// The least sum of weights, over paths of any length; parallel edges count by the lightest.
    pub fn cheapest(&self, look: &Look, from: i64, to: i64) -> Option<u64> {
        let paths = self.paths(look, from, to, self.nodes.len());
        let weight = |pair: &[i64]| {
            let steps = self.steps(look, pair[0]).into_iter().filter(|(_, next)| *next == pair[1]);
            let weights = steps.filter_map(|(edge, _)| self.edges.iter().find(|e| e.key == edge));
            weights.map(|edge| u64::from(edge.weight)).filter(|weight| *weight > 0).min()
        };
        paths
            .iter()
            .filter_map(|(path, _)| path.windows(2).map(weight).sum::<Option<u64>>())
            .min()
    }
}
