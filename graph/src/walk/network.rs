//! The surroundings of some nodes, as much of them as a picture can hold.
//!
//! Separate because it must choose: when not everything fits, what stays is near, well supported and specific, and no
//! hub fills the picture with what hangs on it alone.

use std::collections::HashMap;

use crate::budget::{Budget, Completeness, Meter, StoppedBy};
use crate::ids::{Edge, Node};
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::scratch::Marks;
use crate::view::View;

/// How large a network may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Most hops from the nearest start.
    pub hops: u32,
    /// Most nodes, the starts among them.
    pub max_nodes: usize,
}

/// A node of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NetworkNode {
    /// The node.
    pub node: Node,
    /// Hops from the nearest start.
    pub distance: u32,
}

/// How many nodes were found and left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Omitted {
    /// Hops from the nearest start.
    pub distance: u32,
    /// Kind of the nodes.
    pub kind: u8,
    /// How many of them.
    pub nodes: u64,
}

/// A part of the graph, for drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The starts, then the nearest first; then those with better evidence, of lower degree, and by key.
    pub nodes: Vec<NetworkNode>,
    /// Every edge between these nodes that the view walks in either direction, in the order of keys.
    pub edges: Vec<Edge>,
    /// What was found and did not fit, by distance and kind. Beyond the first distance that did not fit, nothing was
    /// looked for.
    pub omitted: Vec<Omitted>,
    /// Whether nothing within the hops was left out.
    pub completeness: Completeness,
}

/// What is known of a node that may be taken.
#[derive(Clone, Copy)]
struct Candidate {
    node: u32,
    /// The node it is reached from; of several the one of lowest degree.
    through: u32,
    /// Best confidence of the edges that reach it.
    confidence: u8,
    degree: u32,
    /// How many better ones are reached through the same node.
    round: u32,
}

impl Candidate {
    /// Better evidence, then lower degree, then key.
    fn order(&self) -> (u8, u32, u32) {
        (u8::MAX - self.confidence, self.degree, self.node)
    }
}

/// The nodes within some hops of the starts, and the edges between them.
///
/// When a distance does not fit whole, its nodes are taken in rounds: in each round every node of the distance before
/// gives its best one. The last half of the work is kept for the edges between the nodes, as a picture without them would
/// be of no use.
/// Nodes of kinds that the view does not pass are taken where they are reached, and not passed.
pub fn network(index: &Index, view: &View, starts: &[Node], extent: Extent, budget: &Budget) -> Network {
    let lens = Lens::new(index, view);
    let mut meter = Meter::for_part(budget, budget.work - budget.work / 2);
    let mut scratch = index.pool().lend();
    let taken = &mut scratch.seen;
    taken.reset(index.size());
    let mut nodes: Vec<NetworkNode> = Vec::new();
    for start in starts.iter().filter(|start| lens.sees(**start)) {
        if nodes.len() < extent.max_nodes && taken.try_set(start.0, ()) {
            nodes.push(NetworkNode { node: *start, distance: 0 });
        } else if !taken.has(start.0) {
            meter.stop(StoppedBy::Nodes);
        }
    }
    let mut omitted = Vec::new();
    let mut level = 0;
    for distance in 1..=extent.hops {
        let mut candidates = candidates(&lens, &nodes[level..], taken, &mut meter);
        if meter.is_cancelled() {
            break;
        }
        let room = extent.max_nodes - nodes.len();
        if candidates.len() > room {
            let left_out = choose(&mut candidates, nodes.len() - level, room);
            omitted = count_omitted(index, &left_out, distance);
            meter.stop(StoppedBy::Nodes);
        }
        candidates.sort_unstable_by_key(Candidate::order);
        level = nodes.len();
        for candidate in &candidates {
            taken.set(candidate.node, ());
            nodes.push(NetworkNode {
                node: Node(candidate.node),
                distance,
            });
        }
        if candidates.is_empty() || meter.is_stopped() {
            break;
        }
    }
    let edges = inner_edges(&lens, &nodes, taken, budget, &mut meter);
    Network {
        nodes,
        edges,
        omitted,
        completeness: meter.completeness(),
    }
}

