//! Parties: actors with the relationship that makes them one, and the other ends of relationships as lists.
//! They are separate because cases, proceedings, forums and statements all ask for them.

use std::sync::Arc;

use async_graphql::{OutputType, Result, SimpleObject};
use entities::id::ThingId;
use entities::vocabulary::{PartyRole, RelationshipKind, ThingKind, Vocabulary};
use store::relationship::{Direction, RelationshipFilter};
use store::{Listed, Page};

use super::connection::{Connection, PageArgs};
use super::loaders::ThingById;
use super::relationship::{Relationship, counted, listed};
use super::term::Term;
use super::thing::{ActorObject, ThingObject};
use super::world::World;

/// Parties of one case that are read at most.
const MOST_PARTIES: u32 = 500;

/// An actor, with the relationship that gives it its part.
#[derive(SimpleObject)]
pub struct Party {
    /// The actor.
    actor: ActorObject,
    /// The relationship that gives it its part, with its dates and evidence.
    relationship: Relationship,
}

/// The parties of one role.
#[derive(SimpleObject)]
pub struct PartyGroup {
    /// The role.
    role: Term<PartyRole>,
    /// The role, in English.
    role_label: &'static str,
    /// The role, in Khmer.
    role_label_km: &'static str,
    /// Whether all parties were read. At most 500 parties of one case are; the rest can be listed with `relationships`.
    complete: bool,
    /// The parties, by the earliest day of their start; those without one come last.
    parties: Vec<Party>,
}

/// Relationships of some kinds, one way, in the world's time.
pub fn ties(world: &World, kinds: &[RelationshipKind], direction: Direction) -> RelationshipFilter {
    RelationshipFilter {
        kinds: kinds.to_vec(),
        direction,
        valid_at: world.valid_at,
        certainly: world.certainly,
        ..RelationshipFilter::default()
    }
}

/// The parties of a case or proceeding, by role, in the order of the vocabulary.
///
/// # Errors
/// The database failed.
pub async fn groups(world: &World, thing: ThingId, roles: &[PartyRole]) -> Result<Vec<PartyGroup>> {
    let filter = RelationshipFilter {
        roles: roles.iter().map(|role| role.name().to_owned()).collect(),
        ..ties(world, &[RelationshipKind::PartyTo], Direction::In)
    };
    let page = listed(world, thing, &filter, Page::first(MOST_PARTIES)).await?;
    let complete = !page.has_next;
    let mut parties: Vec<(PartyRole, Party)> = Vec::new();
    for (row, other) in others(world, thing, page.rows).await? {
        let role = row.role.as_deref().and_then(PartyRole::from_name);
        if let (Some(role), Some(actor)) = (role, ActorObject::of(other)) {
            parties.push((
                role,
                Party {
                    actor,
                    relationship: Relationship::new(row, world.clone()),
                },
            ));
        }
    }
    // The sort is stable: within a role the order by start stays.
    parties.sort_by_key(|(role, _)| role.code());
    let mut groups: Vec<PartyGroup> = Vec::new();
    for (role, party) in parties {
        match groups.last_mut() {
            Some(group) if group.role.0 == role => group.parties.push(party),
            _ => groups.push(PartyGroup {
                role: Term(role),
                role_label: role.label(),
                role_label_km: role.label_km(),
                complete,
                parties: vec![party],
            }),
        }
    }
    Ok(groups)
}

type Tie = (Arc<entities::relationship::Model>, ThingObject);

/// Relationships of a thing with the things at their other ends, in one statement for all of them.
async fn others(world: &World, thing: ThingId, rows: Vec<entities::relationship::Model>) -> Result<Vec<Tie>> {
    let other = |row: &entities::relationship::Model| if row.source_id == thing { row.target_id } else { row.source_id };
    let things = world.loaders().many(rows.iter().map(|row| ThingById(other(row)))).await?;
    let found = rows.into_iter().filter_map(|row| {
        let thing = things.get(&ThingById(other(&row)))?;
        Some((Arc::new(row), ThingObject::new(Arc::clone(thing), world.clone())))
    });
    Ok(found.collect())
}

/// The things at the other ends of relationships of some kinds, as a list. `list` names it for cursors.
///
/// # Errors
/// The arguments of the page are wrong, or the database failed.
pub async fn other_ends<T: OutputType>(
    world: &World,
    thing: ThingId,
    filter: RelationshipFilter,
    page: &PageArgs,
    list: &str,
    node: impl Fn(ThingObject, Relationship) -> Option<T>,
) -> Result<Connection<T>> {
    let page = page.page(world, list)?;
    let Listed {
        rows,
        has_next,
        has_previous,
    } = listed(world, thing, &filter, page).await?;
    let rows = others(world, thing, rows).await?;
    let listed = Listed {
        rows,
        has_next,
        has_previous,
    };
    let object = |(row, thing): Tie| node(thing, Relationship::new(row, world.clone()));
    Ok(Connection::of_some(
        world,
        list,
        listed,
        |(row, _)| store::relationship::key(row),
        object,
        counted(world, thing, filter),
    ))
}

/// The actors at the other ends of relationships of a kind, as a list of parties.
///
/// # Errors
/// As [`other_ends`].
pub async fn parties(world: &World, thing: ThingId, kind: RelationshipKind, page: &PageArgs, list: &str) -> Result<Connection<Party>> {
    let filter = ties(world, &[kind], Direction::In);
    let party = |thing, relationship| ActorObject::of(thing).map(|actor| Party { actor, relationship });
    other_ends(world, thing, filter, page, list, party).await
}

/// The thing of a kind at the other end of the first relationship of some kinds; none when there is none.
///
/// # Errors
/// The database failed.
pub async fn first_other(
    world: &World,
    thing: ThingId,
    kind: RelationshipKind,
    direction: Direction,
    wanted: ThingKind,
) -> Result<Option<ThingObject>> {
    let filter = RelationshipFilter {
        other_kinds: vec![wanted],
        ..ties(world, &[kind], direction)
    };
    let page = listed(world, thing, &filter, Page::first(1)).await?;
    Ok(others(world, thing, page.rows).await?.into_iter().next().map(|(_, thing)| thing))
}
