//! Paths: how one thing is tied to another, hop by hop, each hop with its evidence.

mod answer;
mod input;
mod query;
mod text;

pub use answer::{HeldTogether, Hop, Path, PathAnswer, PathScore};
pub use input::{PathRank, PathWeights};
pub use query::PathQuery;
