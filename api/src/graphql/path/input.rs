//! What makes a path better than another, as clients state it.

use async_graphql::{Enum, InputObject, Result};
use graph::{Order, Weights};

use crate::graphql::error::{Code, coded};

/// What makes a path better than another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum PathRank {
    /// Telling ties first: passing through a thing that is tied to many others is dear.
    #[default]
    Specific,
    /// Few hops first; what else is known breaks ties.
    Short,
    /// Well supported hops first.
    Strongest,
    /// Every path, shortest first, with nothing weighed: for lists that must miss none.
    Every,
}

/// How much each part of a path's score counts: 0 for nothing, 1000 at most. What is left out stays as `rank` has it.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct PathWeights {
    /// For each thing passed, times the logarithm of how many things it is tied to.
    pub specificity: Option<f64>,
    /// For each hop, times how little it is supported.
    pub evidence: Option<f64>,
    /// For each hop that had ended by `at.validAt`, times the logarithm of the years since. Without a day it costs nothing.
    pub recency: Option<f64>,
    /// For each hop.
    pub length: Option<f64>,
}

impl PathRank {
    /// The order as the graph knows it; none for every path by length.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for a weight out of bounds, or for weights where nothing is weighed.
    pub fn order(self, weights: Option<PathWeights>) -> Result<Option<Order>> {
        let mut order = match self {
            Self::Specific => Weights::specific(),
            Self::Short => Weights::short(),
            Self::Strongest => Weights::strongest(),
            Self::Every if weights.is_some() => {
                return Err(coded(
                    Code::BadUserInput,
                    "The rank EVERY weighs nothing. Leave weights out, or choose another rank.",
                ));
            }
            Self::Every => return Ok(None),
        };
        if let Some(asked) = weights {
            for (name, weight, part) in [
                ("specificity", asked.specificity, &mut order.specificity),
                ("evidence", asked.evidence, &mut order.evidence),
                ("recency", asked.recency, &mut order.recency),
                ("length", asked.length, &mut order.length),
            ] {
                *part = match weight {
                    None => *part,
                    Some(weight) if (0.0..=1000.0).contains(&weight) => weight,
                    Some(_) => {
                        return Err(coded(
                            Code::BadUserInput,
                            format!("The argument weights.{name} must be from 0 to 1000."),
                        ));
                    }
                };
            }
        }
        Ok(Some(Order::Score(order)))
    }

    /// The weights by which a path is scored.
    pub fn weights(order: Option<Order>) -> Weights {
        match order {
            Some(Order::Score(weights)) => weights,
            Some(Order::Length) | None => Weights::short(),
        }
    }
}
