//! What a search may spend, as clients ask for it, and what they are told of how it ended.

use async_graphql::{Enum, InputObject, Object, Result};
use graph::Budget;

use crate::graphql::error::{Code, coded};
use crate::graphql::world::World;

/// What one search may spend. An answer that a bound has cut says so in its `completeness`.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct BudgetInput {
    /// The longest path or chain to look for, in hops from 1. Left out, the search uses a bound that suits its question.
    pub hops: Option<i32>,
    /// Units of work, about one for each relationship looked at, from 1. Left out, as many as the server allows.
    pub work: Option<i32>,
}

impl BudgetInput {
    /// The budget of a search for at most `results`, in which `hops` is the bound when none is asked for.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` below 1, `LIMIT_EXCEEDED` over what the server allows.
    pub fn budget(asked: Option<Self>, world: &World, hops: u32, results: u32) -> Result<Budget> {
        let asked = asked.unwrap_or_default();
        let config = world.present().config();
        let most = u64::from(config.path_max_hops);
        let hops = counted("budget.hops", asked.hops, u64::from(hops).min(most), most, "path_max_hops")?;
        let work = counted("budget.work", asked.work, config.search_work, config.search_work, "search_work")?;
        Ok(Budget::new(work).hops(hops as u32).paths(results as usize))
    }
}

/// A number from 1 to a limit of the server.
///
/// # Errors
/// `BAD_USER_INPUT` below 1, `LIMIT_EXCEEDED` over the limit.
pub fn counted(argument: &str, asked: Option<i32>, default: u64, most: u64, setting: &str) -> Result<u64> {
    match asked.map(u64::try_from) {
        None => Ok(default),
        Some(Ok(number)) if number > most => Err(coded(
            Code::LimitExceeded,
            format!("The argument {argument} may be at most {most}, the limit of this server (its setting {setting}). Ask for less."),
        )),
        Some(Ok(number)) if number > 0 => Ok(number),
        Some(_) => Err(coded(
            Code::BadUserInput,
            format!("The argument {argument} must be from 1 to {most}. Leave it out for {default}."),
        )),
    }
}

/// What ended a search before it had seen everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum StoppedBy {
    /// The work allowed was used up.
    Work,
    /// There is more beyond the hops allowed.
    Hops,
    /// As many results as asked for were found, and there may be more.
    Results,
    /// As many things as asked for were taken, and some were left out.
    Things,
    /// The request was given up.
    Cancelled,
    /// The time allowed has passed.
    Time,
}

/// Whether an answer is everything there is, among the records that the viewer can see.
pub struct Completeness(pub graph::Completeness);

impl Completeness {
    fn stopped(&self) -> Option<StoppedBy> {
        self.0.stopped_by.map(|reason| match reason {
            graph::StoppedBy::Work => StoppedBy::Work,
            graph::StoppedBy::Hops => StoppedBy::Hops,
            graph::StoppedBy::Paths => StoppedBy::Results,
            graph::StoppedBy::Nodes => StoppedBy::Things,
            graph::StoppedBy::Cancelled => StoppedBy::Cancelled,
            graph::StoppedBy::Time => StoppedBy::Time,
        })
    }

    /// How far the answer goes, in a sentence that always ends with the same words.
    pub fn words(&self) -> &'static str {
        match self.stopped() {
            None => "This is everything there is, among the records you can see.",
            Some(StoppedBy::Work) => "The search ended with its work budget; there may be more, among the records you can see.",
            Some(StoppedBy::Hops) => "The search ended with its hops; there may be more beyond them, among the records you can see.",
            Some(StoppedBy::Results) => "As many as asked for were found; there may be more, among the records you can see.",
            Some(StoppedBy::Things) => "As many things as asked for were taken; others were left out, among the records you can see.",
            Some(StoppedBy::Cancelled) => "The search was given up; there may be more, among the records you can see.",
            Some(StoppedBy::Time) => "The search ended with its time; there may be more, among the records you can see.",
        }
    }
}

/// Whether an answer is everything there is, among the records that the viewer can see.
#[Object]
impl Completeness {
    /// Whether nothing was left out. An empty answer that is not complete does not mean that there is nothing.
    async fn complete(&self) -> bool {
        self.0.complete
    }

    /// What ended the search early; null exactly when it is complete.
    async fn stopped_by(&self) -> Option<StoppedBy> {
        self.stopped()
    }

    /// Units of work spent, about one for each relationship looked at among those that the viewer can see.
    async fn examined(&self) -> i32 {
        i32::try_from(self.0.examined).unwrap_or(i32::MAX)
    }

    /// How far the answer goes, as a sentence for people. Silence is no proof of absence.
    async fn note(&self) -> &'static str {
        self.words()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_of_a_search_says_among_what_it_looked() {
        use graph::StoppedBy::{Cancelled, Hops, Nodes, Paths, Time, Work};
        for stopped_by in [None, Some(Work), Some(Hops), Some(Paths), Some(Nodes), Some(Cancelled), Some(Time)] {
            let completeness = Completeness(graph::Completeness {
                complete: stopped_by.is_none(),
                stopped_by,
                examined: 1,
            });
            assert!(completeness.words().ends_with("among the records you can see."), "{stopped_by:?}");
        }
    }

    #[test]
    fn a_number_out_of_bounds_is_refused_with_the_bound() {
        assert_eq!(counted("budget.hops", None, 4, 8, "path_max_hops").unwrap(), 4);
        assert_eq!(counted("budget.hops", Some(8), 4, 8, "path_max_hops").unwrap(), 8);
        for (asked, part) in [(0, "from 1 to 8"), (-1, "from 1 to 8"), (9, "at most 8")] {
            let error = counted("budget.hops", Some(asked), 4, 8, "path_max_hops").unwrap_err();
            assert!(
                error.message.contains(part) && error.message.contains("budget.hops"),
                "{}",
                error.message
            );
        }
    }
}
