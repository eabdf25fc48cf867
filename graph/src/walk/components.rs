//! Which nodes hang together at all, whatever the direction.
//!
//! Separate because it goes over the whole graph once, instead of outwards from a node.

use crate::budget::{Budget, Completeness, Meter};
use crate::ids::Node;
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::view::View;

/// The connected components of what a view sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Components {
    /// For each node of the index its component; [`u32::MAX`] for those that do not take part.
    of: Vec<u32>,
    /// How many nodes each component has; components are numbered by their first node in the order of keys.
    pub sizes: Vec<u64>,
    /// Whether all edges were looked at; if not, components may be parts of larger ones.
    pub completeness: Completeness,
}

impl Components {
    /// The component of a node; `None` if the viewer may not see it or the view leaves it out.
    pub fn component(&self, node: Node) -> Option<u32> {
        self.of.get(node.at()).copied().filter(|component| *component != u32::MAX)
    }
}

/// The components of the nodes that the view passes, tied by edges that it walks in either direction.
pub fn components(index: &Index, view: &View, budget: &Budget) -> Components {
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let size = index.size() as u32;
    let takes_part = |node: u32| lens.sees(Node(node)) && lens.passes(node);
    let mut parents: Vec<u32> = (0..size).collect();
    let (out, into) = lens.kinds(Way::Ahead);
    let either = out.union(into);
    for node in (0..size).filter(|node| takes_part(*node)) {
        if lens.is_plain() {
            // Each pair stands in both rows; the one towards earlier nodes is enough.
            lens.near(node, Way::Ahead, &mut meter, |next| {
                if next < node && takes_part(next) {
                    join(&mut parents, node, next);
                }
                false
            });
        } else {
            lens.scan(lens.out(node), either, &mut meter, |tie| {
                if takes_part(tie.node) {
                    join(&mut parents, node, tie.node);
                }
                false
            });
        }
        if meter.is_stopped() {
            break;
        }
    }
    let mut of = vec![u32::MAX; size as usize];
    let mut sizes = Vec::new();
    for node in (0..size).filter(|node| takes_part(*node)) {
        let root = find(&mut parents, node) as usize;
        // The root is the first node of its component, so it has its number before any other asks for it.
        if root == node as usize {
            of[root] = sizes.len() as u32;
            sizes.push(0);
        }
        let component = of[root];
        of[node as usize] = component;
        sizes[component as usize] += 1;
    }
    Components {
        of,
        sizes,
        completeness: meter.completeness(),
    }
}

fn find(parents: &mut [u32], mut node: u32) -> u32 {
    while parents[node as usize] != node {
        let grandparent = parents[parents[node as usize] as usize];
        parents[node as usize] = grandparent;
        node = grandparent;
    }
    node
}

fn join(parents: &mut [u32], a: u32, b: u32) {
    let (a, b) = (find(parents, a), find(parents, b));
    if a != b {
        parents[a.max(b) as usize] = a.min(b);
    }
}
