//! A part of the graph as a flat answer: things, relationships between them, and what was left out.

use async_graphql::{Result, SimpleObject};
use entities::vocabulary::{ThingKind, Vocabulary};

use crate::graphql::relationship::Relationship;
use crate::graphql::term::Term;
use crate::graphql::thing::ThingObject;
use crate::graphql::walk::{Completeness, Rows};
use crate::graphql::world::World;

/// A part of the graph, to be drawn.
#[derive(SimpleObject)]
pub struct NetworkAnswer {
    /// Its things: those in the middle, then the nearest first, then the better supported and the more specific.
    things: Vec<NetworkThing>,
    /// Every relationship between its things that the question walks.
    relationships: Vec<Relationship>,
    /// What was found and did not fit, by distance and kind. Beyond the first distance that did not fit, nothing was looked for.
    omitted: Vec<NetworkOmission>,
    /// Whether nothing within the hops was left out.
    completeness: Completeness,
    /// An opaque token of what the viewer could see; it changes only when that does.
    revision: String,
}

/// A thing of a network.
#[derive(SimpleObject)]
pub struct NetworkThing {
    /// The thing.
    thing: ThingObject,
    /// Hops from the nearest thing in the middle; 0 for those.
    distance: i32,
    /// To how many other things it is tied in all, by any relationship of any time that the viewer can see.
    degree: i32,
}

/// How many things were found and left out.
#[derive(SimpleObject)]
pub struct NetworkOmission {
    /// Hops from the nearest thing in the middle.
    distance: i32,
    /// The kind of the things.
    kind: Term<ThingKind>,
    /// How many of them.
    things: i32,
}

impl NetworkAnswer {
    /// The answer of what was found; `degrees` has one number for each of its nodes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(world: &World, found: graph::Network, degrees: &[u32]) -> Result<Self> {
        let rows = Rows::of(world, found.nodes.iter().map(|near| near.node), found.edges.iter().copied()).await?;
        let things = found.nodes.iter().zip(degrees).filter_map(|(near, degree)| {
            let thing = rows.thing(near.node)?;
            Some(NetworkThing {
                thing,
                distance: near.distance as i32,
                degree: i32::try_from(*degree).unwrap_or(i32::MAX),
            })
        });
        let omitted = found.omitted.iter().filter_map(|omitted| {
            let kind = ThingKind::from_code(i16::from(omitted.kind))?;
            Some(NetworkOmission {
                distance: omitted.distance as i32,
                kind: Term(kind),
                things: i32::try_from(omitted.nodes).unwrap_or(i32::MAX),
            })
        });
        Ok(Self {
            things: things.collect(),
            relationships: rows.relationships(&found.edges),
            omitted: omitted.collect(),
            completeness: Completeness(found.completeness),
            revision: world.revision(),
        })
    }
}
