//! Communities: nodes with more ties among themselves than chance would give.
//!
//! Separate because it is a search for a good answer, not the one right answer: it says how good the answer is, and with
//! which seed it can be had again.

use std::collections::VecDeque;

use super::Subgraph;
use crate::budget::{Budget, CANCEL_INTERVAL, Completeness, Meter};

/// A division of the nodes into communities, each of which hangs together.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// For each node, beside [`Subgraph::nodes`], the number of its community; numbered by their first node.
    pub of: Vec<u32>,
    /// How many nodes each community has.
    pub sizes: Vec<u64>,
    /// Modularity of the division: 0 is chance, and the nearer to 1 the clearer the communities.
    pub modularity: f64,
    /// Whether the search was finished; if not, the division is valid but may be less good. If it was cancelled or its
    /// time is over, there is no division.
    pub completeness: Completeness,
}

/// Divides the nodes by the method of Louvain: nodes move to the community of a neighbour while that raises the
/// modularity, then communities become nodes, and so on. Communities that fell apart on the way are parted at the end.
/// One seed gives one answer.
pub fn communities(part: &Subgraph, seed: u64, budget: &Budget) -> Communities {
    let mut meter = Meter::new(budget);
    let mut level = Level::new(part, &mut meter);
    let mut of: Vec<u32> = (0..part.size()).collect();
    let mut random = seed;
    loop {
        let (moved, is_better) = level.settle(&mut random, &mut meter);
        for community in &mut of {
            *community = moved[*community as usize];
        }
        if !is_better || meter.is_stopped() {
            break;
        }
        level = level.merged(&moved, &mut meter);
    }
    let of = parted(part, &of, &mut meter);
    let mut sizes = vec![0; of.iter().max().map_or(0, |last| *last as usize + 1)];
    for community in &of {
        sizes[*community as usize] += 1;
    }
    Communities {
        modularity: modularity(part, &of, sizes.len(), &mut meter),
        of,
        sizes,
        completeness: meter.completeness(),
    }
}

/// The graph of one round: communities of the round before, with the number of ties between them.
struct Level {
    starts: Vec<u32>,
    ties: Vec<(u32, u64)>,
    /// Ties inside a node, each counted from both ends.
    inner: Vec<u64>,
}

impl Level {
    fn new(part: &Subgraph, meter: &mut Meter<'_>) -> Self {
        let mut starts = vec![0];
        let mut ties = Vec::new();
        for at in 0..part.size() {
            if meter.goes_on(part.near(at).len()) {
                ties.extend(part.near(at).iter().map(|other| (*other, 1)));
            }
            starts.push(ties.len() as u32);
        }
        Self {
            starts,
            ties,
            inner: vec![0; part.size() as usize],
        }
    }

    fn size(&self) -> usize {
        self.inner.len()
    }

