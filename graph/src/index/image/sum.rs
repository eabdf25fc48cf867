//! A sum over bytes that changes whenever they do.
//!
//! Separate because it is a small algorithm of its own, made for speed: four lanes take eight bytes each in turn, so
//! that a processor works on all of them at once.
//!
//! Each step of a lane is `(lane ^ word) * odd`, turned by some bits: it can be undone for a known word, and for a known
//! lane two words never give the same. So bytes that differ within one word always have different sums, and others have
//! by a chance of about one in 2^64. It guards against accidents, not against intent.

const LANES: usize = 4;
const BLOCK: usize = LANES * 8;
/// Odd numbers without pattern.
const MULTIPLIERS: [u64; LANES] = [
    0x9E37_79B1_85EB_CA87,
    0xC2B2_AE3D_27D4_EB4F,
    0x1656_67B1_9E37_79F9,
    0x85EB_CA77_C2B2_AE63,
];

/// A sum in the making.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    lanes: [u64; LANES],
    /// Bytes that do not fill a block yet.
    rest: [u8; BLOCK],
    filled: usize,
    length: u64,
}

fn step(lane: u64, word: u64, multiplier: u64) -> u64 {
    (lane ^ word).wrapping_mul(multiplier).rotate_left(29)
}

fn word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

impl Sum {
    pub(super) fn new() -> Self {
        Self {
            lanes: MULTIPLIERS,
            rest: [0; BLOCK],
            filled: 0,
            length: 0,
        }
    }

    /// Takes more bytes in; however they are cut, the sum is the same.
    pub(super) fn add(&mut self, mut bytes: &[u8]) {
        self.length += bytes.len() as u64;
        if self.filled > 0 {
            let taken = bytes.len().min(BLOCK - self.filled);
            self.rest[self.filled..self.filled + taken].copy_from_slice(&bytes[..taken]);
            self.filled += taken;
            bytes = &bytes[taken..];
            if self.filled < BLOCK {
                return;
            }
            self.filled = 0;
            let rest = self.rest;
            self.blocks(&rest);
        }
        let whole = bytes.len() / BLOCK * BLOCK;
        self.blocks(&bytes[..whole]);
        let rest = &bytes[whole..];
        self.rest[..rest.len()].copy_from_slice(rest);
        self.filled = rest.len();
    }

    fn blocks(&mut self, bytes: &[u8]) {
        let mut lanes = self.lanes;
        for block in bytes.chunks_exact(BLOCK) {
            for (at, lane) in lanes.iter_mut().enumerate() {
                *lane = step(*lane, word(&block[at * 8..at * 8 + 8]), MULTIPLIERS[at]);
            }
        }
        self.lanes = lanes;
    }

    /// The sum of all bytes so far.
    pub(super) fn total(&self) -> u64 {
        let mut total = self.length;
        for (lane, multiplier) in self.lanes.iter().zip(MULTIPLIERS) {
            total = step(total, *lane, multiplier);
        }
        for word_bytes in self.rest[..self.filled].chunks(8) {
            total = step(total, word(word_bytes), MULTIPLIERS[0]);
        }
        // Lets every bit of the last steps reach every bit of the sum.
        total ^= total >> 32;
        total = total.wrapping_mul(MULTIPLIERS[1]);
        total ^ (total >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(bytes: &[u8]) -> u64 {
        let mut sum = Sum::new();
        sum.add(bytes);
        sum.total()
    }

    #[test]
    fn the_sum_does_not_depend_on_how_the_bytes_are_cut() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1_000).collect();
        for piece in [1, 7, 8, 31, 32, 33, 999] {
            let mut pieces = Sum::new();
            bytes.chunks(piece).for_each(|piece| pieces.add(piece));
            assert_eq!(pieces.total(), sum(&bytes), "pieces of {piece}");
        }
    }

    #[test]
    fn every_change_of_one_byte_and_every_cut_changes_the_sum() {
        let bytes: Vec<u8> = (0..100u8).map(|at| at.wrapping_mul(7)).collect();
        let whole = sum(&bytes);
        for at in 0..bytes.len() {
            assert_ne!(sum(&bytes[..at]), whole, "cut at {at}");
            for bits in 1..=255u8 {
                let mut changed = bytes.clone();
                changed[at] ^= bits;
                assert_ne!(sum(&changed), whole, "byte {at} changed by {bits}");
            }
        }
    }

    #[test]
    fn zeros_at_the_end_count() {
        let sums: std::collections::BTreeSet<u64> = (0..70).map(|count| sum(&vec![0; count])).collect();
        assert_eq!(sums.len(), 70);
    }
}
