//! Nodes waiting to be settled, the cheapest first.
//!
//! Separate because its packing matters: cost and node share one word, so that a heap moves half as many bytes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A queue of nodes by cost, and by number among equal costs.
pub(super) struct Queue {
    /// Bits that a node's number takes.
    bits: u32,
    heap: BinaryHeap<Reverse<u64>>,
}

impl Queue {
    /// An empty queue for nodes numbered below `size`.
    pub(super) fn new(size: usize) -> Self {
        Self {
            bits: usize::BITS - size.leading_zeros(),
            heap: BinaryHeap::new(),
        }
    }

    /// The highest cost that can be queued: 2^43 for two million nodes.
    #[inline]
    pub(super) fn most(&self) -> u64 {
        u64::MAX >> self.bits
    }

    /// Adds a node; a cost above [`Self::most`] is not followed.
    #[inline]
    pub(super) fn push(&mut self, cost: u64, node: u32) {
        if cost <= self.most() {
            self.heap.push(Reverse(cost << self.bits | u64::from(node)));
        }
    }

    #[inline]
    pub(super) fn pop(&mut self) -> Option<(u64, u32)> {
        let Reverse(packed) = self.heap.pop()?;
        let node = packed & ((1 << self.bits) - 1);
        Some((packed >> self.bits, node as u32))
    }

    /// The lowest cost.
    #[inline]
    pub(super) fn front(&self) -> Option<u64> {
        self.heap.peek().map(|Reverse(packed)| packed >> self.bits)
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.heap.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_come_by_cost_and_then_by_number() {
        let mut queue = Queue::new(300);
        for (cost, node) in [(7, 299), (0, 255), (7, 3), (queue.most(), 1), (queue.most() + 1, 2)] {
            queue.push(cost, node);
        }
        let mut popped = Vec::new();
        while let Some(next) = queue.pop() {
            popped.push(next);
        }
        assert_eq!(popped, [(0, 255), (7, 3), (7, 299), (queue.most(), 1)]);
    }
}
