//! Whether the hops of a path ever held on one same day.
//!
//! Separate because it asks the dates of a path that was found, whatever search found it.

use super::Path;
use crate::ids::{Day, OPEN_END, OPEN_START};
use crate::index::Index;

/// Days on which every hop of a path has an edge that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// First of the days; [`OPEN_START`] if unbounded.
    pub from: Day,
    /// Last of the days; [`OPEN_END`] if unbounded.
    pub to: Day,
    /// Whether the hops hold certainly on these days, or only possibly.
    pub certainly: bool,
}

/// The longest run of days on which every hop of the path has at least one edge that holds, the earliest of equal
/// ones; certain days are preferred to possible ones, however few. `None` if there is no such day.
///
/// A path without hops held always.
pub fn held_together(index: &Index, path: &Path) -> Option<Held> {
    [true, false].into_iter().find_map(|certainly| {
        let days = common_days(index, path, certainly);
        let longest = days.into_iter().rev().max_by_key(|(from, to)| i64::from(*to) - i64::from(*from));
        longest.map(|(from, to)| Held { from, to, certainly })
    })
}

/// The runs of days on which every hop holds, ascending.
fn common_days(index: &Index, path: &Path, certainly: bool) -> Vec<(Day, Day)> {
    path.hops.iter().fold(vec![(OPEN_START, OPEN_END)], |common, hop| {
        let periods = hop.iter().map(|traversed| index.period(traversed.edge));
        let days = periods
            .filter(|period| !(certainly && period.inexact))
            .map(|period| (period.from, period.to));
        both(&common, &joined(days.collect()))
    })
}

/// Periods as ascending runs of days that do not touch.
fn joined(mut periods: Vec<(Day, Day)>) -> Vec<(Day, Day)> {
    periods.sort_unstable();
    let mut runs: Vec<(Day, Day)> = Vec::with_capacity(periods.len());
    for (from, to) in periods {
        match runs.last_mut() {
            Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
            _ => runs.push((from, to)),
        }
    }
    runs
}

/// The days in both lists of runs.
fn both(left: &[(Day, Day)], right: &[(Day, Day)]) -> Vec<(Day, Day)> {
    let mut common = Vec::new();
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        let (from, to) = (left[l].0.max(right[r].0), left[l].1.min(right[r].1));
        if from <= to {
            common.push((from, to));
        }
        if left[l].1 < right[r].1 { l += 1 } else { r += 1 }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_days_join_when_they_touch_and_meet_where_both_hold() {
        assert_eq!(joined(vec![(5, 9), (1, 4), (11, 12)]), vec![(1, 9), (11, 12)]);
        assert_eq!(
            both(&[(1, 9), (11, 20)], &[(4, 5), (8, 15), (20, 30)]),
            vec![(4, 5), (8, 9), (11, 15), (20, 20)]
        );
        assert_eq!(both(&[(1, 2)], &[(3, 4)]), vec![]);
    }
}
