//! `Node`: everything that has a global id, and the root fields `node` and `nodes`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::Field;
use async_graphql::registry::{MetaField, Registry};
use async_graphql::resolver_utils::{ContainerType, Fields, resolve_container};
use async_graphql::{Context, ContextSelectionSet, ID, InterfaceType, Object, OutputType, Positioned, Result, ServerResult, Value};
use entities::{evidence, figure, forum_rule, location, place, relationship, source, thing};
use uuid::Uuid;

use super::error::{Code, coded, of_store};
use super::evidence::Evidence;
use super::figure::Figure;
use super::forum_rule::ForumRule;
use super::id::{IdKind, read_any};
use super::interface::{describe_interface, fields_of};
use super::location::Location;
use super::place::Place;
use super::relationship::Relationship;
use super::source::Source;
use super::thing::ThingObject;
use super::world::{AtInput, World};

/// Ids that one call of `nodes` takes.
const MAX_NODES: usize = 100;

/// Anything that has a global id.
pub enum NodeObject {
    /// A thing.
    Thing(ThingObject),
    /// A relationship.
    Relationship(Relationship),
    /// A source.
    Source(Source),
    /// A piece of evidence.
    Evidence(Evidence),
    /// A figure.
    Figure(Figure),
    /// A location.
    Location(Location),
    /// A place.
    Place(Place),
    /// A rule of a forum.
    ForumRule(ForumRule),
}

/// Makes a node of a row.
macro_rules! nodes {
    ($($(#[$meta:meta])* $name:ident $variant:ident $object:ident $module:ident;)+) => {
        impl NodeObject {
            $($(#[$meta])* pub fn $name(row: Arc<$module::Model>, world: World) -> Self {
                Self::$variant($object::new(row, world))
            })+
        }
    };
}

nodes! {
    /// The node of a thing.
    thing Thing ThingObject thing;
    /// The node of a relationship.
    relationship Relationship Relationship relationship;
    /// The node of a source.
    source Source Source source;
    /// The node of a piece of evidence.
    evidence Evidence Evidence evidence;
    /// The node of a figure.
    figure Figure Figure figure;
    /// The node of a location.
    location Location Location location;
    /// The node of a place.
    place Place Place place;
    /// The node of a rule of a forum.
    forum_rule ForumRule ForumRule forum_rule;
}

/// Says a thing for whichever object a node holds.
macro_rules! each {
    ($node:expr, $object:ident => $what:expr) => {
        match $node {
            NodeObject::Thing($object) => $what,
            NodeObject::Relationship($object) => $what,
            NodeObject::Source($object) => $what,
            NodeObject::Evidence($object) => $what,
            NodeObject::Figure($object) => $what,
            NodeObject::Location($object) => $what,
            NodeObject::Place($object) => $what,
            NodeObject::ForumRule($object) => $what,
        }
    };
}

impl OutputType for NodeObject {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("Node")
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        fn name_of<T: OutputType>(object: &T) -> Cow<'static, str> {
            object.introspection_type_name()
        }
        each!(self, object => name_of(object))
    }

    fn create_type_info(registry: &mut Registry) -> String {
        const DESCRIPTION: &str = "Anything that has a global id, by which `node` and `nodes` find it again.";
        describe_interface::<Self>(registry, DESCRIPTION, &[], only_id, |registry| {
            fn plain<T: OutputType>(registry: &mut Registry) -> String {
                registry.add_implements(&T::type_name(), "Node");
                T::create_type_info(registry)
            }
            let mut types = ThingObject::describe_types(registry);
            types.push(plain::<Relationship>(registry));
            types.push(plain::<Source>(registry));
            types.push(plain::<Evidence>(registry));
            types.push(plain::<Figure>(registry));
            types.push(plain::<Location>(registry));
            types.push(plain::<Place>(registry));
            types.push(plain::<ForumRule>(registry));
            types
        })
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

/// The one field of the interface, as the simplest of its types has it.
fn only_id(registry: &mut Registry) -> IndexMap<String, MetaField> {
    let mut fields = fields_of::<OnlyId>(registry);
    fields.retain(|name, _| name == "id");
    fields
}

struct OnlyId;

#[Object]
impl OnlyId {
    /// Its global id, the same after export and import.
    async fn id(&self) -> ID {
        ID::default()
    }
}

impl ContainerType for NodeObject {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        each!(self, object => object.resolve_field(ctx).await)
    }

    fn collect_all_fields<'a>(&'a self, ctx: &ContextSelectionSet<'a>, fields: &mut Fields<'a>) -> ServerResult<()> {
        each!(self, object => object.collect_all_fields(ctx, fields))
    }
}

impl InterfaceType for NodeObject {}

/// The root fields that find anything by its id.
#[derive(Default)]
pub struct NodeQuery;

/// The root fields that find anything by its id.
#[Object]
impl NodeQuery {
    /// The record with a global id; null when there is none for this viewer.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id: a prefix, an underscore and 32 hexadecimal digits.")] id: ID,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
    ) -> Result<Option<NodeObject>> {
        let world = World::of(ctx)?.at(at).await?;
        let key = read_any("id", &id)?;
        Ok(find(&world, &[key]).await?.remove(&key))
    }

    /// The records with these global ids, in their order; null in the place of each that there is none of for this viewer.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Their global ids: at most 100, each once.")] ids: Vec<ID>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
    ) -> Result<Vec<Option<NodeObject>>> {
        if ids.len() > MAX_NODES {
            return Err(coded(
                Code::LimitExceeded,
                format!("The argument ids may hold at most {MAX_NODES} ids. Ask for the rest in another request."),
            ));
        }
        let world = World::of(ctx)?.at(at).await?;
        let keys = ids.iter().map(|id| read_any("ids", id)).collect::<Result<Vec<_>>>()?;
        let mut seen = HashSet::new();
        let single: Vec<_> = keys.iter().copied().filter(|key| seen.insert(*key)).collect();
        if single.len() != keys.len() {
            return Err(coded(Code::BadUserInput, "The argument ids holds one id twice. Name each once."));
        }
        let mut found = find(&world, &keys).await?;
        Ok(keys.iter().map(|key| found.remove(key)).collect())
    }
}

/// The visible records among these, one statement for each sort of record.
async fn find(world: &World, keys: &[(IdKind, Uuid)]) -> Result<HashMap<(IdKind, Uuid), NodeObject>> {
    let mut by_kind: HashMap<IdKind, Vec<Uuid>> = HashMap::new();
    for (kind, id) in keys {
        by_kind.entry(*kind).or_default().push(*id);
    }
    let mut found = HashMap::new();
    macro_rules! rows {
        ($module:ident, $kind:expr, $ids:expr) => {
            for row in store::$module::find_by_public_ids(&world.reader, &$ids)
                .await
                .map_err(of_store)?
            {
                found.insert(($kind, row.public_id), NodeObject::$module(Arc::new(row), world.clone()));
            }
        };
    }
    for (kind, ids) in by_kind {
        match kind {
            IdKind::Thing => rows!(thing, kind, ids),
            IdKind::Relationship => rows!(relationship, kind, ids),
            IdKind::Source => rows!(source, kind, ids),
            IdKind::Evidence => rows!(evidence, kind, ids),
            IdKind::Figure => rows!(figure, kind, ids),
            IdKind::Location => rows!(location, kind, ids),
            IdKind::Place => rows!(place, kind, ids),
            IdKind::ForumRule => rows!(forum_rule, kind, ids),
        }
    }
    Ok(found)
}
