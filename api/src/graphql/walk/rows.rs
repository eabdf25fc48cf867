//! What nodes and edges of an answer stand for: all its things in one statement, all its relationships in another.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Result;
use entities::id::{RelationshipId, ThingId};
use entities::{relationship, thing};
use graph::{Edge, Node};

use crate::graphql::loaders::{RelationshipById, ThingById};
use crate::graphql::relationship::Relationship;
use crate::graphql::thing::ThingObject;
use crate::graphql::world::World;

/// The rows of one answer. What was taken back since the graph was read is missing, and left out of the answer.
#[derive(Clone)]
pub struct Rows {
    world: World,
    things: Arc<HashMap<ThingById, Arc<thing::Model>>>,
    relationships: Arc<HashMap<RelationshipById, Arc<relationship::Model>>>,
}

impl Rows {
    /// Reads the rows of these edges, of the nodes at their ends, and of these nodes. The request's loaders keep them, so
    /// that no field of the answer reads them again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(world: &World, nodes: impl IntoIterator<Item = Node>, edges: impl IntoIterator<Item = Edge>) -> Result<Self> {
        let snapshot = &world.snapshot;
        let mut things: Vec<ThingId> = nodes.into_iter().map(|node| store::graph::thing_id(snapshot, node)).collect();
        let mut relationships: Vec<RelationshipId> = Vec::new();
        for edge in edges {
            relationships.push(store::graph::relationship_id(snapshot, edge));
            let (source, target) = snapshot.index.ends(edge);
            things.extend([source, target].map(|node| store::graph::thing_id(snapshot, node)));
        }
        things.sort_unstable();
        things.dedup();
        relationships.sort_unstable();
        relationships.dedup();
        Ok(Self {
            things: Arc::new(world.loaders().many(things.into_iter().map(ThingById)).await?),
            relationships: Arc::new(world.loaders().many(relationships.into_iter().map(RelationshipById)).await?),
            world: world.clone(),
        })
    }

    /// The world of the answer.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The row of a node.
    pub fn thing_row(&self, node: Node) -> Option<&Arc<thing::Model>> {
        self.things.get(&ThingById(store::graph::thing_id(&self.world.snapshot, node)))
    }

    /// The row of an edge, when those of both its ends are there too.
    pub fn relationship_row(&self, edge: Edge) -> Option<&Arc<relationship::Model>> {
        let (source, target) = self.world.snapshot.index.ends(edge);
        let row = self
            .relationships
            .get(&RelationshipById(store::graph::relationship_id(&self.world.snapshot, edge)))?;
        (self.thing_row(source).is_some() && self.thing_row(target).is_some()).then_some(row)
    }

    /// The thing of a node.
    pub fn thing(&self, node: Node) -> Option<ThingObject> {
        self.thing_row(node)
            .map(|row| ThingObject::new(Arc::clone(row), self.world.clone()))
    }

    /// The relationship of an edge.
    pub fn relationship(&self, edge: Edge) -> Option<Relationship> {
        self.relationship_row(edge)
            .map(|row| Relationship::new(Arc::clone(row), self.world.clone()))
    }

    /// The relationships of these edges.
    pub fn relationships(&self, edges: &[Edge]) -> Vec<Relationship> {
        edges.iter().filter_map(|edge| self.relationship(*edge)).collect()
    }

    /// An edge as a sentence.
    pub fn sentence(&self, edge: Edge) -> Option<String> {
        let (source, target) = self.world.snapshot.index.ends(edge);
        let (source, target) = (self.thing_row(source)?, self.thing_row(target)?);
        Some(store::relationship::sentence(
            self.relationship_row(edge)?,
            &source.name,
            &target.name,
        ))
    }
}
