//! How the interfaces `Thing` and `Actor` and the object types of the kinds are described and resolved.
//! It is separate because the library's macros cannot share fields between types that refer to each other.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::{ContainerType, Fields, resolve_container};
use async_graphql::{Context, ContextSelectionSet, InterfaceType, ObjectType, OutputType, Positioned, ServerResult, Value};
use entities::thing::Model;
use entities::vocabulary::{ThingKind, Vocabulary};

use super::ThingData;
use super::fields::ThingFields;
use super::kinds::{
    Case, Community, Company, Concession, Event, Forum, InternationalBody, Law, Ministry, Ngo, Organization, Person, Proceeding, Project,
    PublicBody, Statement,
};
use crate::graphql::interface::{describe_interface, describe_object, fields_of};
use crate::graphql::world::World;

/// Declares the object type of each kind, and the interface over all of them.
macro_rules! kinds {
    ($($kind:ident $own:ident;)+) => {
        $(
            impl OutputType for $kind {
                fn type_name() -> Cow<'static, str> {
                    Cow::Borrowed(stringify!($kind))
                }

                fn create_type_info(registry: &mut Registry) -> String {
                    let interfaces: &[&str] = if ThingKind::$kind.is_actor() { &["Node", "Thing", "Actor"] } else { &["Node", "Thing"] };
                    describe_object::<Self>(registry, ThingKind::$kind.description(), interfaces, |registry| {
                        let mut fields = fields_of::<ThingFields>(registry);
                        fields.extend(fields_of::<super::detail::$own>(registry));
                        fields
                    })
                }

                async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
                    resolve_container(ctx, self).await
                }
            }

            impl ContainerType for $kind {
                async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
                    match self.own.resolve_field(ctx).await? {
                        Some(value) => Ok(Some(value)),
                        None => self.shared.resolve_field(ctx).await,
                    }
                }
            }

            impl ObjectType for $kind {}

            impl $kind {
                /// The thing, when it is of this kind.
                pub fn of(thing: ThingObject) -> Option<Self> {
                    match thing {
                        ThingObject::$kind(thing) => Some(thing),
                        _ => None,
                    }
                }
            }
        )+

        /// A thing of any kind: the interface `Thing`.
        pub enum ThingObject {
            $(#[doc = concat!("A thing of kind ", stringify!($kind), ".")] $kind($kind),)+
        }

        impl ThingObject {
            /// The object of a row.
            pub fn new(row: Arc<Model>, world: World) -> Self {
                let kind = row.kind;
                let data = ThingData { row, world };
                match kind {
                    $(ThingKind::$kind => Self::$kind($kind { own: super::detail::$own(data.clone()), shared: ThingFields(data) }),)+
                }
            }

            /// Its row and its world.
            pub fn data(&self) -> &ThingData {
                match self { $(Self::$kind(thing) => &thing.shared.0,)+ }
            }

            /// Describes the type of every kind and gives their names.
            pub fn describe_types(registry: &mut Registry) -> Vec<String> {
                vec![$($kind::create_type_info(registry),)+]
            }
        }

        impl OutputType for ThingObject {
            fn type_name() -> Cow<'static, str> {
                Cow::Borrowed("Thing")
            }

            fn introspection_type_name(&self) -> Cow<'static, str> {
                match self { $(Self::$kind(_) => Cow::Borrowed(stringify!($kind)),)+ }
            }

            fn create_type_info(registry: &mut Registry) -> String {
                const DESCRIPTION: &str = "Anything that a path can pass through: an actor, a case, a forum, a statement, a law, an event.";
                describe_interface::<Self>(registry, DESCRIPTION, &["Node"], fields_of::<ThingFields>, Self::describe_types)
            }

            async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
                resolve_container(ctx, self).await
            }
        }

        impl ContainerType for ThingObject {
            async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
                match self { $(Self::$kind(thing) => thing.resolve_field(ctx).await,)+ }
            }

            fn collect_all_fields<'a>(&'a self, ctx: &ContextSelectionSet<'a>, fields: &mut Fields<'a>) -> ServerResult<()> {
                match self { $(Self::$kind(thing) => thing.collect_all_fields(ctx, fields),)+ }
            }
        }

        impl InterfaceType for ThingObject {}
    };
}

kinds! {
    Community CommunityFields;
    Company CompanyFields;
    Ministry MinistryFields;
    PublicBody PublicBodyFields;
    Ngo NgoFields;
    InternationalBody InternationalBodyFields;
    Organization OrganizationFields;
    Person PersonFields;
    Case CaseFields;
    Concession ConcessionFields;
    Forum ForumFields;
    Proceeding ProceedingFields;
    Statement StatementFields;
    Law LawFields;
    Project ProjectFields;
    Event EventFields;
}

/// A thing that can act: the interface `Actor`.
pub struct ActorObject(ThingObject);

impl ActorObject {
    /// The thing, when it can act.
    pub fn of(thing: ThingObject) -> Option<Self> {
        thing.data().row.kind.is_actor().then_some(Self(thing))
    }

    /// The actor as a thing.
    pub fn thing(&self) -> &ThingObject {
        &self.0
    }
}

impl OutputType for ActorObject {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("Actor")
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        self.0.introspection_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        const DESCRIPTION: &str = "A thing that can act: a community, company, ministry, public body, civil society organisation, international body, organisation or person.";
        describe_interface::<Self>(registry, DESCRIPTION, &["Node", "Thing"], fields_of::<ThingFields>, |registry| {
            let names = ThingObject::describe_types(registry);
            let kinds = ThingKind::ALL.iter().zip(names);
            kinds.filter(|(kind, _)| kind.is_actor()).map(|(_, name)| name).collect()
        })
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

impl ContainerType for ActorObject {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        self.0.resolve_field(ctx).await
    }

    fn collect_all_fields<'a>(&'a self, ctx: &ContextSelectionSet<'a>, fields: &mut Fields<'a>) -> ServerResult<()> {
        self.0.collect_all_fields(ctx, fields)
    }
}

impl InterfaceType for ActorObject {}
