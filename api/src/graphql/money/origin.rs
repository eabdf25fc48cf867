//! Where a trail starts when a case is named: no money runs along a case, but along the parties that own, finance, make, buy or were harmed.

use async_graphql::Result;
use entities::id::ThingId;
use entities::vocabulary::{PartyRole, RelationshipKind, ThingKind, Vocabulary};
use graph::Node;
use store::Page;
use store::relationship::{Direction, RelationshipFilter};

use crate::graphql::error::of_store;
use crate::graphql::thing::ThingObject;
use crate::graphql::world::World;

/// Parties that one case may stand for.
const PARTIES: u32 = 200;

/// The nodes that the things named stand for.
///
/// # Errors
/// The database failed.
pub async fn nodes(world: &World, named: &[(ThingObject, Node)]) -> Result<Vec<Node>> {
    let is_case = |thing: &ThingObject| thing.data().row.kind == ThingKind::Case;
    let mut nodes: Vec<Node> = named.iter().filter(|(thing, _)| !is_case(thing)).map(|(_, node)| *node).collect();
    let cases: Vec<ThingId> = named
        .iter()
        .filter(|(thing, _)| is_case(thing))
        .map(|(thing, _)| thing.data().row.id)
        .collect();
    let roles = [
        PartyRole::Company,
        PartyRole::Owner,
        PartyRole::Financier,
        PartyRole::Buyer,
        PartyRole::Affected,
    ];
    let filter = RelationshipFilter {
        kinds: vec![RelationshipKind::PartyTo],
        direction: Direction::In,
        roles: roles.iter().map(|role| role.name().to_owned()).collect(),
        valid_at: world.valid_at,
        certainly: world.certainly,
        ..RelationshipFilter::default()
    };
    let parties = store::relationship::of_things(&world.reader, &cases, &filter, &Page::first(PARTIES))
        .await
        .map_err(of_store)?;
    let parties = parties.values().flat_map(|listed| listed.rows.iter().map(|row| row.source_id));
    nodes.extend(parties.filter_map(|party| store::graph::node(&world.snapshot, party, world.clearance())));
    nodes.sort_unstable();
    nodes.dedup();
    Ok(nodes)
}