    fn near(&self, at: usize) -> &[(u32, u64)] {
        &self.ties[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn weight(&self, at: usize) -> u64 {
        self.inner[at] + self.near(at).iter().map(|(_, ties)| ties).sum::<u64>()
    }

    /// Moves nodes while that is better; the community of each, numbered from 0, and whether any moved.
    fn settle(&self, random: &mut u64, meter: &mut Meter<'_>) -> (Vec<u32>, bool) {
        let size = self.size();
        let weights: Vec<u64> = (0..size).map(|at| self.weight(at)).collect();
        let total: u64 = weights.iter().sum();
        let mut of: Vec<u32> = (0..size as u32).collect();
        let mut sums = weights.clone();
        let mut order: Vec<u32> = (0..size as u32).collect();
        shuffle(&mut order, random);
        // Nodes to be looked at: all of them, and again those beside which something moved.
        let mut waiting: VecDeque<u32> = order.into();
        let mut is_waiting = vec![true; size];
        // Ties of the node at hand to each community beside it.
        let mut ties = vec![0u64; size];
        let mut beside: Vec<u32> = Vec::new();
        let mut has_moved = false;
        while let Some(node) = waiting.pop_front().map(|node| node as usize) {
            is_waiting[node] = false;
            let own = of[node];
            beside.push(own);
            for chunk in self.near(node).chunks(CANCEL_INTERVAL as usize) {
                meter.take(chunk.len());
                for (other, count) in chunk {
                    let community = of[*other as usize];
                    if ties[community as usize] == 0 && community != own {
                        beside.push(community);
                    }
                    ties[community as usize] += count;
                }
            }
            if meter.is_stopped() {
                break;
            }
            sums[own as usize] -= weights[node];
            // What joining a community gains, times the total: exact in whole numbers.
            let gain = |community: u32| {
                let expected = i128::from(sums[community as usize]) * i128::from(weights[node]);
                i128::from(ties[community as usize]) * i128::from(total) - expected
            };
            let mut best = (gain(own), own);
            for community in beside.iter().copied() {
                let gain = gain(community);
                if gain > best.0 || (gain == best.0 && best.1 != own && community < best.1) {
                    best = (gain, community);
                }
            }
            let best = best.1;
            sums[best as usize] += weights[node];
            beside.drain(..).for_each(|community| ties[community as usize] = 0);
            if best == own {
                continue;
            }
            of[node] = best;
            has_moved = true;
            for (other, _) in self.near(node) {
                if of[*other as usize] != best && !is_waiting[*other as usize] {
                    is_waiting[*other as usize] = true;
                    waiting.push_back(*other);
                }
            }
        }
        (renumbered(&of), has_moved)
    }

    /// The graph whose nodes are the communities; a part of it if the search was cancelled.
    fn merged(&self, of: &[u32], meter: &mut Meter<'_>) -> Self {
        let count = of.iter().max().map_or(0, |last| *last as usize + 1);
        // The nodes by community.
        let mut begins = vec![0u32; count + 1];
        for community in of {
            begins[*community as usize + 1] += 1;
        }
        for at in 0..count {
            begins[at + 1] += begins[at];
        }
        let mut next = begins.clone();
        let mut members = vec![0u32; of.len()];
        for (at, community) in of.iter().enumerate() {
            members[next[*community as usize] as usize] = at as u32;
            next[*community as usize] += 1;
        }
        let mut inner = vec![0; count];
        let mut starts = vec![0u32; count + 1];
        let mut ties: Vec<(u32, u64)> = Vec::new();
        // Ties of the community at hand to each other one.
        let mut sums = vec![0u64; count];
        let mut beside: Vec<u32> = Vec::new();
        for here in 0..count {
            for at in &members[begins[here] as usize..begins[here + 1] as usize] {
                let near = self.near(*at as usize);
                inner[here] += self.inner[*at as usize];
                if !meter.goes_on(near.len()) {
                    break;
                }
                for (other, ties) in near {
                    let there = of[*other as usize];
                    if there as usize == here {
                        inner[here] += ties;
                    } else {
                        if sums[there as usize] == 0 {
                            beside.push(there);
                        }
                        sums[there as usize] += ties;
                    }
                }
            }
            beside.sort_unstable();
            ties.extend(beside.drain(..).map(|there| (there, std::mem::take(&mut sums[there as usize]))));
            starts[here + 1] = ties.len() as u32;
        }
        Self { starts, ties, inner }
    }
}

/// Numbers from 0, in the order in which they first appear.
fn renumbered(of: &[u32]) -> Vec<u32> {
    let mut names = vec![u32::MAX; of.len()];
    let mut next = 0;
    let rename = |community: &u32| {
        let name = &mut names[*community as usize];
        if *name == u32::MAX {
            *name = next;
            next += 1;
        }
        *name
    };
    of.iter().map(rename).collect()
}

/// The same communities, each parted into what hangs together; nothing if the search was cancelled.
fn parted(part: &Subgraph, of: &[u32], meter: &mut Meter<'_>) -> Vec<u32> {
    let mut parted = vec![u32::MAX; of.len()];
    let mut next = 0;
    let mut queue = Vec::new();
    for first in 0..part.size() {
        if parted[first as usize] != u32::MAX {
            continue;
        }
        parted[first as usize] = next;
        queue.push(first);
        while let Some(node) = queue.pop() {
            if !meter.goes_on(part.near(node).len()) {
                return Vec::new();
            }
            for other in part.near(node) {
                if parted[*other as usize] == u32::MAX && of[*other as usize] == of[node as usize] {
                    parted[*other as usize] = next;
                    queue.push(*other);
                }
            }
        }
        next += 1;
    }
    parted
}

fn modularity(part: &Subgraph, of: &[u32], count: usize, meter: &mut Meter<'_>) -> f64 {
    let (mut inner, mut sums) = (vec![0u64; count], vec![0u64; count]);
    for (node, community) in (0..).zip(of.iter().copied()) {
        if !meter.goes_on(part.near(node).len()) {
            return 0.0;
        }
        sums[community as usize] += part.near(node).len() as u64;
        inner[community as usize] += part.near(node).iter().filter(|other| of[**other as usize] == community).count() as u64;
    }
    let total = sums.iter().sum::<u64>() as f64;
    if total == 0.0 {
        return 0.0;
    }
    inner
        .iter()
        .zip(&sums)
        .map(|(inner, sum)| *inner as f64 / total - (*sum as f64 / total).powi(2))
        .sum()
}

/// Puts nodes into an order that depends on nothing but the random number, which it moves on.
fn shuffle(order: &mut [u32], random: &mut u64) {
    for at in (1..order.len()).rev() {
        order.swap(at, (next_random(random) % (at as u64 + 1)) as usize);
    }
}

/// The generator known as `SplitMix64`: small, and good enough for an order.
fn next_random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
