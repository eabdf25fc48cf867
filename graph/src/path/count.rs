//! Counting simple paths without listing them.
//!
//! Separate from the listing because it takes a short cut that listing cannot: from two steps before the target, the
//! ways are looked up instead of walked.

use super::Task;
use super::ball::Ball;
use super::fan::{Fan, Filtered, Kept, is_kept};
use super::shortest::meet;
use crate::budget::Meter;
use crate::lens::{Lens, Way};
use crate::scratch::Scratch;

/// Paths as sequences of nodes, and as sequences of edges.
type Counted = (u64, u64);

/// How many simple paths of at most `task.max_hops` hops there are.
pub(super) fn count(lens: &Lens<'_>, task: &Task, meter: &mut Meter<'_>) -> Counted {
    let mut scratch = lens.index.pool().lend();
    if meet(lens, task, meter, &mut scratch).is_none() {
        return (0, 0);
    }
    if is_kept(lens) {
        with_fans(lens, task, (&mut Kept::new(lens), &mut Kept::new(lens)), meter, &mut scratch)
    } else {
        let mut ahead = Filtered::new(lens, Way::Ahead);
        let mut back = Filtered::new(lens, Way::Back);
        with_fans(lens, task, (&mut ahead, &mut back), meter, &mut scratch)
    }
}

fn with_fans<F: Fan>(
    lens: &Lens<'_>,
    task: &Task,
    (ahead, back): (&mut F, &mut F),
    meter: &mut Meter<'_>,
    scratch: &mut Scratch,
) -> Counted {
    let direct = lens.count_between(task.from, task.to);
    let direct = (u64::from(direct > 0), direct);
    if task.max_hops == 1 {
        return direct;
    }
    let mut ball = Ball::counting(lens, task, scratch);
    while ball.depth < (task.max_hops / 2).clamp(2, 3) {
        ball.grow(lens, task, back, scratch, meter);
        if meter.is_stopped() {
            return direct;
        }
    }
    let mut counter = Counter {
        lens,
        task,
        ahead,
        ball: &ball,
        scratch,
        meter,
        path: vec![task.from],
        counted: direct,
    };
    if task.max_hops == 2 {
        counter.two_steps(1);
    } else {
        counter.go(task.max_hops, 1);
    }
    counter.counted
}

struct Counter<'s, 'm, F> {
    lens: &'s Lens<'s>,
    task: &'s Task,
    ahead: &'s mut F,
    ball: &'s Ball,
    scratch: &'s Scratch,
    meter: &'s mut Meter<'m>,
    path: Vec<u32>,
    counted: Counted,
}

impl<F: Fan> Counter<'_, '_, F> {
    /// Counts the ways from the last node of the path in 2 to `left` steps; `ways` edge sequences lead to it.
    fn go(&mut self, left: u32, ways: u64) {
        let Some(node) = self.path.last().copied() else { return };
        let list = self.ahead.open(node, self.meter);
        for at in 0..F::len(&list) {
            if self.meter.take(1) == 0 {
                return;
            }
            let next = self.ahead.node(&list, at);
            if next == self.task.to
                || !self.ball.may_reach(&self.scratch.behind, next, left - 1)
                || !self.lens.passes(next)
                || self.path.contains(&next)
            {
                continue;
            }
            let ways = ways.saturating_mul(self.ahead.many(node, &list, at));
            if let Some(edges) = self.scratch.ahead.at(next) {
                self.add(1, ways.saturating_mul(u64::from(edges)));
            }
            self.path.push(next);
            if left == 3 {
                self.two_steps(ways);
            } else {
                self.go(left - 1, ways);
            }
            self.path.pop();
            if self.meter.is_stopped() {
                return;
            }
        }
    }

    /// Counts the ways of exactly two steps from the last node of the path: all there are, without those that pass a
    /// node of the path.
    fn two_steps(&mut self, ways: u64) {
        let Some((node, before)) = self.path.split_last() else { return };
        let Some((mut nodes, mut edges)) = self.scratch.ways.at(*node) else {
            return;
        };
        for passed in before {
            if let Some(last) = self.scratch.ahead.at(*passed) {
                let first = self.lens.count_between(*node, *passed);
                if first > 0 {
                    nodes -= 1;
                    edges = edges.saturating_sub(first * u64::from(last));
                }
            }
        }
        let nodes = u64::from(nodes);
        self.add(nodes, ways.saturating_mul(edges));
    }

    fn add(&mut self, nodes: u64, edges: u64) {
        self.counted.0 = self.counted.0.saturating_add(nodes);
        self.counted.1 = self.counted.1.saturating_add(edges);
    }
}
