//! The shortest path, searched from both ends at once.
//!
//! Separate because it is the most asked of all questions, and because the other searches ask it first: whether there
//! is anything to find at all.

use super::{Ends, Opening, Path, Paths, Task};
use crate::budget::{Budget, Completeness, Meter, StoppedBy};
use crate::ids::Node;
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::scratch::{Marks, Scratch};
use crate::view::View;

/// How far one node is from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// Hops of the shortest path; `None` if none was found.
    pub hops: Option<u32>,
    /// Whether the search saw enough to say so.
    pub completeness: Completeness,
}

/// How far `to` is from `from`, within `budget.max_hops`.
pub fn distance(index: &Index, view: &View, from: Node, to: Node, budget: &Budget) -> Distance {
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let hops = match Opening::new(&lens, &Ends::new(from, to), budget.max_hops) {
        Opening::Nothing => None,
        Opening::Here => Some(0),
        Opening::Search(task) => meet(&lens, &task, &mut meter, &mut index.pool().lend()).map(|meeting| meeting.hops),
    };
    Distance {
        hops,
        completeness: meter.completeness(),
    }
}

/// One path of fewest hops, at most `budget.max_hops`.
///
/// If there is none within the hops allowed but the search could have gone on, the answer is incomplete, stopped by
/// [`StoppedBy::Hops`]. With nodes that must be passed, it is the shortest simple path that passes them.
pub fn shortest(index: &Index, view: &View, ends: &Ends, budget: &Budget) -> Paths {
    if !ends.must_pass.is_empty() {
        let mut found = super::all_simple(index, view, ends, 0, &budget.clone().paths(1));
        if found.completeness.stopped_by == Some(StoppedBy::Paths) {
            found.completeness = Completeness {
                complete: true,
                stopped_by: None,
                ..found.completeness
            };
        }
        return found;
    }
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let path = match Opening::new(&lens, ends, budget.max_hops) {
        Opening::Nothing => None,
        Opening::Here => Some(Path::here(ends.from)),
        Opening::Search(task) => {
            let mut scratch = index.pool().lend();
            meet(&lens, &task, &mut meter, &mut scratch).map(|meeting| Path::along(&lens, &meeting.nodes(&task, &scratch)))
        }
    };
    Paths {
        paths: path.into_iter().collect(),
        completeness: meter.completeness(),
    }
}

/// Where the two halves of a shortest path meet: on the step from `near` to `far`.
#[derive(Clone, Copy)]
pub(super) struct Meeting {
    pub(super) hops: u32,
    near: u32,
    far: u32,
}

impl Meeting {
    /// The nodes of the path, read from the marks that the search left.
    fn nodes(self, task: &Task, scratch: &Scratch) -> Vec<u32> {
        let mut nodes = trace(&scratch.ahead, self.near, task.from);
        nodes.reverse();
        nodes.extend(trace(&scratch.behind, self.far, task.to));
        nodes
    }
}

/// The nodes from one back to where its search began.
fn trace(marks: &Marks<u32>, mut node: u32, origin: u32) -> Vec<u32> {
    let mut nodes = vec![node];
    while node != origin {
        let Some(before) = marks.at(node) else { break };
        node = before;
        nodes.push(node);
    }
    nodes
}

/// Searches level by level, always on the side whose next level is less work, until the sides touch.
///
/// The first touch is a shortest path: had the sides been closer, an earlier level would have touched.
pub(super) fn meet(lens: &Lens<'_>, task: &Task, meter: &mut Meter<'_>, scratch: &mut Scratch) -> Option<Meeting> {
    let size = lens.index.size();
    let Scratch {
        ahead,
        behind,
        queues: [from_side, to_side, next],
        ..
    } = scratch;
    ahead.reset(size);
    behind.reset(size);
    ahead.set(task.from, task.from);
    behind.set(task.to, task.to);
    from_side.clear();
    to_side.clear();
    from_side.push(task.from);
    to_side.push(task.to);
    let mut work = [lens.cost(task.from, Way::Ahead), lens.cost(task.to, Way::Back)];
    let mut levels = 0;
    while !from_side.is_empty() && !to_side.is_empty() {
        if levels == task.max_hops {
            meter.stop(StoppedBy::Hops);
            return None;
        }
        let is_ahead = work[0] <= work[1];
        let (touch, grown) = if is_ahead {
            (grow(lens, Way::Ahead, from_side, next, (ahead, behind), meter), &mut *from_side)
        } else {
            (grow(lens, Way::Back, to_side, next, (behind, ahead), meter), &mut *to_side)
        };
        levels += 1;
        if let Some((here, there)) = touch {
            let (near, far) = if is_ahead { (here, there) } else { (there, here) };
            return Some(Meeting { hops: levels, near, far });
        }
        if meter.is_stopped() {
            return None;
        }
        std::mem::swap(grown, next);
        let way = if is_ahead { Way::Ahead } else { Way::Back };
        work[usize::from(!is_ahead)] = grown.iter().map(|node| lens.cost(*node, way)).sum();
    }
    None
}

/// Takes every step from one side's frontier; returns the step that touches the other side, if one does.
#[inline]
fn grow(
    lens: &Lens<'_>,
    way: Way,
    frontier: &[u32],
    next: &mut Vec<u32>,
    (own, other): (&mut Marks<u32>, &Marks<u32>),
    meter: &mut Meter<'_>,
) -> Option<(u32, u32)> {
    next.clear();
    let (mut own, other) = (own.open_mut(), other.open());
    let mut touch = None;
    for node in frontier {
        lens.near(*node, way, meter, |reached| {
            if own.has(reached) {
                return false;
            }
            if other.has(reached) {
                touch = Some((*node, reached));
                return true;
            }
            if lens.passes(reached) {
                own.set(reached, *node);
                next.push(reached);
            }
            false
        });
        if touch.is_some() || meter.is_stopped() {
            return touch;
        }
    }
    None
}
