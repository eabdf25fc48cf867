//! A money trail as an answer: steps, and totals that never mix currencies or sorts of payment.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use async_graphql::{Result, SimpleObject};
use entities::decimal::Thousandths;
use entities::detail::Detail;
use entities::id::ThingId;
use entities::vocabulary::{EventKind, RelationshipKind, ThingKind};
use graph::{Node, Trail};

use crate::graphql::loaders::DetailOf;
use crate::graphql::ownership::multiplied;
use crate::graphql::relationship::Relationship;
use crate::graphql::term::Term;
use crate::graphql::thing::ThingObject;
use crate::graphql::value::{Amount, Share};
use crate::graphql::walk::{Completeness, Rows};
use crate::graphql::world::World;

/// Where money and goods came from and where they went.
#[derive(SimpleObject)]
pub struct TrailAnswer {
    /// Where the trail starts: the things named, or those that a case stands for.
    starts: Vec<ThingObject>,
    /// A step for each chain: shorter chains first, upstream before downstream.
    steps: Vec<TrailStep>,
    /// What the amounts of `steps` come to, by currency and by what they were paid for. Each is counted once.
    totals: Vec<TrailTotal>,
    /// How many relationships and events of `steps` state no amount.
    without_amount: i32,
    /// Relationships that lead back to a thing of their own chain, and were not followed.
    loops: Vec<Relationship>,
    /// Whether this is all.
    completeness: Completeness,
    /// An opaque token of what the viewer could see; it changes only when that does.
    revision: String,
}

/// The last step of a chain that begins at a start.
#[derive(SimpleObject)]
pub struct TrailStep {
    /// Its place in `steps`, from 1.
    number: i32,
    /// The number of the step before in the same chain; null for the first.
    before: Option<i32>,
    /// Whether the chain leads to where things came from.
    upstream: bool,
    /// Steps from the start, this one counted.
    depth: i32,
    /// Who gives: capital, money or goods.
    from: ThingObject,
    /// Who gets.
    to: ThingObject,
    /// What ties them.
    relationship: Relationship,
    /// What ties them as a sentence in English.
    sentence: String,
    /// The amount that the relationship, or the event that it leads to, states; null when none is stated.
    amount: Option<Amount>,
    /// Shares multiplied from the start to here; null unless every step of the chain is a holding of one basis whose share is known.
    share: Option<Share>,
}

/// Amounts of one currency that were paid for one sort of thing.
#[derive(SimpleObject)]
pub struct TrailTotal {
    /// The kind of relationship that states the amounts; null for those of events.
    kind: Option<Term<RelationshipKind>>,
    /// The sort of event that states the amounts; null for those of relationships. What was offered is not what was paid.
    event: Option<Term<EventKind>>,
    /// The sum.
    amount: Amount,
    /// How many amounts were added up.
    count: i32,
}

/// What amounts are kept apart by: relationships before events.
type Sort = (Option<RelationshipKind>, Option<EventKind>, String);
/// Least and greatest sum, and how many.
type Sum = (i64, i64, i32);

impl TrailAnswer {
    /// The answer of what was found.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(world: &World, starts: &[Node], found: &Trail) -> Result<Self> {
        let edges = found.steps.iter().map(|step| step.edge);
        let rows = Rows::of(world, starts.iter().copied(), edges.chain(found.loops.iter().copied())).await?;
        let events = events(&rows, found).await?;
        let amount = |step: &graph::TrailStep| amount(&rows, &events, step);
        let (totals, without_amount) = totals(&rows, &events, found);
        let steps = found.steps.iter().enumerate().filter_map(|(at, step)| {
            Some(TrailStep {
                number: at as i32 + 1,
                before: step.before.map(|before| before as i32 + 1),
                upstream: step.upstream,
                depth: step.depth as i32,
                from: rows.thing(step.from)?,
                to: rows.thing(step.to)?,
                relationship: rows.relationship(step.edge)?,
                sentence: rows.sentence(step.edge)?,
                amount: amount(step),
                share: step
                    .share
                    .and_then(|share| multiplied(share, rows.relationship_row(step.edge)?.basis)),
            })
        });
        Ok(Self {
            steps: steps.collect(),
            starts: starts.iter().filter_map(|start| rows.thing(*start)).collect(),
            totals,
            without_amount,
            loops: rows.relationships(&found.loops),
            completeness: Completeness(found.completeness),
            revision: world.revision(),
        })
    }
}

