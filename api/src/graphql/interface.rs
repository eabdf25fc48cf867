//! What the library's interface macro cannot do: interfaces whose fields are written once, for their types too.
//! It is separate because it alone touches the library's registry of types.
//!
//! The macro asks for every field a second time, with its description and arguments. Here the fields of an interface are
//! read off the object that resolves them, so that the two cannot differ.

use async_graphql::OutputType;
use async_graphql::indexmap::IndexMap;
use async_graphql::registry::{MetaField, MetaType, MetaTypeId, Registry};

/// The fields of an object, read off its own description.
///
/// Types refer to each other in circles, and the library puts an empty type in place of one that is being described. A
/// description that may be such an empty one is therefore made anew.
pub fn fields_of<T: OutputType>(registry: &mut Registry) -> IndexMap<String, MetaField> {
    registry.types.remove(T::type_name().as_ref());
    match registry.create_fake_output_type::<T>() {
        MetaType::Object { fields, .. } => fields,
        _ => IndexMap::new(),
    }
}

/// Describes an object of the given fields that implements interfaces. Returns its name as a type that is never null.
pub fn describe_object<T: OutputType>(
    registry: &mut Registry,
    description: &str,
    interfaces: &[&str],
    fields: impl Fn(&mut Registry) -> IndexMap<String, MetaField>,
) -> String {
    for interface in interfaces {
        registry.add_implements(&T::type_name(), interface);
    }
    registry.create_output_type::<T, _>(MetaTypeId::Object, |registry| MetaType::Object {
        name: T::type_name().into_owned(),
        description: Some(description.to_owned()),
        fields: fields(registry),
        cache_control: async_graphql::CacheControl::default(),
        extends: false,
        shareable: false,
        resolvable: true,
        keys: None,
        visible: None,
        inaccessible: false,
        interface_object: false,
        tags: Vec::new(),
        is_subscription: false,
        rust_typename: Some(std::any::type_name::<T>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    })
}

/// Describes an interface. `types` describes every type that implements it and gives their names.
pub fn describe_interface<T: OutputType>(
    registry: &mut Registry,
    description: &str,
    interfaces: &[&str],
    fields: impl Fn(&mut Registry) -> IndexMap<String, MetaField>,
    types: impl Fn(&mut Registry) -> Vec<String>,
) -> String {
    for interface in interfaces {
        registry.add_implements(&T::type_name(), interface);
    }
    registry.create_output_type::<T, _>(MetaTypeId::Interface, |registry| {
        let fields = fields(registry);
        let possible = types(registry);
        MetaType::Interface {
            name: T::type_name().into_owned(),
            description: Some(description.to_owned()),
            fields,
            possible_types: possible.into_iter().map(|name| name.trim_end_matches('!').to_owned()).collect(),
            extends: false,
            keys: None,
            visible: None,
            inaccessible: false,
            tags: Vec::new(),
            rust_typename: Some(std::any::type_name::<T>()),
            directive_invocations: Vec::new(),
            requires_scopes: Vec::new(),
        }
    })
}
