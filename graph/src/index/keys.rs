//! From the store's keys to dense numbers and back.
//!
//! Separate because keys of a database mostly follow one another: runs of such keys take no memory, and building, which
//! looks up two keys for every edge, finds them in a table.

use std::mem::size_of;

/// Keys in ascending order; the number of a key is its position.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    pub(super) form: Form,
    /// Position by `key - first`, when keys are close together; `u32::MAX` where there is none.
    table: Vec<u32>,
}

#[derive(Debug)]
pub(super) enum Form {
    /// Every key.
    Each(Vec<i64>),
    /// The first key of each run of keys that follow one another, and its position.
    Runs { firsts: Vec<(i64, u32)>, count: u32 },
}

impl Default for Form {
    fn default() -> Self {
        Self::Each(Vec::new())
    }
}

/// A table may be this many times larger than the keys it holds.
const SPREAD: usize = 4;
/// Runs are worth keeping instead of keys if they are at least this long on average.
const WORTH_RUNS: usize = 4;

impl Keys {
    /// Keys that ascend strictly.
    pub(crate) fn new(sorted: Vec<i64>) -> Self {
        let begins = |at: &usize| *at == 0 || sorted[*at - 1].checked_add(1) != Some(sorted[*at]);
        let runs = (0..sorted.len()).filter(begins).count();
        let form = if runs * WORTH_RUNS <= sorted.len() {
            let firsts = (0..sorted.len()).filter(begins).map(|at| (sorted[at], at as u32)).collect();
            Form::Runs {
                firsts,
                count: sorted.len() as u32,
            }
        } else {
            Form::Each(sorted)
        };
        Self::of(form)
    }

    /// Keys in one of their forms.
    pub(super) fn of(form: Form) -> Self {
        Self { form, table: Vec::new() }
    }

    /// Makes a table for quick look-ups if the keys are close enough together.
    pub(crate) fn make_table(&mut self) {
        let count = self.len();
        if count == 0 {
            return;
        }
        let (first, last) = (self.key(0), self.key(count as u32 - 1));
        let Some(span) = last.checked_sub(first).and_then(|span| usize::try_from(span).ok()) else {
            return;
        };
        if span / SPREAD >= count {
            return;
        }
        let mut table = vec![u32::MAX; span + 1];
        for at in 0..count as u32 {
            table[(self.key(at) - first) as usize] = at;
        }
        self.table = table;
    }

    /// The highest key.
    pub(crate) fn last(&self) -> Option<i64> {
        self.len().checked_sub(1).map(|at| self.key(at as u32))
    }

    /// Drops the table.
    pub(crate) fn drop_table(&mut self) {
        self.table = Vec::new();
    }

    pub(crate) fn find(&self, key: i64) -> Option<u32> {
        if !self.table.is_empty() {
            let offset = key.checked_sub(self.key(0))?;
            let at = *self.table.get(usize::try_from(offset).ok()?)?;
            return (at != u32::MAX).then_some(at);
        }
        match &self.form {
            Form::Each(keys) => keys.binary_search(&key).ok().map(|at| at as u32),
            Form::Runs { firsts, count } => {
                let run = firsts.partition_point(|(first, _)| *first <= key).checked_sub(1)?;
                let (first, at) = firsts[run];
                let end = firsts.get(run + 1).map_or(*count, |(_, next)| *next);
                // The run's keys follow one another, so the difference cannot be too large for a key that is in it.
                let within = u32::try_from(key.checked_sub(first)?).ok()?;
                at.checked_add(within).filter(|found| *found < end)
            }
        }
    }

    pub(crate) fn key(&self, at: u32) -> i64 {
        match &self.form {
            Form::Each(keys) => keys[at as usize],
            Form::Runs { firsts, .. } => {
                let run = firsts.partition_point(|(_, begin)| *begin <= at) - 1;
                firsts[run].0 + i64::from(at - firsts[run].1)
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        match &self.form {
            Form::Each(keys) => keys.len(),
            Form::Runs { count, .. } => *count as usize,
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        let keys = match &self.form {
            Form::Each(keys) => keys.capacity() * size_of::<i64>(),
            Form::Runs { firsts, .. } => firsts.capacity() * size_of::<(i64, u32)>(),
        };
        keys + self.table.capacity() * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_finds_the_same_keys() {
        let long_runs: Vec<i64> = (-20..0).chain(5..40).chain(100..110).collect();
        let at_the_end: Vec<i64> = (i64::MAX - 9..=i64::MAX).collect();
        let others = [vec![1, 2, 3, 7, 8], vec![-5, 0, 5], vec![i64::MIN, 0, i64::MAX], vec![], vec![4]];
        for keys in others.into_iter().chain([long_runs, at_the_end]) {
            let plain = Keys::new(keys.clone());
            let mut with_table = Keys::new(keys.clone());
            with_table.make_table();
            let asked = (-25..120).chain([i64::MIN, i64::MAX, i64::MAX - 9, i64::MAX - 10]);
            for key in asked {
                let expected = keys.iter().position(|k| *k == key).map(|at| at as u32);
                assert_eq!(plain.find(key), expected, "{key} in {keys:?}");
                assert_eq!(with_table.find(key), expected, "{key} in the table of {keys:?}");
            }
            for (at, key) in keys.iter().enumerate() {
                assert_eq!(plain.key(at as u32), *key);
            }
        }
    }

    #[test]
    fn keys_that_follow_one_another_take_next_to_no_memory() {
        assert!(Keys::new((1..=10_000).collect()).bytes() < 100);
    }
}
