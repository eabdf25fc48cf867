//! A part of the graph, cut out for measuring.
//!
//! Separate because a measure says something only together with what it was measured on: this file is that statement.

use crate::budget::{Budget, Completeness, Meter};
use crate::ids::Node;
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::view::View;

/// The nodes of a view and the ties between them, numbered anew from 0.
#[derive(Clone, Debug)]
pub struct Subgraph {
    nodes: Vec<Node>,
    /// Different neighbours in either direction, without the node itself.
    near: Lists,
    /// Where each step that leads to a node comes from; parallel edges are several steps.
    back: Lists,
    /// How many steps lead away from each node.
    steps: Vec<u32>,
    completeness: Completeness,
}

/// Lists of numbers, one list a node.
#[derive(Clone, Debug)]
struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn new() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
        }
    }

    fn end_list(&mut self) {
        self.starts.push(self.items.len() as u32);
    }

    #[inline]
    fn list(&self, at: u32) -> &[u32] {
        &self.items[self.starts[at as usize] as usize..self.starts[at as usize + 1] as usize]
    }
}

impl Subgraph {
    /// Cuts out the nodes that the view sees and passes (of the given ones, if any are given) and every edge between
    /// them that it walks. If the budget ends, the ties of the last nodes are missing, and the part says so.
    pub fn new(index: &Index, view: &View, among: Option<&[Node]>, budget: &Budget) -> Self {
        let lens = Lens::new(index, view);
        let mut meter = Meter::new(budget);
        let takes_part = |node: &Node| lens.sees(*node) && lens.passes(node.0);
        let mut nodes: Vec<Node> = match among {
            Some(among) => among.iter().copied().filter(takes_part).collect(),
            None => index.nodes(lens.clearance).filter(takes_part).collect(),
        };
        nodes.sort_unstable();
        nodes.dedup();
        let mut scratch = index.pool().lend();
        let numbers = &mut scratch.ahead;
        numbers.reset(index.size());
        for (node, number) in nodes.iter().zip(0..) {
            numbers.set(node.0, number);
        }
        let (mut near, mut back, mut steps) = (Lists::new(), Lists::new(), Vec::with_capacity(nodes.len()));
        let mut found: Vec<u32> = Vec::new();
        for (node, number) in nodes.iter().zip(0u32..) {
            if meter.is_stopped() {
                near.end_list();
                back.end_list();
                steps.push(0);
                continue;
            }
            found.clear();
            let mut count = 0;
            lens.ties(node.0, Way::Ahead, &mut meter, |tie, _| {
                if let Some(next) = numbers.at(tie.node) {
                    found.push(next);
                    count += 1;
                }
                false
            });
            lens.ties(node.0, Way::Back, &mut meter, |tie, _| {
                if let Some(before) = numbers.at(tie.node) {
                    found.push(before);
                    back.items.push(before);
                }
                false
            });
            found.sort_unstable();
            found.dedup();
            near.items.extend(found.iter().copied().filter(|other| *other != number));
            near.end_list();
            back.end_list();
            steps.push(count);
        }
        Self {
            nodes,
            near,
            back,
            steps,
            completeness: meter.completeness(),
        }
    }

    /// The nodes in the order of their keys; values of measures stand beside them.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// To how many other nodes of the part each node is tied.
    pub fn degrees(&self) -> Vec<u32> {
        (0..self.size()).map(|at| self.near(at).len() as u32).collect()
    }

    /// Whether every tie of the part was taken in.
    pub fn completeness(&self) -> Completeness {
        self.completeness
    }

    #[inline]
    pub(super) fn size(&self) -> u32 {
        self.nodes.len() as u32
    }

    #[inline]
    pub(super) fn near(&self, at: u32) -> &[u32] {
        self.near.list(at)
    }

    #[inline]
    pub(super) fn back(&self, at: u32) -> &[u32] {
        self.back.list(at)
    }

    #[inline]
    pub(super) fn steps(&self, at: u32) -> u32 {
        self.steps[at as usize]
    }
}
