//! Cores: how deep inside the part a node sits.
//!
//! Separate because it is measured by taking nodes away, the least tied first.

use super::{Measured, Subgraph};
use crate::budget::{Budget, CANCEL_INTERVAL, Meter};

/// The core number of each node: the largest `k` for which it belongs to a set of nodes that are each tied to at least
/// `k` others of the set.
pub fn cores(part: &Subgraph, budget: &Budget) -> Measured<u32> {
    let mut meter = Meter::new(budget);
    let size = part.size() as usize;
    let mut degrees = part.degrees();
    let most = degrees.iter().copied().max().unwrap_or(0) as usize;
    // Nodes sorted by degree, and where the nodes of each degree begin.
    let mut begins = vec![0usize; most + 2];
    for degree in &degrees {
        begins[*degree as usize + 1] += 1;
    }
    for degree in 0..=most {
        begins[degree + 1] += begins[degree];
    }
    let mut next = begins.clone();
    let (mut order, mut places) = (vec![0u32; size], vec![0usize; size]);
    for (node, degree) in degrees.iter().enumerate() {
        places[node] = next[*degree as usize];
        order[places[node]] = node as u32;
        next[*degree as usize] += 1;
    }
    for at in 0..size {
        let node = order[at];
        let core = degrees[node as usize];
        if meter.is_stopped() {
            break;
        }
        for chunk in part.near(node).chunks(CANCEL_INTERVAL as usize) {
            meter.take(chunk.len());
            for other in chunk {
                let degree = degrees[*other as usize];
                if degree <= core {
                    continue;
                }
                // The neighbour loses a tie: it changes places with the first of its degree, which then begins later.
                let first = begins[degree as usize].max(at + 1);
                let (place, swapped) = (places[*other as usize], order[first]);
                order.swap(place, first);
                places[*other as usize] = first;
                places[swapped as usize] = place;
                begins[degree as usize] = first + 1;
                degrees[*other as usize] = degree - 1;
            }
        }
    }
    Measured {
        values: degrees,
        completeness: meter.completeness(),
    }
}
