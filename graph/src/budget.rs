//! What a search may spend, how it is stopped, and how it says so.
//!
//! Separate because every search takes a [`Budget`] and answers with a [`Completeness`]: an answer that was cut
//! must never look like a whole one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// How often a running search looks at its [`Cancel`], in units of work (edges looked at).
pub const CANCEL_INTERVAL: u64 = 1_000;

/// Why a search ended before it had seen everything it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoppedBy {
    /// The work allowed was used up.
    Work,
    /// Nothing was found within the hops allowed, and there is more beyond them.
    Hops,
    /// As many paths, steps or things as allowed were found, and there may be more.
    Paths,
    /// As many nodes as allowed were taken, and some were left out.
    Nodes,
    /// Whoever asked has gone away.
    Cancelled,
    /// The time allowed has passed.
    Time,
}

/// A handle by which another thread stops a search; clones share one state.
///
/// The first reason given stays.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicU8>);

const RUNNING: u8 = 0;
const CANCELLED: u8 = 1;
const TIME: u8 = 2;

impl Cancel {
    /// A handle that has not been used.
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops every search that holds a clone, as nobody waits for the answer.
    pub fn cancel(&self) {
        self.stop(CANCELLED);
    }

    /// Stops every search that holds a clone, as its time is over.
    pub fn out_of_time(&self) {
        self.stop(TIME);
    }

    /// Why the searches were told to stop; `None` while they may run.
    pub fn reason(&self) -> Option<StoppedBy> {
        match self.0.load(Ordering::Relaxed) {
            RUNNING => None,
            TIME => Some(StoppedBy::Time),
            _ => Some(StoppedBy::Cancelled),
        }
    }

    fn stop(&self, reason: u8) {
        // A second reason loses, so the failed exchange is what is wanted.
        let _ = self.0.compare_exchange(RUNNING, reason, Ordering::Relaxed, Ordering::Relaxed);
    }
}

/// The bounds of one search.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Most edges the search may look at, counted among those the viewer may see.
    pub work: u64,
    /// Longest path or deepest chain, in hops.
    pub max_hops: u32,
    /// Most paths, chain steps or shared things in one answer.
    pub max_paths: usize,
    /// Stops the search from outside.
    pub cancel: Cancel,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            work: 2_000_000,
            max_hops: 6,
            max_paths: 100,
            cancel: Cancel::new(),
        }
    }
}

impl Budget {
    /// The default bounds with another amount of work.
    #[must_use]
    pub fn new(work: u64) -> Self {
        Self { work, ..Self::default() }
    }

    /// With another bound on hops.
    #[must_use]
    pub fn hops(self, max_hops: u32) -> Self {
        Self { max_hops, ..self }
    }

    /// With another bound on paths.
    #[must_use]
    pub fn paths(self, max_paths: usize) -> Self {
        Self { max_paths, ..self }
    }

    /// Stopped by this handle.
    #[must_use]
    pub fn cancel(self, cancel: Cancel) -> Self {
        Self { cancel, ..self }
    }
}

/// Whether an answer is everything there is, among what the viewer may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Nothing was left out.
    pub complete: bool,
    /// What ended the search early; `None` exactly when `complete`.
    pub stopped_by: Option<StoppedBy>,
    /// Edges looked at, among those the viewer may see.
    pub examined: u64,
}

/// Counts the work of one search and notices when it must end.
#[derive(Debug)]
pub(crate) struct Meter<'a> {
    cancel: &'a Cancel,
    limit: u64,
    examined: u64,
    /// The count at which to look again, at the cancel handle or at the end of the budget.
    look_at: u64,
    stopped: Option<StoppedBy>,
    /// Steps since the handle was last looked at that are not counted as work.
    uncounted: u64,
    /// The search was cancelled, maybe after it had ended for another reason.
    late: bool,
}

impl<'a> Meter<'a> {
    pub(crate) fn new(budget: &'a Budget) -> Self {
        // The first take looks at the handle, so a search that was cancelled beforehand does nothing.
        Self {
            cancel: &budget.cancel,
            limit: budget.work,
            examined: 0,
            look_at: 0,
            stopped: None,
            uncounted: 0,
            late: false,
        }
    }

