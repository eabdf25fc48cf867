//! Betweenness: on how many shortest paths between others a node stands.
//!
//! Separate because it is by far the dearest measure, and the only one that can be had from a sample.

use super::{Measured, Subgraph};
use crate::budget::{Budget, CANCEL_INTERVAL, Meter};

/// From which nodes shortest paths are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sources {
    /// From every node: the exact measure.
    All,
    /// From this many nodes, spread evenly over the keys: an estimate.
    Sample(u32),
}

/// Betweenness of each node.
#[derive(Clone, Debug, PartialEq)]
pub struct Betweenness {
    /// For each node the sum, over all pairs of other nodes, of the share of their shortest paths that pass it. Each
    /// pair counts once. From a sample, the sum is scaled up to all pairs.
    pub measured: Measured<f64>,
    /// From how many nodes paths were followed; as many as there are nodes if it is exact.
    pub sources: u32,
}

/// The betweenness of each node, in either direction and by number of hops.
pub fn betweenness(part: &Subgraph, sources: Sources, budget: &Budget) -> Betweenness {
    let mut meter = Meter::new(budget);
    let size = part.size();
    let count = match sources {
        Sources::All => size,
        Sources::Sample(count) => count.min(size),
    };
    let mut brandes = Brandes::new(size);
    for at in 0..count {
        let source = (u64::from(at) * u64::from(size) / u64::from(count)) as u32;
        brandes.follow(part, source, &mut meter);
        if meter.is_stopped() {
            break;
        }
    }
    // Every pair is met from both of its ends.
    let scale = if count == 0 {
        0.0
    } else {
        f64::from(size) / f64::from(count) / 2.0
    };
    let values = brandes.sums.iter().map(|sum| sum * scale).collect();
    Betweenness {
        measured: Measured {
            values,
            completeness: meter.completeness(),
        },
        sources: count,
    }
}

const FAR: u32 = u32::MAX;

/// What is known while shortest paths from one source are followed; cleared only where it was used.
struct Brandes {
    distance: Vec<u32>,
    /// How many shortest paths lead to a node.
    paths: Vec<f64>,
    /// What a node passes on to those before it.
    passed: Vec<f64>,
    order: Vec<u32>,
    sums: Vec<f64>,
}

impl Brandes {
    fn new(size: u32) -> Self {
        let zeros = vec![0.0; size as usize];
        Self {
            distance: vec![FAR; size as usize],
            paths: zeros.clone(),
            passed: zeros.clone(),
            order: Vec::new(),
            sums: zeros,
        }
    }

    fn follow(&mut self, part: &Subgraph, source: u32, meter: &mut Meter<'_>) {
        self.order.clear();
        self.order.push(source);
        self.distance[source as usize] = 0;
        self.paths[source as usize] = 1.0;
        let mut at = 0;
        while let Some(node) = self.order.get(at).copied() {
            at += 1;
            let (next_distance, paths) = (self.distance[node as usize] + 1, self.paths[node as usize]);
            for chunk in part.near(node).chunks(CANCEL_INTERVAL as usize) {
                meter.take(chunk.len());
                for next in chunk {
                    let distance = &mut self.distance[*next as usize];
                    if *distance == FAR {
                        *distance = next_distance;
                        self.order.push(*next);
                    }
                    if *distance == next_distance {
                        self.paths[*next as usize] += paths;
                    }
                }
            }
            if meter.is_stopped() {
                return;
            }
        }
        for node in self.order.iter().rev() {
            if !meter.goes_on(part.near(*node).len()) {
                return;
            }
            let next_distance = self.distance[*node as usize] + 1;
            let mut sum = 0.0;
            for next in part.near(*node) {
                if self.distance[*next as usize] == next_distance {
                    sum += (1.0 + self.passed[*next as usize]) / self.paths[*next as usize];
                }
            }
            self.passed[*node as usize] = sum * self.paths[*node as usize];
            if *node != source {
                self.sums[*node as usize] += self.passed[*node as usize];
            }
        }
        for node in &self.order {
            self.distance[*node as usize] = FAR;
            self.paths[*node as usize] = 0.0;
            self.passed[*node as usize] = 0.0;
        }
    }
}
