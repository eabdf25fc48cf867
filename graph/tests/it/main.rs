//! Tests of the crate through its public words alone: small cases that are drawn, and properties against brute force.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may stop where it fails")]

mod answers;
mod brute;
mod changes;
mod disjoint;
mod drawing;
mod flows;
mod images;
mod index;
mod limits;
mod live;
mod measures;
mod paths;
mod properties;
mod walks;
