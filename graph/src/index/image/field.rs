//! What a table holds, as bytes and back.
//!
//! Separate because it is the only place that knows the layout of a single item.

use super::super::Share;
use super::super::sparse::Block;
use super::super::state::ShareColumn;
use super::super::tie::{Tie, Traits};
use crate::ids::Day;

/// An item of a fixed number of bytes.
pub(super) trait Field: Copy {
    const SIZE: usize;
    /// Writes itself to exactly [`Self::SIZE`] bytes.
    fn put(self, bytes: &mut [u8]);
    /// Reads from exactly [`Self::SIZE`] bytes.
    fn take(bytes: &[u8]) -> Self;
}

macro_rules! number {
    ($($number:ty),*) => {$(
        impl Field for $number {
            const SIZE: usize = size_of::<$number>();

            #[inline]
            fn put(self, bytes: &mut [u8]) {
                bytes.copy_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn take(bytes: &[u8]) -> Self {
                let mut whole = [0; size_of::<$number>()];
                whole.copy_from_slice(bytes);
                Self::from_le_bytes(whole)
            }
        }
    )*};
}

number!(u8, u16, u32, u64, i64);

impl<A: Field, B: Field> Field for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    #[inline]
    fn put(self, bytes: &mut [u8]) {
        self.0.put(&mut bytes[..A::SIZE]);
        self.1.put(&mut bytes[A::SIZE..]);
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        (A::take(&bytes[..A::SIZE]), B::take(&bytes[A::SIZE..Self::SIZE]))
    }
}

/// A day, as its bits.
impl Field for Day {
    const SIZE: usize = 4;

    #[inline]
    fn put(self, bytes: &mut [u8]) {
        (self as u32).put(bytes);
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        u32::take(bytes) as Self
    }
}

impl Field for Traits {
    const SIZE: usize = 8;

    #[inline]
    fn put(self, bytes: &mut [u8]) {
        let flat = u64::from(self.from)
            | u64::from(self.to) << 16
            | u64::from(self.kind) << 32
            | u64::from(self.flags) << 40
            | u64::from(self.confidence) << 48
            | u64::from(self.disputed) << 56;
        flat.put(bytes);
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        let flat = u64::take(bytes);
        Self {
            from: flat as u16,
            to: (flat >> 16) as u16,
            kind: (flat >> 32) as u8,
            flags: (flat >> 40) as u8,
            confidence: (flat >> 48) as u8,
            disputed: (flat >> 56) as u8,
        }
    }
}

impl Field for Tie {
    const SIZE: usize = 16;

    #[inline]
    fn put(self, bytes: &mut [u8]) {
        ((self.node, self.edge), self.traits).put(bytes);
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        let ((node, edge), traits) = <((u32, u32), Traits)>::take(bytes);
        Self { node, edge, traits }
    }
}

impl Field for Block {
    const SIZE: usize = 12;

    #[inline]
    fn put(self, bytes: &mut [u8]) {
        (self.present, self.before).put(bytes);
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        let (present, before) = Field::take(bytes);
        Self { present, before }
    }
}

impl Field for ShareColumn {
    const SIZE: usize = 9;

    #[inline]
    fn put(self, bytes: &mut [u8]) {
        ((self.0.min, self.0.max), self.0.basis).put(bytes);
    }

    #[inline]
    fn take(bytes: &[u8]) -> Self {
        let ((min, max), basis) = Field::take(bytes);
        Self(Share { min, max, basis })
    }
}
