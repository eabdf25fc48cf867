//! Surroundings: what is tied to a thing, counted and in pages, and the part of the graph around some things, to be drawn.

mod neighbour;
mod picture;
mod query;

pub use neighbour::{GroupBy, Neighbour, NeighbourAnswer, NeighbourGroup};
pub use picture::{NetworkAnswer, NetworkOmission, NetworkThing};
pub use query::NetworkQuery;
