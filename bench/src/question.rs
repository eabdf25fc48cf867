//! The seven questions as the engine understands them.
//! Apart from the engine because a question with other days, kinds and directions is still the same question: the test against the oracle asks such.

use entities::partial_date::Day;
use entities::vocabulary::RelationshipKind;
use graph::{KindSet, View};

/// What is wanted to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The hops of a shortest path.
    Hops,
    /// The lengths of the ten shortest simple paths of at most six hops.
    Shortest,
    /// How many simple paths of at most four hops there are, as nodes and as edges.
    Count,
    /// How many nodes stand within two and within three hops.
    Reach,
    /// Chains of at most six edges, and the sum of the products of their shares.
    Chains,
    /// The cost of a cheapest path by weight.
    Cheapest,
}

/// One question, to be asked of every item of a folder that it is about.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its name in tables and files of answers.
    pub name: &'static str,
    /// What is wanted.
    pub wanted: Wanted,
    /// What may be walked.
    pub view: View,
}

/// 2015-06-30, the day on which question 2 looks, in days since 1970-01-01.
pub const ASKED_DAY: Day = 16_616;

/// Kinds by which capital and goods go on: question 2 walks them forward.
pub const CAPITAL: [RelationshipKind; 4] = [
    RelationshipKind::Owns,
    RelationshipKind::Finances,
    RelationshipKind::Supplies,
    RelationshipKind::Regulates,
];

/// Kinds that lead to where money comes from: question 6 walks them backward.
pub const MONEY: [RelationshipKind; 3] = [RelationshipKind::Owns, RelationshipKind::Finances, RelationshipKind::Pays];

/// A set of kinds as the index holds it.
pub fn kinds(kinds: &[RelationshipKind]) -> KindSet {
    store::graph::kind_set(kinds)
}

/// The questions that define the benchmark, in order.
pub fn defined() -> Vec<Question> {
    let question = |name, wanted, view| Question { name, wanted, view };
    let capital = View::public().on(ASKED_DAY).directed(kinds(&CAPITAL), KindSet::EMPTY);
    let money = View::public().directed(KindSet::EMPTY, kinds(&MONEY));
    vec![
        question("Q1", Wanted::Hops, View::public()),
        question("Q2", Wanted::Hops, capital),
        question("Q3", Wanted::Shortest, View::public()),
        question("Q4", Wanted::Count, View::public()),
        question("Q5", Wanted::Reach, View::public()),
        question("Q6", Wanted::Chains, money),
        question("Q7", Wanted::Cheapest, View::public()),
    ]
}
