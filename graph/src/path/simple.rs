//! All simple paths: listed a page at a time, or only counted.
//!
//! Separate because enumeration is the one search that grows without bound; it is pruned by the distance to the end,
//! ordered so that pages are stable, and always within its budget.

use super::ball::Ball;
use super::fan::{Fan, Filtered, Kept, is_kept};
use super::shortest::meet;
use super::{Ends, Opening, Path, Paths, Task};
use crate::budget::{Budget, Completeness, Meter, StoppedBy};
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::scratch::Scratch;
use crate::view::View;

/// Enumeration goes no further than this, whatever the budget says; more would be a walk through everything.
pub(super) const MOST_HOPS: u32 = 100;

/// How many simple paths there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathCount {
    /// Counted as sequences of nodes.
    pub nodes: u64,
    /// Counted as sequences of edges: parallel edges make several.
    pub edges: u64,
    /// Whether all were counted; if not, there are at least so many.
    pub completeness: Completeness,
}

/// The simple paths of at most `budget.max_hops` hops (100 at most), without the first `offset`, and at most
/// `budget.max_paths` of them: shorter ones first, those of one length by the keys of their nodes.
///
/// A full page is answered as stopped by [`StoppedBy::Paths`]: there may be more. If there is no path within the hops
/// allowed but the graph goes on beyond them, the answer is stopped by [`StoppedBy::Hops`].
pub fn all_simple(index: &Index, view: &View, ends: &Ends, offset: usize, budget: &Budget) -> Paths {
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let mut pages = Page {
        skip: offset,
        room: budget.max_paths,
        paths: Vec::new(),
    };
    match Opening::new(&lens, ends, budget.max_hops.min(MOST_HOPS)) {
        Opening::Nothing => {}
        Opening::Here => {
            if offset == 0 {
                pages.paths.push(Path::here(ends.from));
            }
        }
        Opening::Search(task) => {
            let is_full = enumerate(&lens, &task, &mut meter, |nodes| pages.add(&lens, nodes));
            if is_full {
                meter.stop(StoppedBy::Paths);
            }
        }
    }
    Paths {
        paths: pages.paths,
        completeness: meter.completeness(),
    }
}

/// How many simple paths of at most `budget.max_hops` hops (100 at most) there are.
///
/// The last two steps are counted without being taken, so that hubs are counted in a fraction of the time in which
/// their paths could be listed.
pub fn count_simple(index: &Index, view: &View, ends: &Ends, budget: &Budget) -> PathCount {
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let (nodes, edges) = match Opening::new(&lens, ends, budget.max_hops.min(MOST_HOPS)) {
        Opening::Nothing => (0, 0),
        Opening::Here => (1, 1),
        Opening::Search(task) if task.must_pass.is_empty() => super::count::count(&lens, &task, &mut meter),
        Opening::Search(task) => {
            let mut counted = (0u64, 0u64);
            enumerate(&lens, &task, &mut meter, |nodes| {
                let ways = nodes.windows(2).map(|pair| lens.count_between(pair[0], pair[1]));
                counted.0 += 1;
                counted.1 = counted.1.saturating_add(ways.fold(1, u64::saturating_mul));
                false
            });
            counted
        }
    };
    PathCount {
        nodes,
        edges,
        completeness: meter.completeness(),
    }
}

/// A page being filled.
struct Page {
    skip: usize,
    room: usize,
    paths: Vec<Path>,
}

