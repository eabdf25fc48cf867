//! A column that most edges leave empty: one bit an edge, and the values of those that have one.
//!
//! Separate because shares, amounts and far-off periods all need it.

use std::mem::size_of;

/// Values of some of the positions of a table, found in constant time.
#[derive(Debug)]
pub(crate) struct Sparse<T> {
    /// For every 64 positions: which of them have a value, and how many values stand before them.
    pub(super) blocks: Vec<Block>,
    pub(super) values: Vec<T>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Block {
    pub(super) present: u64,
    pub(super) before: u32,
}

impl<T: Copy> Sparse<T> {
    /// A column from pairs of position and value, sorted by position.
    pub(crate) fn new(pairs: &[(u32, T)]) -> Self {
        let count = pairs.last().map_or(0, |(at, _)| *at as usize / 64 + 1);
        let mut blocks = vec![Block::default(); count];
        for (at, _) in pairs {
            blocks[*at as usize / 64].present |= 1 << (at % 64);
        }
        let mut before = 0;
        for block in &mut blocks {
            block.before = before;
            before += block.present.count_ones();
        }
        Self {
            blocks,
            values: pairs.iter().map(|(_, value)| *value).collect(),
        }
    }

    #[inline]
    pub(crate) fn at(&self, position: u32) -> Option<T> {
        let block = self.blocks.get(position as usize / 64)?;
        let bit = position % 64;
        if (block.present >> bit) & 1 == 0 {
            return None;
        }
        let within = (block.present & ((1 << bit) - 1)).count_ones();
        self.values.get((block.before + within) as usize).copied()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.blocks.capacity() * size_of::<Block>() + self.values.capacity() * size_of::<T>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_gives_its_own_value_or_none() {
        let pairs: Vec<(u32, u32)> = [0, 1, 63, 64, 65, 127, 300, 301].iter().map(|at| (*at, at * 10)).collect();
        let column = Sparse::new(&pairs);
        for at in 0..1_000 {
            let expected = pairs.iter().find(|(position, _)| *position == at).map(|(_, value)| *value);
            assert_eq!(column.at(at), expected, "position {at}");
        }
    }

    #[test]
    fn an_empty_column_has_no_values() {
        assert_eq!(Sparse::<u32>::new(&[]).at(0), None);
    }
}