/// The details of the events that the trail passes, in one statement.
async fn events(rows: &Rows, found: &Trail) -> Result<HashMap<ThingId, Arc<Detail>>> {
    let ends = found.steps.iter().flat_map(|step| [step.from, step.to]);
    let things = ends
        .filter_map(|node| rows.thing_row(node))
        .filter(|row| row.kind == ThingKind::Event);
    let mut ids: Vec<ThingId> = things.map(|row| row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let details = rows
        .world()
        .loaders()
        .many(ids.into_iter().map(|id| DetailOf(ThingKind::Event, id)))
        .await?;
    Ok(details.into_iter().map(|(key, detail)| (key.1, detail)).collect())
}

/// What an event states of money.
fn of_event<'a>(rows: &Rows, events: &'a HashMap<ThingId, Arc<Detail>>, node: Node) -> Option<&'a entities::event::Model> {
    match events.get(&rows.thing_row(node)?.id)?.as_ref() {
        Detail::Event(event) => Some(event),
        _ => None,
    }
}

/// The amount of a step: its own, or that of the event at its far end.
fn amount(rows: &Rows, events: &HashMap<ThingId, Arc<Detail>>, step: &graph::TrailStep) -> Option<Amount> {
    let row = rows.relationship_row(step.edge)?;
    let own = Amount::of(row.amount_min, row.amount_max, row.currency.as_deref(), row.per.as_deref());
    own.or_else(|| {
        let event = of_event(rows, events, if step.upstream { step.from } else { step.to })?;
        Amount::of(event.amount_min, event.amount_max, event.currency.as_deref(), None)
    })
}

/// Sums by currency and sort, each relationship and each event counted once; and how many of them state no amount.
fn totals(rows: &Rows, events: &HashMap<ThingId, Arc<Detail>>, found: &Trail) -> (Vec<TrailTotal>, i32) {
    let mut sums: BTreeMap<Sort, Sum> = BTreeMap::new();
    let mut without_amount = 0;
    let mut add = |kind, event, min: Option<Thousandths>, max: Option<Thousandths>, currency: Option<&str>| {
        let Some((currency, least, most)) = currency
            .zip(min.or(max))
            .map(|(currency, some)| (currency, min.map_or(0, |min| min.0), max.unwrap_or(some).0))
        else {
            without_amount += 1;
            return;
        };
        let sum = sums.entry((kind, event, currency.to_owned())).or_default();
        *sum = (sum.0.saturating_add(least), sum.1.saturating_add(most), sum.2 + 1);
    };
    let mut edges: Vec<graph::Edge> = found.steps.iter().map(|step| step.edge).collect();
    edges.sort_unstable();
    edges.dedup();
    for row in edges.into_iter().filter_map(|edge| rows.relationship_row(edge)) {
        // The part of an actor in an event has no amount of its own: the event has it.
        if row.kind != RelationshipKind::TookPartIn {
            add(Some(row.kind), None, row.amount_min, row.amount_max, row.currency.as_deref());
        }
    }
    let mut ids: Vec<&ThingId> = events.keys().collect();
    ids.sort_unstable();
    for detail in ids.into_iter().filter_map(|id| events.get(id)) {
        if let Detail::Event(event) = detail.as_ref() {
            add(None, event.category, event.amount_min, event.amount_max, event.currency.as_deref());
        }
    }
    let totals = sums.into_iter().filter_map(|((kind, event, currency), (least, most, count))| {
        let amount = Amount::of(Some(Thousandths(least)), Some(Thousandths(most)), Some(&currency), None)?;
        Some(TrailTotal {
            kind: kind.map(Term),
            event: event.map(Term),
            amount,
            count,
        })
    });
    (totals.collect(), without_amount)
}
