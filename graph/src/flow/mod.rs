//! Following money and ownership: chains along which shares multiply and amounts add up.
//!
//! Separate from `path`, as a chain has no given end and carries numbers. Shares are ranges all the way, amounts stay
//! within their currency, and what is not known is said, never filled in.

mod chains;
mod ownership;
mod share;
mod sums;
mod trail;

pub use chains::{Chains, chains};
pub use ownership::{EffectiveShare, Holding, Ownership, OwnershipOf, OwnershipStep, ownership};
pub use share::ShareRange;
pub use sums::ShareSum;
pub use trail::{Direction, MoneySense, Total, Trail, TrailStep, money_trail};
