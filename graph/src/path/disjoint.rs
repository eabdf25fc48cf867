//! Disjoint paths: how many separate ways there are between two nodes, and which.
//!
//! Separate from the other searches because the paths are not looked for one by one: a later one may send an earlier one
//! another way. It is a flow of one unit over each edge, or through each node, made larger step by step; when no step is
//! left, there are as many paths as there can be, and as many edges (or nodes) must go before the two are parted.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Ends, Opening, Path, Task, Traversed};
use crate::budget::{Budget, Completeness, Meter, StoppedBy};
use crate::ids::{Edge, Node};
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::scratch::{Marks, Scratch};
use crate::view::View;

/// What different paths may not share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Any node but the ends; a direct tie is one path, however many edges it has.
    Nodes,
    /// Any edge; each hop of a path then shows the one edge that it uses.
    Edges,
}

/// Paths that share nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disjoint {
    /// The paths, shorter ones first, then by the keys of their nodes and edges. If the answer is complete, there cannot
    /// be more.
    pub paths: Vec<Path>,
    /// Whether there cannot be more. A full answer (`budget.max_paths`) is stopped by [`StoppedBy::Paths`].
    pub completeness: Completeness,
}

/// The most paths between two nodes that do not share what must be apart, at most `budget.max_paths`.
///
/// `budget.max_hops` does not matter here, as no path can be left out for its length without losing others; of several
/// answers with as many paths, it is the one that short ways led to. From a node to itself there is one path, without hops.
pub fn disjoint(index: &Index, view: &View, from: Node, to: Node, apart: Apart, budget: &Budget) -> Disjoint {
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let paths = match Opening::new(&lens, &Ends::new(from, to), u32::MAX) {
        Opening::Nothing => Vec::new(),
        Opening::Here => vec![Path::here(from)],
        Opening::Search(task) => {
            let mut flow = Flow {
                lens: &lens,
                task: &task,
                apart,
                steps: BTreeMap::new(),
                arrivals: HashMap::new(),
                used: HashSet::new(),
            };
            let mut scratch = index.pool().lend();
            let mut count = 0;
            while count < budget.max_paths && flow.enlarge(&mut meter, &mut scratch) {
                count += 1;
            }
            if count >= budget.max_paths {
                meter.stop(StoppedBy::Paths);
            }
            flow.paths()
        }
    };
    Disjoint {
        paths,
        completeness: meter.completeness(),
    }
}

/// The edge of a step of which any edge will do.
const ANY: u32 = u32::MAX;

/// A place of the search: a node as it is reached, or as it is left. Paths apart in edges do not tell the two.
type Place = u32;

/// What is taken already.
struct Flow<'s> {
    lens: &'s Lens<'s>,
    task: &'s Task,
    apart: Apart,
    /// By node: the steps that leave it, as node and edge.
    steps: BTreeMap<u32, BTreeSet<(u32, u32)>>,
    /// By node: the steps that arrive at it, as node and edge.
    arrivals: HashMap<u32, BTreeSet<(u32, u32)>>,
    /// The edges of all steps, if edges must be apart.
    used: HashSet<u32>,
}