/// Everything one step from the last level that is not taken yet.
fn candidates(lens: &Lens<'_>, level: &[NetworkNode], taken: &Marks<()>, meter: &mut Meter<'_>) -> Vec<Candidate> {
    let degree = |node: u32| lens.index.degree(Node(node), lens.clearance);
    let mut found: HashMap<u32, Candidate> = HashMap::new();
    for (at, from) in level.iter().enumerate() {
        // Only the starts are exempt from what the view passes.
        if (from.distance > 0 && !lens.passes(from.node.0)) || meter.is_stopped() {
            continue;
        }
        let through = at as u32;
        lens.ties(from.node.0, Way::Ahead, meter, |tie, _| {
            if taken.has(tie.node) || lens.avoids(Node(tie.node)) {
                return false;
            }
            let confidence = tie.traits.confidence(lens.clearance);
            let new = Candidate {
                node: tie.node,
                through,
                confidence,
                degree: 0,
                round: 0,
            };
            let candidate = found.entry(tie.node).or_insert_with(|| Candidate {
                degree: degree(tie.node),
                ..new
            });
            candidate.confidence = candidate.confidence.max(confidence);
            let parent = |at: u32| (degree(level[at as usize].node.0), level[at as usize].node);
            if parent(through) < parent(candidate.through) {
                candidate.through = through;
            }
            false
        });
    }
    found.into_values().collect()
}

/// Keeps `room` of the candidates, which are reached through so many nodes, and returns the others.
fn choose(candidates: &mut Vec<Candidate>, through: usize, room: usize) -> Vec<Candidate> {
    let mut groups: Vec<Vec<Candidate>> = vec![Vec::new(); through];
    for candidate in candidates.drain(..) {
        groups[candidate.through as usize].push(candidate);
    }
    for same in &mut groups {
        // No group gives more than there is room for, so what comes after that need not be in order.
        let first = same.len().min(room);
        if first < same.len() {
            same.select_nth_unstable_by_key(first, Candidate::order);
        }
        same[..first].sort_unstable_by_key(Candidate::order);
        for (candidate, round) in same.iter_mut().zip(0..) {
            candidate.round = round;
        }
    }
    candidates.extend(groups.into_iter().flatten());
    candidates.select_nth_unstable_by_key(room, |candidate| (candidate.round, candidate.order()));
    candidates.split_off(room)
}

fn count_omitted(index: &Index, left_out: &[Candidate], distance: u32) -> Vec<Omitted> {
    let mut kinds = [0u64; crate::ids::MAX_NODE_KINDS as usize];
    for candidate in left_out {
        kinds[usize::from(index.node_kind(Node(candidate.node)))] += 1;
    }
    let counts = kinds.iter().zip(0u8..).filter(|(nodes, _)| **nodes > 0);
    counts
        .map(|(nodes, kind)| Omitted {
            distance,
            kind,
            nodes: *nodes,
        })
        .collect()
}

/// Every edge between taken nodes, with the work that is left.
fn inner_edges(lens: &Lens<'_>, nodes: &[NetworkNode], taken: &Marks<()>, budget: &Budget, meter: &mut Meter<'_>) -> Vec<Edge> {
    let (out, into) = lens.kinds(Way::Ahead);
    let mut second = Meter::for_part(budget, budget.work - meter.examined());
    let mut edges = Vec::new();
    for from in nodes {
        let row = lens.out(from.node.0);
        lens.scan(row, out.union(into), &mut second, |tie| {
            if taken.has(tie.node) {
                edges.push(Edge(tie.edge));
            }
            false
        });
    }
    edges.sort_unstable();
    meter.absorb(&second);
    edges
}
