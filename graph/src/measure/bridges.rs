//! Bridges: ties without which the part would fall apart.
//!
//! Separate because it is the one measure of ties instead of nodes.

use super::{Measured, Subgraph};
use crate::budget::{Budget, Meter};
use crate::ids::Node;

/// Every pair of neighbours between whom there is no other way; by key, the first of a pair being the one with the
/// lower key. Parallel edges between two nodes are one tie.
pub fn bridges(part: &Subgraph, budget: &Budget) -> Measured<(Node, Node)> {
    let mut meter = Meter::new(budget);
    let size = part.size() as usize;
    // When each node was first met (0: not yet), and the earliest that can be reached from below it.
    let (mut met, mut lowest) = (vec![0u32; size], vec![0u32; size]);
    let mut clock = 0;
    let mut found = Vec::new();
    // The way down: node, the node above it, and how many of its neighbours were looked at.
    let mut way: Vec<(u32, u32, usize)> = Vec::new();
    for root in 0..part.size() {
        if met[root as usize] != 0 {
            continue;
        }
        way.push((root, root, 0));
        while let Some((node, above, looked)) = way.last_mut() {
            let (node, above) = (*node, *above);
            if *looked == 0 && met[node as usize] == 0 {
                clock += 1;
                met[node as usize] = clock;
                lowest[node as usize] = clock;
            }
            if let Some(next) = part.near(node).get(*looked).copied() {
                *looked += 1;
                if meter.take(1) == 0 {
                    return Measured {
                        values: found,
                        completeness: meter.completeness(),
                    }
                    .named(part);
                }
                if met[next as usize] == 0 {
                    way.push((next, node, 0));
                } else if next != above {
                    lowest[node as usize] = lowest[node as usize].min(met[next as usize]);
                }
                continue;
            }
            way.pop();
            if node != above {
                lowest[above as usize] = lowest[above as usize].min(lowest[node as usize]);
                if lowest[node as usize] > met[above as usize] {
                    found.push((node.min(above), node.max(above)));
                }
            }
        }
    }
    found.sort_unstable();
    Measured {
        values: found,
        completeness: meter.completeness(),
    }
    .named(part)
}

impl Measured<(u32, u32)> {
    /// The same with the nodes of the part instead of their numbers.
    fn named(self, part: &Subgraph) -> Measured<(Node, Node)> {
        let nodes = part.nodes();
        let name = |(a, b): (u32, u32)| (nodes[a as usize], nodes[b as usize]);
        Measured {
            values: self.values.into_iter().map(name).collect(),
            completeness: self.completeness,
        }
    }
}
