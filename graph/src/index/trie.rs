//! A table by number whose copies share what they have in common.
//!
//! Separate because each batch of changes makes a new index beside the old one: a copy costs one pointer, and setting a
//! value copies only the way to it.

use std::sync::Arc;

const BITS: u32 = 6;
const FAN: usize = 1 << BITS;

/// Values of some numbers.
#[derive(Clone, Debug)]
pub(crate) struct Trie<T> {
    root: Option<Arc<Branch<T>>>,
    /// How many forks stand above a leaf.
    height: u32,
}

#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a branch is always behind a pointer, and most values are as large as one"
)]
enum Branch<T> {
    Fork([Option<Arc<Branch<T>>>; FAN]),
    Leaf([Option<T>; FAN]),
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { root: None, height: 0 }
    }
}

impl<T> Branch<T> {
    fn new(height: u32) -> Self {
        if height == 0 {
            Self::Leaf(std::array::from_fn(|_| None))
        } else {
            Self::Fork(std::array::from_fn(|_| None))
        }
    }

    fn each(&self, give: &mut impl FnMut(&T)) {
        match self {
            Self::Fork(branches) => branches.iter().flatten().for_each(|branch| branch.each(give)),
            Self::Leaf(values) => values.iter().flatten().for_each(give),
        }
    }
}

/// Which of its branches leads to a number.
#[inline]
fn turn(at: u32, height: u32) -> usize {
    (at >> (BITS * height)) as usize % FAN
}

impl<T> Trie<T> {
    /// The value of a number.
    #[inline]
    pub(crate) fn at(&self, at: u32) -> Option<&T> {
        let mut branch = self.root.as_ref()?;
        if u64::from(at) >> (BITS * (self.height + 1)) != 0 {
            return None;
        }
        let mut height = self.height;
        loop {
            match &**branch {
                Branch::Fork(branches) => branch = branches[turn(at, height)].as_ref()?,
                Branch::Leaf(values) => return values[turn(at, 0)].as_ref(),
            }
            height -= 1;
        }
    }

    /// Gives every value, in the order of numbers.
    pub(crate) fn each(&self, mut give: impl FnMut(&T)) {
        if let Some(root) = &self.root {
            root.each(&mut give);
        }
    }
}

impl<T: Clone> Trie<T> {
    /// Sets the value of a number.
    pub(crate) fn set(&mut self, at: u32, value: T) {
        while u64::from(at) >> (BITS * (self.height + 1)) != 0 {
            self.height += 1;
            if let Some(root) = self.root.take() {
                let mut above = Branch::new(self.height);
                if let Branch::Fork(branches) = &mut above {
                    branches[0] = Some(root);
                }
                self.root = Some(Arc::new(above));
            }
        }
        let mut height = self.height;
        let mut branch = Arc::make_mut(self.root.get_or_insert_with(|| Arc::new(Branch::new(height))));
        loop {
            match branch {
                Branch::Fork(branches) => {
                    let next = branches[turn(at, height)].get_or_insert_with(|| Arc::new(Branch::new(height - 1)));
                    branch = Arc::make_mut(next);
                }
                Branch::Leaf(values) => {
                    values[turn(at, 0)] = Some(value);
                    return;
                }
            }
            height -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_what_it_had_while_the_other_goes_on() {
        let numbers = [0, 1, 63, 64, 65, 4_095, 4_096, 300_000, 1 << 30, u32::MAX];
        let mut copies: Vec<Trie<u32>> = vec![Trie::default()];
        for at in numbers {
            let mut next = copies[copies.len() - 1].clone();
            next.set(at, at / 2);
            next.set(7, at);
            copies.push(next);
        }
        for (count, copy) in copies.iter().enumerate() {
            for (position, at) in numbers.iter().enumerate() {
                let expected = (position < count).then_some(at / 2);
                assert_eq!(copy.at(*at).copied(), expected, "{at} after {count} steps");
            }
            assert_eq!(copy.at(7).copied(), count.checked_sub(1).map(|last| numbers[last]));
            let mut values = 0;
            copy.each(|_| values += 1);
            assert_eq!(values, if count == 0 { 0 } else { count + 1 });
        }
    }
}
