//! What the rest of a way costs at least, by how many hops are left for it.
//!
//! Separate from `climb.rs`, which lengthens paths by it. For few hops this is exact but for one thing (it does not know
//! which nodes a path has passed already), so hardly a path is begun that does not become one of the best; and it looks
//! only at nodes that lie on some way of so few hops, however cheap a longer way may be.

use super::{Price, Task};
use crate::budget::Meter;
use crate::lens::{Lens, Way};
use crate::scratch::{Marks, Scratch};

/// For more hops than this, learning layer by layer would go over the same ground too often.
pub(super) const MOST_LAYERS: u32 = 8;

/// A node on some way, with what passing it costs and what the way from it to the end costs at least in at most so many
/// hops; [`UNKNOWN`] where more hops do not help.
#[derive(Clone, Copy)]
struct Place {
    passing: u64,
    rest: [u64; MOST_LAYERS as usize + 1],
}

const UNKNOWN: u64 = u64::MAX;

impl Place {
    /// The least cost in at most this many hops.
    #[inline]
    fn within(&self, hops: u32) -> u64 {
        let known = self.rest[..=hops as usize].iter().rev().find(|cost| **cost != UNKNOWN);
        known.copied().unwrap_or(UNKNOWN)
    }
}

/// The nodes that matter, and what is known of them.
pub(super) struct Layers<'s> {
    /// Where the place of a node stands.
    numbers: &'s Marks<(u32, u64)>,
    places: Vec<Place>,
}

impl Layers<'_> {
    /// Whether a node lies on any way.
    #[inline]
    pub(super) fn place(&self, node: u32) -> Option<usize> {
        self.numbers.at(node).map(|(at, _)| at as usize)
    }

    /// What passing the node of a place costs, and the rest of the way at least, in at most this many hops.
    #[inline]
    pub(super) fn at_least(&self, node: u32, hops: u32) -> Option<(u64, u64)> {
        let place = &self.places[self.place(node)?];
        Some((place.passing, place.within(hops))).filter(|(_, rest)| *rest != UNKNOWN)
    }
}

/// What a path may cost, and what it costs at least for its hops alone.
#[derive(Clone, Copy)]
pub(super) struct Bound {
    most: u64,
    step: u64,
    node: u64,
}

impl Bound {
    /// A path may cost anything.
    pub(super) fn none(lens: &Lens<'_>, price: &Price<'_>) -> Self {
        let (step, node) = price.least(lens.is_plain());
        Self {
            most: u64::MAX,
            step,
            node,
        }
    }

    fn is_none(&self) -> bool {
        self.most == u64::MAX
    }

    /// A path may cost this much.
    pub(super) fn to(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// Whether a path of this many hops, one of whose nodes costs this, can be within the bound.
    fn allows(&self, hops: u32, passing: u64) -> bool {
        let others = u64::from(hops.saturating_sub(2)) * self.node;
        let least = u64::from(hops) * self.step + others;
        least.saturating_add(passing) <= self.most
    }

    /// The most hops of a path within the bound, at most this many.
    pub(super) fn hops(&self, most: u32) -> u32 {
        (1..=most)
            .rev()
            .find(|hops| self.allows(*hops, if *hops > 1 { self.node } else { 0 }))
            .unwrap_or(0)
    }
}

/// The nodes around one end, by their distance to it.
struct Ball<'s> {
    way: Way,
    marks: &'s mut Marks<u32>,
    shells: Vec<Vec<u32>>,
}

impl<'s> Ball<'s> {
    fn new(lens: &Lens<'_>, origin: u32, way: Way, marks: &'s mut Marks<u32>) -> Self {
        marks.reset(lens.index.size());
        marks.set(origin, 0);
        Self {
            way,
            marks,
            shells: vec![vec![origin]],
        }
    }

    /// Nodes up to this distance are known.
    fn depth(&self) -> u32 {
        self.shells.len() as u32 - 1
    }

    fn last(&self) -> &[u32] {
        self.shells.last().map_or(&[], Vec::as_slice)
    }

    fn work(&self, lens: &Lens<'_>) -> u64 {
        self.last().iter().map(|node| lens.cost(*node, self.way)).sum()
    }

    /// One step further; the other end is reached and not passed, nor is a node that costs too much.
    fn grow(&mut self, lens: &Lens<'_>, price: &Price<'_>, bound: &Bound, goal: u32, meter: &mut Meter<'_>) {
        let distance = self.depth() + 1;
        let mut next = Vec::new();
        let may_pass = |node: u32| node != goal && (distance == 1 || bound.is_none() || bound.allows(distance, price.node(node)));
        for node in self.shells.last().into_iter().flatten().filter(|node| may_pass(**node)) {
            lens.near(*node, self.way, meter, |reached| {
                if (reached == goal || lens.passes(reached)) && self.marks.try_set(reached, distance) {
                    next.push(reached);
                }
                false
            });
        }
        self.shells.push(next);
    }
}

