//! Where a question starts: the things that an argument names, as nodes of the graph.

use async_graphql::Result;
use graph::Node;

use crate::graphql::error::{Code, coded};
use crate::graphql::thing::{ThingBy, ThingObject};
use crate::graphql::world::World;

/// Things that one argument may name.
pub const MAX_STARTS: usize = 20;

/// The thing that an argument names, and its node.
///
/// # Errors
/// `BAD_USER_INPUT` that names the argument, where there is no such thing for this viewer.
pub async fn start(world: &World, argument: &str, by: &ThingBy) -> Result<(ThingObject, Node)> {
    let thing = by.start(world, argument).await?;
    let node = store::graph::node(&world.snapshot, thing.data().row.id, world.clearance());
    match node {
        Some(node) => Ok((thing, node)),
        // Written a moment ago, and not yet in the index.
        None => Err(coded(
            Code::Unavailable,
            format!("What the argument {argument} names was written a moment ago. Ask again in a second."),
        )),
    }
}

/// The things that an argument names, and their nodes; each counts once.
///
/// # Errors
/// As [`start`]; `BAD_USER_INPUT` for an empty list and `LIMIT_EXCEEDED` for more than [`MAX_STARTS`].
pub async fn starts(world: &World, argument: &str, named: &[ThingBy]) -> Result<Vec<(ThingObject, Node)>> {
    if named.is_empty() {
        return Err(coded(
            Code::BadUserInput,
            format!("The argument {argument} must name at least one thing."),
        ));
    }
    some(world, argument, named).await
}

/// As [`starts`], where none at all is a question too.
///
/// # Errors
/// As [`starts`], but for an empty list.
pub async fn some(world: &World, argument: &str, named: &[ThingBy]) -> Result<Vec<(ThingObject, Node)>> {
    if named.len() > MAX_STARTS {
        return Err(coded(
            Code::LimitExceeded,
            format!("The argument {argument} may name at most {MAX_STARTS} things."),
        ));
    }
    let mut found: Vec<(ThingObject, Node)> = Vec::new();
    for by in named {
        let (thing, node) = start(world, argument, by).await?;
        if found.iter().all(|(_, other)| *other != node) {
            found.push((thing, node));
        }
    }
    Ok(found)
}
