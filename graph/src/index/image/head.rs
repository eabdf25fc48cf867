//! The head of an image: what it is, and how long each table is.
//!
//! Separate because it is read before anything else is believed, and alone when only the stamp is asked for.

use std::io::Read;

use super::ImageError;
use super::field::Field;
use super::sum::Sum;
use crate::ids::{KindSet, KindTable};

/// The first bytes of every image.
const MARK: [u8; 8] = *b"KHSAEIDX";

/// The version of the format. It changes with every change of what a table holds or means.
pub const VERSION: u32 = 1;

/// How many tables an image has.
pub(super) const TABLES: usize = 34;

/// Bytes of a head: mark, version, stamp, kinds, bytes of all tables, lengths of the tables, sum.
pub(super) const SIZE: usize = 8 + 4 + 8 + 2 * 8 + 8 + TABLES * 8 + 8;

/// What a head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) stamp: u64,
    pub(super) kinds: KindTable,
    /// Bytes of all tables together.
    pub(super) bytes: u64,
    /// Items of each table.
    pub(super) lengths: [u64; TABLES],
}

impl Head {
    /// The head as bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(SIZE);
        bytes.extend(MARK);
        bytes.extend(VERSION.to_le_bytes());
        let numbers = [self.stamp, self.kinds.symmetric.0, self.kinds.unwalked.0, self.bytes];
        for number in numbers.iter().chain(&self.lengths) {
            bytes.extend(number.to_le_bytes());
        }
        let mut sum = Sum::new();
        sum.add(&bytes);
        bytes.extend(sum.total().to_le_bytes());
        bytes
    }

    /// Reads a head, and believes it if its sum fits.
    pub(super) fn read(from: &mut impl Read) -> Result<Self, ImageError> {
        let mut bytes = [0; SIZE];
        from.read_exact(&mut bytes[..MARK.len()])?;
        if bytes[..MARK.len()] != MARK {
            return Err(ImageError::NoImage);
        }
        from.read_exact(&mut bytes[8..12])?;
        let version = u32::take(&bytes[8..12]);
        if version != VERSION {
            return Err(ImageError::Version(version));
        }
        from.read_exact(&mut bytes[12..])?;
        let mut sum = Sum::new();
        sum.add(&bytes[..SIZE - 8]);
        if sum.total() != u64::take(&bytes[SIZE - 8..]) {
            return Err(ImageError::Sum);
        }
        let number = |at: usize| u64::take(&bytes[12 + at * 8..20 + at * 8]);
        Ok(Self {
            stamp: number(0),
            kinds: KindTable {
                symmetric: KindSet(number(1)),
                unwalked: KindSet(number(2)),
            },
            bytes: number(3),
            lengths: std::array::from_fn(|at| number(4 + at)),
        })
    }
}
