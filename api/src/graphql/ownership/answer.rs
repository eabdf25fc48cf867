//! Ownership as an answer: steps of chains, sums of one day, and what each owner holds over all chains.

use async_graphql::{Result, SimpleObject};
use entities::decimal;
use entities::vocabulary::{OwnershipBasis, Vocabulary};
use graph::{Edge, Node};

use crate::graphql::relationship::Relationship;
use crate::graphql::scalars::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::thing::ThingObject;
use crate::graphql::value::Share;
use crate::graphql::walk::{Completeness, Rows};
use crate::graphql::world::World;

/// Who owns a thing, or what it owns.
#[derive(SimpleObject)]
pub struct OwnershipAnswer {
    /// A step for each chain: shorter chains first.
    steps: Vec<OwnershipStep>,
    /// What the holdings in `steps` make of each thing owned, added up for one day and one basis.
    sums: Vec<OwnershipSum>,
    /// What each holds over all its chains, shares multiplied along each and added up.
    effective: Vec<EffectiveShare>,
    /// Holdings that sources contradict, or beside which another value stands. Sums contain them; an alternative of rank OTHER is in no sum and not here.
    disputed: Vec<Relationship>,
    /// Holdings that stood on other days than their sum, or that a later one of the same owner replaces: shown, and in no sum.
    superseded: Vec<Relationship>,
    /// Holdings that lead back to a thing of their own chain, and were not followed.
    loops: Vec<Relationship>,
    /// Whether this is all.
    completeness: Completeness,
    /// An opaque token of what the viewer could see; it changes only when that does.
    revision: String,
}

/// The last holding of a chain.
#[derive(SimpleObject)]
pub struct OwnershipStep {
    /// Its place in `steps`, from 1.
    number: i32,
    /// The number of the step before in the same chain; null for the first.
    before: Option<i32>,
    /// Holdings from the thing asked about, this one counted.
    depth: i32,
    /// Who owns.
    owner: ThingObject,
    /// What is owned.
    owned: ThingObject,
    /// The holding.
    relationship: Relationship,
    /// The holding as a sentence in English.
    sentence: String,
    /// The share that the holding states; null when no source states one.
    share: Option<Share>,
    /// The shares multiplied along the chain; null when one of them is not known.
    effective: Option<Share>,
    /// Whether sources contradict the holding, or another value stands beside it. It counts in sums all the same.
    disputed: bool,
}

/// The shares of one thing on one basis, added up for one day.
#[derive(SimpleObject)]
pub struct OwnershipSum {
    /// What is owned.
    owned: ThingObject,
    /// What the shares are of; null where control without a share is meant.
    basis: Option<Term<OwnershipBasis>>,
    /// The day on which they stood together: that of `at.validAt`, else the latest day on which one of them began; null when none has a known start.
    day: Option<PartialDate>,
    /// The shares added up; null when none is known.
    share: Option<Share>,
    /// How many owners hold a share that is not known.
    unknown: i32,
    /// Whether the shares come to more than the whole, so that the sources contradict each other.
    exceeds: bool,
    /// The holdings that were added up.
    relationships: Vec<Relationship>,
}

/// What one thing holds of another over all chains.
#[derive(SimpleObject)]
pub struct EffectiveShare {
    /// The owner, or what is owned.
    thing: ThingObject,
    /// What the share is of; null where control without a share is meant.
    basis: Option<Term<OwnershipBasis>>,
    /// The share over all chains; null when a share in one of them is not known.
    share: Option<Share>,
    /// How many chains.
    chains: i32,
}

impl OwnershipAnswer {
    /// The answer of what was found of a node.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(world: &World, node: Node, found: &graph::Ownership) -> Result<Self> {
        let edges = found.steps.iter().map(|step| step.edge);
        let aside = [&found.disputed, &found.superseded, &found.loops].into_iter().flatten().copied();
        let rows = Rows::of(world, [node], edges.chain(aside)).await?;
        Ok(Self {
            steps: found
                .steps
                .iter()
                .enumerate()
                .filter_map(|(at, step)| of_step(&rows, at, step))
                .collect(),
            sums: found.sums.iter().filter_map(|sum| of_sum(&rows, sum)).collect(),
            effective: found.effective.iter().filter_map(|share| of_effective(&rows, share)).collect(),
            disputed: rows.relationships(&found.disputed),
            superseded: rows.relationships(&found.superseded),
            loops: rows.relationships(&found.loops),
            completeness: Completeness(found.completeness),
            revision: world.revision(),
        })
    }
}

fn of_step(rows: &Rows, at: usize, step: &graph::OwnershipStep) -> Option<OwnershipStep> {
    let row = rows.relationship_row(step.edge)?;
    Some(OwnershipStep {
        number: at as i32 + 1,
        before: step.before.map(|before| before as i32 + 1),
        depth: step.depth as i32,
        owner: rows.thing(step.owner)?,
        owned: rows.thing(step.owned)?,
        relationship: rows.relationship(step.edge)?,
        sentence: rows.sentence(step.edge)?,
        share: Share::of(row.share_min, row.share_max, row.basis),
        effective: multiplied(step.effective, row.basis),
        disputed: step.disputed,
    })
}

fn of_sum(rows: &Rows, sum: &graph::ShareSum) -> Option<OwnershipSum> {
    let basis = OwnershipBasis::from_code(i16::from(sum.basis));
    let relationships: &[Edge] = &sum.edges;
    let is_known = sum.unknown < relationships.len() as u64;
    let part = |parts: u64| decimal::Share(i32::try_from(parts).unwrap_or(i32::MAX));
    Some(OwnershipSum {
        owned: rows.thing(sum.owned)?,
        basis: basis.map(Term),
        day: sum.day.and_then(PartialDate::of_day),
        share: is_known
            .then(|| Share::of(Some(part(sum.min)), Some(part(sum.max)), basis))
            .flatten(),
        unknown: i32::try_from(sum.unknown).unwrap_or(i32::MAX),
        exceeds: sum.min > decimal::WHOLE as u64,
        relationships: rows.relationships(relationships),
    })
}

fn of_effective(rows: &Rows, share: &graph::EffectiveShare) -> Option<EffectiveShare> {
    let basis = OwnershipBasis::from_code(i16::from(share.basis));
    Some(EffectiveShare {
        thing: rows.thing(share.node)?,
        basis: basis.map(Term),
        share: multiplied(share.share, basis),
        chains: i32::try_from(share.chains).unwrap_or(i32::MAX),
    })
}

/// Shares multiplied along a chain, in per cent to four places. An open range is no data, and is not shown as such.
pub fn multiplied(range: graph::ShareRange, basis: Option<OwnershipBasis>) -> Option<Share> {
    let part = |part: f64| Some(decimal::Share((part * f64::from(decimal::WHOLE)).round() as i32));
    range.known.then(|| Share::of(part(range.min), part(range.max), basis)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_range_is_not_shown_as_a_share() {
        let range = |min, max, known| graph::ShareRange { min, max, known };
        assert!(multiplied(range(0.0, 1.0, false), None).is_none());
        assert!(multiplied(range(0.49, 0.49, true), None).is_some());
    }
}
