//! An edge as one of its ends sees it: what a search reads while it walks along a row.
//!
//! Separate because its packing (16 bytes, everything a filter needs) decides memory and speed of the whole crate.

use crate::ids::{Day, OPEN_END, OPEN_START};

/// Day 0 of the packed days: 1900-01-01. Days from 1900-01-02 to 2079-06-04 fit; others are kept beside the rows.
const BASE: Day = -25_567;
const PACKED_OPEN_START: u16 = 0;
const PACKED_OPEN_END: u16 = u16::MAX;

pub(crate) const LEVEL: u8 = 0b11;
pub(crate) const WALKED: u8 = 1 << 2;
/// A bound of the period is uncertain.
pub(crate) const INEXACT: u8 = 1 << 3;
/// The period does not fit the packed days.
pub(crate) const WIDE: u8 = 1 << 4;
/// Where the level that was stated of the edge itself begins.
const OWN_LEVEL: u32 = 5;
/// No edge has this place.
pub(crate) const GONE: u8 = 1 << 7;

/// The flags that keep the level stated of an edge, whatever those of its ends.
pub(crate) fn own_level(level: u8) -> u8 {
    level << OWN_LEVEL
}

/// What a filter asks of an edge, packed into eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Traits {
    pub(crate) from: u16,
    pub(crate) to: u16,
    pub(crate) kind: u8,
    /// Level in the two lowest bits, then [`WALKED`], [`INEXACT`], [`WIDE`], the edge's own level in two bits, [`GONE`].
    pub(crate) flags: u8,
    /// Two bits for each clearance.
    pub(crate) confidence: u8,
    /// One bit for each clearance.
    pub(crate) disputed: u8,
}

impl Traits {
    #[inline]
    pub(crate) fn level(self) -> u8 {
        self.flags & LEVEL
    }

    /// The level stated of the edge itself.
    pub(crate) fn own_level(self) -> u8 {
        (self.flags >> OWN_LEVEL) & LEVEL
    }

    /// The same edge between nodes of these levels: it is as hidden as the most hidden of the three.
    pub(crate) fn between(self, levels: (u8, u8)) -> Self {
        let level = self.own_level().max(levels.0).max(levels.1);
        Self {
            flags: self.flags & !LEVEL | level & LEVEL,
            ..self
        }
    }

    pub(crate) fn is_gone(self) -> bool {
        self.flags & GONE != 0
    }

    #[inline]
    pub(crate) fn is_walked(self) -> bool {
        self.flags & WALKED != 0
    }

    #[inline]
    pub(crate) fn is_inexact(self) -> bool {
        self.flags & INEXACT != 0
    }

    #[inline]
    pub(crate) fn is_wide(self) -> bool {
        self.flags & WIDE != 0
    }

    #[inline]
    pub(crate) fn confidence(self, clearance: u8) -> u8 {
        (self.confidence >> (2 * clearance)) & 0b11
    }

    #[inline]
    pub(crate) fn is_disputed(self, clearance: u8) -> bool {
        (self.disputed >> clearance) & 1 == 1
    }
}

/// One edge in the row of one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tie {
    /// The other end.
    pub(crate) node: u32,
    pub(crate) edge: u32,
    pub(crate) traits: Traits,
}

impl Tie {
    /// Rows are sorted by this: what a clearance sees is a prefix, and a kind is a run within its level.
    #[inline]
    pub(crate) fn order(&self) -> (u8, u8, u32, u32) {
        (self.traits.level(), self.traits.kind, self.node, self.edge)
    }

    #[inline]
    fn run(&self) -> (u8, u8) {
        (self.traits.level(), self.traits.kind)
    }
}

/// Where the run of one kind that begins at `at` ends, found by doubling steps, so that a hub's thousands of edges of
/// a kind that nobody asked for cost a handful of looks.
pub(crate) fn run_end(row: &[Tie], at: usize) -> usize {
    let run = row[at].run();
    let mut step = 1;
    let mut last = at;
    while last + step < row.len() && row[last + step].run() == run {
        last += step;
        step *= 2;
    }
    let end = (last + step).min(row.len());
    last + 1 + row[last + 1..end].partition_point(|tie| tie.run() == run)
}

/// Packs a day that is asked for; `None` when it lies outside the packed days.
pub(crate) fn pack_day(day: Day) -> Option<u16> {
    let offset = i64::from(day) - i64::from(BASE);
    u16::try_from(offset)
        .ok()
        .filter(|packed| *packed != PACKED_OPEN_START && *packed != PACKED_OPEN_END)
}

/// Packs a period; `None` when a bound lies outside the packed days.
pub(crate) fn pack_period(from: Day, to: Day) -> Option<(u16, u16)> {
    let from = if from == OPEN_START { PACKED_OPEN_START } else { pack_day(from)? };
    let to = if to == OPEN_END { PACKED_OPEN_END } else { pack_day(to)? };
    Some((from, to))
}

/// The period that was packed.
pub(crate) fn unpack_period(from: u16, to: u16) -> (Day, Day) {
    let unpack = |packed: u16| BASE + Day::from(packed);
    let from = if from == PACKED_OPEN_START { OPEN_START } else { unpack(from) };
    let to = if to == PACKED_OPEN_END { OPEN_END } else { unpack(to) };
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(level: u8, kind: u8) -> Tie {
        let traits = Traits {
            from: 0,
            to: u16::MAX,
            kind,
            flags: level | WALKED,
            confidence: 0,
            disputed: 0,
        };
        Tie { node: 0, edge: 0, traits }
    }

    #[test]
    fn packed_periods_come_back_as_they_were() {
        for (from, to) in [
            (OPEN_START, OPEN_END),
            (0, 0),
            (-25_566, 39_967),
            (OPEN_START, 14_000),
            (14_000, OPEN_END),
        ] {
            let packed = pack_period(from, to).map(|(from, to)| unpack_period(from, to));
            assert_eq!(packed, Some((from, to)));
        }
    }

    #[test]
    fn days_outside_the_packed_ones_are_not_bent_into_them() {
        for day in [-25_567, -25_568, 39_968, 100_000, i32::MIN + 1, i32::MAX - 1] {
            assert_eq!(pack_day(day), None, "day {day}");
        }
    }

    #[test]
    fn runs_end_where_kind_or_level_changes_also_across_levels() {
        for length in 1..40 {
            let mut row = Vec::new();
            let mut expected = Vec::new();
            for (level, kind, count) in [(0, 1, length), (0, 2, 1), (1, 1, 40 - length), (1, 2, 3)] {
                row.extend(vec![tie(level, kind); count]);
                expected.push(row.len());
            }
            let mut ends = Vec::new();
            let mut at = 0;
            while at < row.len() {
                at = run_end(&row, at);
                ends.push(at);
            }
            assert_eq!(ends, expected, "runs of {length}");
        }
    }
}
