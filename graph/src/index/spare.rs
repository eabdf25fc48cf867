//! Places kept free for keys that may still come.
//!
//! Separate because both numberings (of nodes and of edges) need it: numbers follow the order of keys, so a key that
//! comes after a higher one can only be taken in without numbering everything anew if its place was kept. Databases
//! hand out keys in order, but transactions end in any order, so what is missing near the end may come yet; what is
//! missing further back will not.

use std::ops::Range;

/// Places are kept among this many of the highest keys only, so that free places cost next to no memory.
pub(crate) const REACH: usize = 4_096;

/// Larger gaps are taken for what a sequence skipped.
const GAP: i64 = 64;

/// The keys to keep a place for between a key and the next higher one.
pub(crate) fn between(last: i64, next: i64) -> Range<i64> {
    match next.checked_sub(last) {
        Some(step) if step > 1 && step <= GAP + 1 => last + 1..next,
        _ => 0..0,
    }
}

/// Where among ascending keys those begin that lie within reach of the last.
pub(crate) fn tail(count: usize, key: impl Fn(usize) -> i64) -> usize {
    let Some(last) = count.checked_sub(1).map(&key) else { return 0 };
    let from = last.saturating_sub(REACH as i64);
    let mut begin = count;
    while begin > 0 && key(begin - 1) > from {
        begin -= 1;
    }
    begin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_gaps_are_kept_and_large_ones_are_not() {
        assert_eq!(between(3, 4).count(), 0);
        assert_eq!(between(3, 6).collect::<Vec<_>>(), [4, 5]);
        assert_eq!(between(0, GAP + 2).count(), 0);
        assert_eq!(between(i64::MIN, i64::MAX).count(), 0);
    }

    #[test]
    fn the_tail_is_what_lies_within_reach_of_the_last_key() {
        let keys = [1, 5_000, 8_000, 9_000];
        assert_eq!(tail(4, |at| keys[at]), 1);
        assert_eq!(tail(0, |_| 0), 0);
        assert_eq!(
            tail(2, |at| [i64::MIN, i64::MIN + 1][at]),
            1,
            "the lowest key of all is out of reach"
        );
    }
}