impl Page {
    /// Takes the next path in order; whether the page is full.
    fn add(&mut self, lens: &Lens<'_>, nodes: &[u32]) -> bool {
        if self.paths.len() >= self.room {
            return true;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        self.paths.push(Path::along(lens, nodes));
        self.paths.len() >= self.room
    }
}

/// Gives the nodes of every simple path in order until `each` returns true; whether it did.
fn enumerate(lens: &Lens<'_>, task: &Task, meter: &mut Meter<'_>, mut each: impl FnMut(&[u32]) -> bool) -> bool {
    let mut scratch = lens.index.pool().lend();
    let Some(meeting) = meet(lens, task, meter, &mut scratch) else {
        return false;
    };
    if is_kept(lens) {
        by_length(
            lens,
            task,
            (&mut Kept::new(lens), &mut Kept::new(lens)),
            meeting.hops,
            meter,
            &mut scratch,
            &mut each,
        )
    } else {
        let mut ahead = Filtered::new(lens, Way::Ahead);
        let mut back = Filtered::new(lens, Way::Back);
        by_length(lens, task, (&mut ahead, &mut back), meeting.hops, meter, &mut scratch, &mut each)
    }
}

/// Goes through the lengths, the shortest first. As much is learnt of the target's surroundings as costs no more than what
/// it may save on the side of the start: much for a hub that looks for a leaf, and little the other way round.
fn by_length<F: Fan>(
    lens: &Lens<'_>,
    task: &Task,
    (ahead, back): (&mut F, &mut F),
    shortest: u32,
    meter: &mut Meter<'_>,
    scratch: &mut Scratch,
    each: &mut impl FnMut(&[u32]) -> bool,
) -> bool {
    let mut ball = Ball::new(lens, task, scratch);
    let spread = Spread::new(lens, task.from, task.to);
    for length in shortest..=task.max_hops {
        while ball.depth == 0 || ball.depth + 1 < length && Ball::is_worth(lens, scratch, spread.work(length - ball.depth - 1)) {
            ball.grow(lens, task, back, scratch, meter);
            if meter.is_stopped() {
                return false;
            }
        }
        let missing = task.must_pass.len();
        let mut finder = Finder {
            lens,
            task,
            ahead,
            ball: &ball,
            scratch,
            meter,
            path: vec![task.from],
            missing,
            each,
            is_ended: false,
        };
        finder.go(length);
        if finder.is_ended {
            return true;
        }
        if meter.is_stopped() {
            return false;
        }
    }
    false
}

/// How much there is to walk from the start.
struct Spread {
    /// Steps from the start.
    first: u64,
    /// Steps from the nodes that these lead to.
    second: u64,
}

impl Spread {
    fn new(lens: &Lens<'_>, from: u32, to: u32) -> Self {
        let budget = Budget::new(lens.cost(from, Way::Ahead));
        let mut second = 0;
        lens.near(from, Way::Ahead, &mut Meter::new(&budget), |next| {
            if next != to && next != from {
                second += lens.cost(next, Way::Ahead);
            }
            false
        });
        Self {
            first: budget.work,
            second,
        }
    }

    /// About how many steps leave the nodes that are this many steps away, if everything spreads alike.
    fn work(&self, distance: u32) -> u64 {
        let factor = self.second / self.first.max(1);
        match distance {
            0 => self.first,
            _ => self.second.saturating_mul(factor.saturating_pow(distance - 1)),
        }
    }
}

/// Finds the paths of one exact length.
struct Finder<'s, 'm, F, E> {
    lens: &'s Lens<'s>,
    task: &'s Task,
    ahead: &'s mut F,
    ball: &'s Ball,
    scratch: &'s Scratch,
    meter: &'s mut Meter<'m>,
    path: Vec<u32>,
    /// How many of the nodes to be passed are not on the path yet.
    missing: usize,
    each: &'s mut E,
    is_ended: bool,
}

impl<F: Fan, E: FnMut(&[u32]) -> bool> Finder<'_, '_, F, E> {
    /// Goes on from the last node of the path, with exactly `left` steps to the target.
    fn go(&mut self, left: u32) {
        // What must still be passed has to fit between here and the target.
        if self.missing >= left as usize && self.missing > 0 {
            return;
        }
        let Some(node) = self.path.last().copied() else { return };
        let list = self.ahead.open(node, self.meter);
        for at in 0..F::len(&list) {
            if self.meter.take(1) == 0 {
                return;
            }
            let next = self.ahead.node(&list, at);
            if next == self.task.to {
                if left == 1 {
                    self.found();
                }
            } else if left > 1 && self.ball.may_reach(&self.scratch.behind, next, left - 1) && self.is_new(next) {
                self.step(next, left - 1);
            }
            if self.is_ended || self.meter.is_stopped() {
                return;
            }
        }
    }

    fn step(&mut self, next: u32, left: u32) {
        let needed = usize::from(self.task.must_pass.binary_search(&next).is_ok());
        self.missing -= needed;
        self.path.push(next);
        if left > 1 {
            self.go(left);
        } else if self.missing == 0 {
            // One step is left and the distance to the target is one, so the last row need not be read.
            self.found();
        }
        self.path.pop();
        self.missing += needed;
    }

    fn found(&mut self) {
        self.path.push(self.task.to);
        self.is_ended = (self.each)(&self.path);
        self.path.pop();
    }

    fn is_new(&self, node: u32) -> bool {
        self.lens.passes(node) && !self.path.contains(&node)
    }
}
