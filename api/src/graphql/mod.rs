//! The GraphQL schema: its roots, and what guards every operation on it.
//! Nouns have a folder each; what all share (errors, limits, the request's scope) stands here.

pub mod case;
pub mod connection;
pub mod cursor;
pub mod dataset;
pub mod error;
pub mod evidence;
pub mod figure;
pub mod forum;
pub mod forum_rule;
pub mod guard;
pub mod history;
pub mod id;
mod interface;
pub mod limits;
pub mod loaders;
pub mod location;
pub mod money;
pub mod network;
pub mod node;
pub mod ontology;
mod order;
pub mod ownership;
pub mod party;
pub mod path;
pub mod place;
pub mod proceeding;
pub mod relationship;
mod revision;
pub mod scalars;
pub mod scope;
pub mod search;
pub mod server;
pub mod shared;
pub mod source;
pub mod statement;
pub mod term;
pub mod thing;
pub mod value;
pub mod walk;
pub mod world;

use std::sync::Arc;

use async_graphql::{EmptyMutation, EmptySubscription, MergedObject, ObjectType, Schema, SchemaBuilder, SubscriptionType};

use crate::config::Config;
use crate::digest::digest;
use guard::GuardFactory;
use limits::Limits;
use server::{SchemaHash, ServerQuery};
use world::{Present, WorldFactory};

/// Everything that can be asked.
#[derive(Default, MergedObject)]
pub struct Query(
    node::NodeQuery,
    thing::ThingQuery,
    case::TimelineQuery,
    statement::StatementQuery,
    relationship::RelationshipQuery,
    source::SourceQuery,
    evidence::EvidenceQuery,
    search::SearchQuery,
    path::PathQuery,
    network::NetworkQuery,
    money::MoneyQuery,
    ownership::OwnershipQuery,
    shared::SharedQuery,
    history::HistoryQuery,
    ontology::OntologyQuery,
    dataset::DatasetQuery,
    ServerQuery,
);

/// The schema that is served.
pub type KhsaeSchema = Schema<Query, EmptyMutation, EmptySubscription>;

/// The schema without data, for those who read the schema itself. What is asked of the domain is `UNAVAILABLE`.
pub fn schema(config: &Config) -> KhsaeSchema {
    build(config, None)
}

/// The schema over a database and its graph.
pub fn schema_over(config: &Config, present: Arc<Present>) -> KhsaeSchema {
    build(config, Some(present))
}

fn build(config: &Config, present: Option<Arc<Present>>) -> KhsaeSchema {
    let hash = SchemaHash::default();
    let builder = guarded(Schema::build(Query::default(), EmptyMutation, EmptySubscription), config).data(hash.clone());
    let schema = match present {
        Some(present) => builder.extension(WorldFactory(present)).finish(),
        None => builder.finish(),
    };
    // Set once: the schema was made a line ago.
    let _ = hash.0.set(digest(&schema.sdl()));
    schema
}

/// Puts the guard in front of any schema. Nothing is served without it.
pub fn guarded<Q, M, S>(builder: SchemaBuilder<Q, M, S>, config: &Config) -> SchemaBuilder<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    let builder = builder.extension(GuardFactory {
        limits: Limits::of(config),
        deadline: config.request_deadline,
    });
    if config.introspection {
        builder
    } else {
        builder.disable_introspection()
    }
}
