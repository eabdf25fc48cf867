//! The edges of one node, listed or counted by kind.
//!
//! Separate because a listing shows what a search must not use: negated edges, and kinds that are walked only when
//! named (if the view names them).

use crate::ids::{Edge, Node};
use crate::index::Index;
use crate::index::tie::Tie;
use crate::lens::{Lens, Way};
use crate::view::View;

/// An edge as one of its ends sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// The edge.
    pub edge: Edge,
    /// Its other end; the node itself if the edge is a loop.
    pub node: Node,
    /// Whether the edge leaves the node; a loop does. For a symmetric kind this says only how it is stored.
    pub forward: bool,
}

/// How many edges of one kind and direction a node has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: u8,
    /// Whether the edges leave the node; always true for a symmetric kind.
    pub forward: bool,
    /// Different nodes at their other ends.
    pub nodes: u64,
    /// The edges.
    pub edges: u64,
}

/// The edges of a node that the view admits, by kind; those that leave it first; then by node and by edge. A node that
/// the viewer may not see has none.
///
/// Negated edges and those ranked OTHER come only if the view lists them. The iterator does no work ahead, so taking a
/// page of a hub's edges is cheap. There is no budget: the list is as long as what the node has.
pub fn neighbours<'a>(index: &'a Index, view: &'a View, node: Node) -> impl Iterator<Item = Step> + 'a {
    let lens = Lens::new(index, view);
    let is_seen = lens.sees(node);
    let (out, into) = lens.kinds(Way::Ahead);
    let rows = Merged::new(&lens, node, is_seen);
    rows.filter_map(move |(tie, forward)| {
        let kinds = if forward { out } else { into };
        let is_second = tie.node == node.0 && !forward && out.contains(tie.traits.kind);
        let is_wanted = kinds.contains(tie.traits.kind) && !is_second && lens.lists(tie) && !lens.avoids(Node(tie.node));
        is_wanted.then_some(Step {
            edge: Edge(tie.edge),
            node: Node(tie.node),
            forward,
        })
    })
}

/// How many edges the node has of each kind and direction, and to how many different nodes, as [`neighbours`] lists
/// them; by kind, those that leave it first.
pub fn counts_by_kind(index: &Index, view: &View, node: Node) -> Vec<KindCount> {
    let symmetric = index.kinds().symmetric;
    let mut counts: Vec<KindCount> = Vec::new();
    let mut ends: Vec<Node> = Vec::new();
    let close = |counts: &mut Vec<KindCount>, ends: &mut Vec<Node>| {
        if let Some(last) = counts.last_mut() {
            last.edges = ends.len() as u64;
            ends.sort_unstable();
            ends.dedup();
            last.nodes = ends.len() as u64;
        }
        ends.clear();
    };
    for step in neighbours(index, view, node) {
        let kind = index.edge_kind(step.edge);
        let forward = step.forward || symmetric.contains(kind);
        if counts.last().is_none_or(|last| (last.kind, last.forward) != (kind, forward)) {
            close(&mut counts, &mut ends);
            counts.push(KindCount {
                kind,
                forward,
                nodes: 0,
                edges: 0,
            });
        }
        ends.push(step.node);
    }
    close(&mut counts, &mut ends);
    counts
}

/// The ties of a node's two rows in one order, although each row is sorted only within a level.
struct Merged<'a> {
    parts: Vec<(&'a [Tie], bool)>,
}

impl<'a> Merged<'a> {
    fn new(lens: &Lens<'a>, node: Node, is_seen: bool) -> Self {
        let mut parts = Vec::new();
        if is_seen {
            for (row, forward) in [(lens.out(node.0), true), (lens.into(node.0), false)] {
                parts.extend(
                    row.chunk_by(|a, b| a.traits.level() == b.traits.level())
                        .map(|part| (part, forward)),
                );
            }
        }
        Self { parts }
    }
}

impl<'a> Iterator for Merged<'a> {
    type Item = (&'a Tie, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let first = self
            .parts
            .iter_mut()
            .filter(|(part, _)| !part.is_empty())
            .min_by_key(|(part, forward)| {
                let tie = &part[0];
                (tie.traits.kind, !*forward, tie.node, tie.edge)
            })?;
        let (tie, rest) = first.0.split_first()?;
        first.0 = rest;
        Some((tie, first.1))
    }
}