/// Learns what there is to know for a task of at most [`MOST_LAYERS`] hops and for paths within a bound; what is known when
/// the meter stops may be too little.
pub(super) fn learn<'s>(
    lens: &Lens<'_>,
    price: &Price<'_>,
    task: &Task,
    bound: &Bound,
    scratch: &'s mut Scratch,
    meter: &mut Meter<'_>,
) -> Layers<'s> {
    let Scratch { ahead, behind, ways, .. } = scratch;
    ways.reset(lens.index.size());
    let hops = task.max_hops.min(MOST_LAYERS);
    let mut near = Ball::new(lens, task.from, Way::Ahead, ahead);
    let mut far = Ball::new(lens, task.to, Way::Back, behind);
    while near.depth() + far.depth() < hops && !meter.is_stopped() {
        if near.work(lens) <= far.work(lens) {
            near.grow(lens, price, bound, task.to, meter);
        } else {
            far.grow(lens, price, bound, task.from, meter);
        }
    }
    let mut learning = Learning {
        lens,
        price,
        task,
        bound,
        hops,
        near,
        depth: far.depth(),
        numbers: ways,
        places: Vec::new(),
    };
    learning.push_back(meter);
    learning.pull_ahead(meter);
    let Learning { numbers, places, .. } = learning;
    Layers { numbers, places }
}

struct Learning<'s, 'b> {
    lens: &'s Lens<'s>,
    price: &'s Price<'s>,
    task: &'s Task,
    bound: &'s Bound,
    hops: u32,
    /// What is near the start.
    near: Ball<'b>,
    /// How far from the end layers are pushed; beyond it, what is near the start pulls.
    depth: u32,
    numbers: &'b mut Marks<(u32, u64)>,
    places: Vec<Place>,
}

impl Learning<'_, '_> {
    /// Whether the start can be so near to a node that this many hops are left at it.
    fn is_reached(&self, node: u32, left: u32) -> bool {
        match self.near.marks.at(node) {
            Some(distance) => distance + left <= self.hops,
            None => left < self.depth,
        }
    }

    fn place(&mut self, node: u32) -> usize {
        if let Some((at, _)) = self.numbers.at(node) {
            return at as usize;
        }
        let is_end = node == self.task.from || node == self.task.to;
        self.numbers.set(node, (self.places.len() as u32, 0));
        self.places.push(Place {
            passing: if is_end { 0 } else { self.price.node(node) },
            rest: [UNKNOWN; MOST_LAYERS as usize + 1],
        });
        self.places.len() - 1
    }

    /// Layer by layer from the end: whoever got nearer to it tells those before.
    fn push_back(&mut self, meter: &mut Meter<'_>) {
        let end = self.place(self.task.to);
        self.places[end].rest[0] = 0;
        let mut changed = vec![self.task.to];
        for left in 1..=self.depth {
            let mut next = Vec::new();
            for node in changed {
                let at = self.place(node);
                let base = self.places[at].passing + self.places[at].rest[left as usize - 1];
                if base > self.bound.most {
                    continue;
                }
                let (lens, price) = (self.lens, self.price);
                lens.ties(node, Way::Back, meter, |tie, _| {
                    let before = tie.node;
                    if before == self.task.to || !(before == self.task.from || lens.passes(before)) || !self.is_reached(before, left) {
                        return false;
                    }
                    let Some(step) = price.step(tie) else { return false };
                    let at = self.place(before);
                    let place = &mut self.places[at];
                    if base + step < place.within(left) {
                        if place.rest[left as usize] == UNKNOWN && before != self.task.from {
                            next.push(before);
                        }
                        place.rest[left as usize] = base + step;
                    }
                    false
                });
            }
            changed = next;
        }
    }

    /// Layer by layer towards the start: whoever is near it asks those behind.
    fn pull_ahead(&mut self, meter: &mut Meter<'_>) {
        for left in self.depth + 1..=self.hops {
            for distance in 0..=(self.hops - left).min(self.near.depth()) {
                for position in 0..self.near.shells[distance as usize].len() {
                    let node = self.near.shells[distance as usize][position];
                    if node == self.task.to {
                        continue;
                    }
                    if meter.is_stopped() {
                        return;
                    }
                    self.pull(node, left, meter);
                }
            }
        }
    }

    fn pull(&mut self, node: u32, left: u32, meter: &mut Meter<'_>) {
        let is_too_dear = || node != self.task.from && !self.bound.allows(2, self.price.node(node));
        if !self.bound.is_none() && is_too_dear() {
            return;
        }
        let mut least = UNKNOWN;
        let (numbers, places) = (&*self.numbers, &self.places);
        self.lens.ties(node, Way::Ahead, meter, |tie, _| {
            let known = numbers
                .at(tie.node)
                .map(|(at, _)| &places[at as usize])
                .filter(|_| tie.node != self.task.from);
            if let Some((place, step)) = known.zip(self.price.step(tie)) {
                let rest = place.within(left - 1);
                if rest != UNKNOWN {
                    least = least.min(step + place.passing + rest);
                }
            }
            false
        });
        if least != UNKNOWN {
            let at = self.place(node);
            if least < self.places[at].within(left) {
                self.places[at].rest[left as usize] = least;
            }
        }
    }
}

/// Whether this many hops are few enough.
pub(super) fn is_for(task: &Task) -> bool {
    task.max_hops <= MOST_LAYERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_hops_never_cost_more() {
        let mut place = Place {
            passing: 0,
            rest: [UNKNOWN; MOST_LAYERS as usize + 1],
        };
        place.rest[2] = 9;
        place.rest[5] = 4;
        let within: Vec<u64> = (0..=6).map(|hops| place.within(hops)).collect();
        assert_eq!(within, [UNKNOWN, UNKNOWN, 9, 9, 9, 4, 4]);
    }
}