impl Flow<'_> {
    /// Finds a way for one unit more, over free steps and back over taken ones, and takes it; whether there was one.
    ///
    /// The search goes level by level from both sides, always on the side whose next level is less work. When either side
    /// has nowhere to go, there is no way: so a node with few ties is parted from a hub at the cost of the former.
    fn enlarge(&mut self, meter: &mut Meter<'_>, scratch: &mut Scratch) -> bool {
        let Scratch {
            ahead,
            behind,
            queues: [from_side, to_side, next],
            ..
        } = scratch;
        let size = self.lens.index.size() * 2;
        let (source, target) = (self.leaving(self.task.from), reached(self.task.to));
        for (marks, queue, origin) in [(&mut *ahead, &mut *from_side, source), (&mut *behind, &mut *to_side, target)] {
            marks.reset(size);
            marks.set(origin, origin);
            queue.clear();
            queue.push(origin);
        }
        while !from_side.is_empty() && !to_side.is_empty() {
            let work = |queue: &[Place], way| queue.iter().map(|place| self.work(*place, way)).sum::<u64>();
            let is_ahead = work(from_side, Way::Ahead) <= work(to_side, Way::Back);
            let (way, queue, own, other) = if is_ahead {
                (Way::Ahead, &mut *from_side, &mut *ahead, &*behind)
            } else {
                (Way::Back, &mut *to_side, &mut *behind, &*ahead)
            };
            next.clear();
            let mut touch = None;
            for place in &*queue {
                self.around(*place, way, meter, |reached| {
                    if own.try_set(reached, *place) {
                        if other.has(reached) {
                            touch = Some(reached);
                            return true;
                        }
                        next.push(reached);
                    }
                    false
                });
                if meter.is_stopped() {
                    return false;
                }
                if let Some(touch) = touch {
                    let mut places = trace(ahead, touch, source);
                    places.reverse();
                    places.extend(trace(behind, touch, target).into_iter().skip(1));
                    self.take(&places);
                    return true;
                }
            }
            std::mem::swap(queue, next);
        }
        false
    }

    /// The place of a node as it is left.
    fn leaving(&self, node: u32) -> Place {
        match self.apart {
            Apart::Nodes => node * 2 + 1,
            Apart::Edges => node * 2,
        }
    }

    fn work(&self, place: Place, way: Way) -> u64 {
        let crosses = (place % 2 == 1) == (way == Way::Ahead);
        if self.apart == Apart::Nodes && !crosses {
            1
        } else {
            self.lens.cost(place / 2, way)
        }
    }

    /// Gives every place to which a unit could go on from here (or from which it could come, on the way back), until
    /// `each` returns true or the meter stops.
    fn around(&self, place: Place, way: Way, meter: &mut Meter<'_>, mut each: impl FnMut(Place) -> bool) {
        let node = place / 2;
        let is_leaving = place % 2 == 1;
        let is_inside = node != self.task.from && node != self.task.to;
        let is_passed = is_inside && self.steps.contains_key(&node);
        let taken = |way| match way {
            Way::Ahead => self.arrivals.get(&node),
            Way::Back => self.steps.get(&node),
        };
        let crosses = self.apart == Apart::Edges || is_leaving == (way == Way::Ahead);
        if !crosses {
            // Through the node if nobody passes it, or back along the step that somebody came by.
            if is_inside && !is_passed && each(place ^ 1) {
                return;
            }
            let undo = |other: u32| {
                if way == Way::Ahead { self.leaving(other) } else { reached(other) }
            };
            for (other, _) in taken(way).into_iter().flatten() {
                if each(undo(*other)) {
                    return;
                }
            }
            return;
        }
        if self.apart == Apart::Nodes && is_passed && each(place ^ 1) {
            return;
        }
        if self.apart == Apart::Edges {
            for (other, _) in taken(way).into_iter().flatten() {
                if each(other * 2) {
                    return;
                }
            }
        }
        let mut is_over = false;
        self.lens.ties(node, way, meter, |tie, _| {
            let other = tie.node;
            let (here, there) = if way == Way::Ahead { (node, other) } else { (other, node) };
            let is_free = match self.apart {
                Apart::Edges => !self.used.contains(&tie.edge),
                Apart::Nodes => !self.steps.get(&here).is_some_and(|steps| steps.contains(&(there, ANY))),
            };
            let is_end = other == self.task.from || other == self.task.to;
            let may_pass = if is_end { other == self.goal(way) } else { self.lens.passes(other) };
            if is_free && may_pass && other != node {
                let next = if way == Way::Ahead { reached(other) } else { self.leaving(other) };
                is_over = each(next);
            }
            is_over
        });
    }

    fn goal(&self, way: Way) -> u32 {
        match way {
            Way::Ahead => self.task.to,
            Way::Back => self.task.from,
        }
    }

    /// Sends one unit along these places: free steps are taken, and steps that are taken the other way are given up.
    fn take(&mut self, places: &[Place]) {
        for pair in places.windows(2) {
            let (from, to) = (pair[0] / 2, pair[1] / 2);
            if from == to {
                continue;
            }
            let undone = self
                .arrivals
                .get(&from)
                .and_then(|taken| taken.iter().find(|(other, _)| *other == to).copied());
            let is_back = match self.apart {
                Apart::Nodes => pair[0] % 2 == 0,
                Apart::Edges => undone.is_some(),
            };
            if is_back {
                if let Some((_, edge)) = undone {
                    self.steps.entry(to).or_default().remove(&(from, edge));
                    self.arrivals.entry(from).or_default().remove(&(to, edge));
                    self.used.remove(&edge);
                    if self.steps.get(&to).is_some_and(BTreeSet::is_empty) {
                        self.steps.remove(&to);
                    }
                }
                continue;
            }
            if let Some(edge) = self.free_edge(from, to) {
                self.steps.entry(from).or_default().insert((to, edge));
                self.arrivals.entry(to).or_default().insert((from, edge));
                self.used.insert(edge);
            }
        }
    }

    /// The first edge of a step that nobody uses; any will do if edges need not be apart.
    fn free_edge(&self, from: u32, to: u32) -> Option<u32> {
        if self.apart == Apart::Nodes {
            return Some(ANY);
        }
        let mut free: Option<u32> = None;
        self.lens.between(from, to, |tie, _| {
            if !self.used.contains(&tie.edge) {
                free = Some(free.map_or(tie.edge, |edge| edge.min(tie.edge)));
            }
        });
        free
    }

    /// The paths of the flow; what runs in a circle is left out.
    fn paths(mut self) -> Vec<Path> {
        let mut paths = Vec::new();
        let first: Vec<(u32, u32)> = self.steps.remove(&self.task.from).unwrap_or_default().into_iter().collect();
        for mut step in first {
            let mut way = vec![(self.task.from, ANY), step];
            while step.0 != self.task.to {
                let Some(steps) = self.steps.get_mut(&step.0) else { break };
                let Some(next) = steps.pop_first() else { break };
                // Back at a node of the path: what lies between is a circle.
                if let Some(at) = way.iter().position(|(node, _)| *node == next.0) {
                    way.truncate(at + 1);
                } else {
                    way.push(next);
                }
                step = next;
            }
            paths.push(self.path(&way));
        }
        paths.sort_by(|a, b| (a.nodes.len(), &a.nodes, &a.hops).cmp(&(b.nodes.len(), &b.nodes, &b.hops)));
        paths
    }

    fn path(&self, way: &[(u32, u32)]) -> Path {
        let nodes: Vec<u32> = way.iter().map(|(node, _)| *node).collect();
        let mut path = Path::along(self.lens, &nodes);
        if self.apart == Apart::Edges {
            for (hop, (_, edge)) in path.hops.iter_mut().zip(&way[1..]) {
                hop.retain(|traversed: &Traversed| traversed.edge == Edge(*edge));
            }
        }
        path
    }
}

/// The place of a node as it is reached.
fn reached(node: u32) -> Place {
    node * 2
}

/// The places from one back to where its search began.
fn trace(marks: &Marks<u32>, mut place: Place, origin: Place) -> Vec<Place> {
    let mut places = vec![place];
    while place != origin {
        let Some(before) = marks.at(place) else { break };
        place = before;
        places.push(place);
    }
    places
}
