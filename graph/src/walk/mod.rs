//! Walking outwards: what is near a node, how much of it there is, and what several nodes share.
//!
//! Separate from `path`, as these questions have a start and no end.

mod components;
mod neighbours;
mod network;
mod reach;
mod shared;

pub use components::{Components, components};
pub use neighbours::{KindCount, Step, counts_by_kind, neighbours};
pub use network::{Extent, Network, NetworkNode, Omitted, network};
pub use reach::{Reach, reach};
pub use shared::{Shared, SharedThing, shared};