    /// A meter for a part of what the budget allows.
    pub(crate) fn for_part(budget: &'a Budget, work: u64) -> Self {
        Self {
            limit: work.min(budget.work),
            ..Self::new(budget)
        }
    }

    /// Notices a cancel during work that is not counted, as it is no walking: sorting out what was found, or adding it
    /// up. Whether to go on; a search that has only used up its work goes on to its answer.
    #[inline]
    pub(crate) fn goes_on(&mut self, steps: usize) -> bool {
        self.uncounted += steps as u64;
        if self.uncounted >= CANCEL_INTERVAL {
            self.uncounted = 0;
            if let Some(reason) = self.cancel.reason() {
                self.late = true;
                self.stop(reason);
            }
        }
        !self.is_cancelled()
    }

    /// Whether nobody waits for the answer any more.
    #[inline]
    pub(crate) fn is_cancelled(&self) -> bool {
        matches!(self.stopped, Some(StoppedBy::Cancelled | StoppedBy::Time)) || self.late
    }

    /// Edges looked at so far.
    pub(crate) fn examined(&self) -> u64 {
        self.examined
    }

    /// Asks for work on `wanted` edges and returns for how many it is granted; fewer means that the search ends.
    /// Ask for at most [`CANCEL_INTERVAL`] at once.
    #[inline]
    pub(crate) fn take(&mut self, wanted: usize) -> usize {
        let after = self.examined + wanted as u64;
        if after < self.look_at {
            self.examined = after;
            return wanted;
        }
        self.look(wanted)
    }

    #[cold]
    fn look(&mut self, wanted: usize) -> usize {
        if self.stopped.is_none() {
            self.stopped = self.cancel.reason();
        }
        if self.stopped.is_some() {
            return 0;
        }
        let left = self.limit - self.examined;
        let granted = (wanted as u64).min(left);
        self.examined += granted;
        if (granted as usize) < wanted {
            self.stopped = Some(StoppedBy::Work);
        }
        // The take that reaches the limit comes here, and one beyond it must too.
        self.look_at = (self.examined + CANCEL_INTERVAL).min(self.limit.saturating_add(1));
        granted as usize
    }

    /// Ends the search for a reason other than work; the first reason stays.
    pub(crate) fn stop(&mut self, reason: StoppedBy) {
        self.stopped.get_or_insert(reason);
        self.look_at = 0;
    }

    /// Counts what another meter of the same search counted, and stops if it did.
    pub(crate) fn absorb(&mut self, other: &Meter<'_>) {
        self.examined += other.examined;
        if let Some(reason) = other.stopped {
            self.stop(reason);
        }
    }

    #[inline]
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    pub(crate) fn completeness(&self) -> Completeness {
        Completeness {
            complete: self.stopped.is_none(),
            stopped_by: self.stopped,
            examined: self.examined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_grants_exactly_its_work_and_then_stops() {
        let budget = Budget::new(2_500);
        let mut meter = Meter::new(&budget);
        let granted: usize = (0..4).map(|_| meter.take(1_000)).sum();
        assert_eq!(granted, 2_500);
        assert_eq!(
            meter.completeness(),
            Completeness {
                complete: false,
                stopped_by: Some(StoppedBy::Work),
                examined: 2_500
            }
        );
        assert_eq!(meter.take(1), 0);
    }

    #[test]
    fn work_that_ends_exactly_at_the_limit_is_complete() {
        let budget = Budget::new(10);
        let mut meter = Meter::new(&budget);
        assert_eq!(meter.take(10), 10);
        assert!(meter.completeness().complete);
    }

    #[test]
    fn cancel_is_noticed_within_a_thousand_units_and_keeps_its_first_reason() {
        let budget = Budget::new(u64::MAX);
        let mut meter = Meter::new(&budget);
        meter.take(1);
        budget.cancel.clone().out_of_time();
        budget.cancel.cancel();
        let mut done = 0;
        while meter.take(1) == 1 {
            done += 1;
            assert!(done <= CANCEL_INTERVAL, "the search went on after it was cancelled");
        }
        assert_eq!(meter.completeness().stopped_by, Some(StoppedBy::Time));
    }
}
