//! The schema as a document: `api/schema.graphql` is what the server says of itself, and every part of it keeps the conventions.
//! `KHSAE_UPDATE_SNAPSHOTS=1` writes the file, which is read like code before it is committed.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, InputValueDefinition, Type, TypeDefinition, TypeKind, TypeSystemDefinition};
use integration_tests::server::settings;

use super::tree::root;

/// What a description is looked for in: a path such as `Thing.names(kinds)`, and the description.
type Described = (String, Option<String>);

fn sdl() -> String {
    api::graphql::schema(&settings(&[]).unwrap()).sdl()
}

fn types() -> Vec<TypeDefinition> {
    let document = parse_schema(sdl()).unwrap();
    let definitions = document.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(definition) => Some(definition.node),
        _ => None,
    });
    definitions.collect()
}

fn fields(definition: &TypeDefinition) -> Vec<&FieldDefinition> {
    let fields = match &definition.kind {
        TypeKind::Object(object) => &object.fields,
        TypeKind::Interface(interface) => &interface.fields,
        _ => return Vec::new(),
    };
    fields.iter().map(|field| &field.node).collect()
}

fn inputs(definition: &TypeDefinition) -> Vec<&InputValueDefinition> {
    match &definition.kind {
        TypeKind::InputObject(input) => input.fields.iter().map(|field| &field.node).collect(),
        _ => Vec::new(),
    }
}

fn values(definition: &TypeDefinition) -> Vec<(String, Option<String>)> {
    match &definition.kind {
        TypeKind::Enum(list) => {
            let values = list.values.iter().map(|value| &value.node);
            values
                .map(|value| {
                    (
                        value.value.node.to_string(),
                        value.description.as_ref().map(|text| text.node.clone()),
                    )
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn the_committed_schema_is_the_one_that_is_served() {
    let path = root().join("api/schema.graphql");
    let served = sdl();
    if std::env::var_os("KHSAE_UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &served).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(served.lines()).position(|(left, right)| left != right);
    assert!(
        committed == served,
        "api/schema.graphql differs from the schema that is served, first at line {}: `KHSAE_UPDATE_SNAPSHOTS=1 cargo test -p integration-tests schema_text` mends it",
        differs.map_or_else(|| committed.lines().count().min(served.lines().count()) + 1, |line| line + 1)
    );
}

#[test]
fn every_element_says_what_it_is() {
    let mut described: Vec<Described> = Vec::new();
    for definition in types() {
        let name = definition.name.node.to_string();
        described.push((name.clone(), definition.description.as_ref().map(|text| text.node.clone())));
        for field in fields(&definition) {
            let path = format!("{name}.{}", field.name.node);
            described.push((path.clone(), field.description.as_ref().map(|text| text.node.clone())));
            for argument in &field.arguments {
                let argument = &argument.node;
                described.push((
                    format!("{path}({})", argument.name.node),
                    argument.description.as_ref().map(|text| text.node.clone()),
                ));
            }
        }
        for input in inputs(&definition) {
            described.push((
                format!("{name}.{}", input.name.node),
                input.description.as_ref().map(|text| text.node.clone()),
            ));
        }
        for (value, description) in values(&definition) {
            described.push((format!("{name}.{value}"), description));
        }
    }
    assert!(described.len() > 500, "the schema was read");
    let bare: Vec<&str> = described
        .iter()
        .filter(|(_, text)| !is_sentence(text.as_deref()))
        .map(|(path, _)| path.as_str())
        .collect();
    assert!(bare.is_empty(), "no sentence describes {bare:?}");
}

/// Whether a description begins and ends as a sentence does.
fn is_sentence(text: Option<&str>) -> bool {
    let text = text.unwrap_or_default().trim();
    let begins = text.chars().next().is_some_and(|letter| letter.is_uppercase() || letter == '`');
    begins && text.ends_with(['.', ')', '`']) && text.len() > 3
}

#[test]
fn names_follow_the_conventions() {
    let camel = |name: &str| {
        name.starts_with(|letter: char| letter.is_ascii_lowercase()) && name.chars().all(|letter| letter.is_ascii_alphanumeric())
    };
    let pascal = |name: &str| {
        name.starts_with(|letter: char| letter.is_ascii_uppercase()) && name.chars().all(|letter| letter.is_ascii_alphanumeric())
    };
    let screaming = |name: &str| {
        name.chars()
            .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_')
    };
    let mut wrong = Vec::new();
    for definition in types() {
        let name = definition.name.node.to_string();
        if !pascal(&name) {
            wrong.push(name.clone());
        }
        for field in fields(&definition) {
            let field_name = field.name.node.as_str();
            // Relations are objects, never foreign ids.
            if !camel(field_name) || field_name.ends_with("Id") || field_name == "seq" {
                wrong.push(format!("{name}.{field_name}"));
            }
            wrong.extend(
                field
                    .arguments
                    .iter()
                    .map(|argument| argument.node.name.node.to_string())
                    .filter(|argument| !camel(argument)),
            );
        }
        wrong.extend(
            inputs(&definition)
                .iter()
                .map(|input| input.name.node.to_string())
                .filter(|input| !camel(input)),
        );
        wrong.extend(
            values(&definition)
                .into_iter()
                .map(|(value, _)| value)
                .filter(|value| !screaming(value)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn connections_keep_their_contract() {
    let types = types();
    let by_name: HashMap<&str, &TypeDefinition> = types.iter().map(|definition| (definition.name.node.as_str(), definition)).collect();
    let listed = |definition: &TypeDefinition| -> Vec<(String, String)> {
        fields(definition)
            .iter()
            .map(|field| (field.name.node.to_string(), field.ty.node.to_string()))
            .collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, ty)| ((*name).to_owned(), (*ty).to_owned())).collect()
    };
    let mut seen = 0;
    for definition in &types {
        let name = definition.name.node.as_str();
        if let Some(node) = name.strip_suffix("Connection") {
            seen += 1;
            let expected = pairs(&[
                ("nodes", &format!("[{node}!]!")),
                ("edges", &format!("[{node}Edge!]!")),
                ("pageInfo", "PageInfo!"),
                ("totalCount", "Int!"),
            ]);
            assert_eq!(listed(definition), expected, "{name}");
            let edge = by_name[format!("{node}Edge").as_str()];
            assert_eq!(
                listed(edge),
                pairs(&[("node", &format!("{node}!")), ("cursor", "String!")]),
                "{name}"
            );
        }
        for field in fields(definition) {
            let returned = base(&field.ty.node);
            // Groups of neighbours are one page of `neighbours`, which takes these arguments for all of them.
            if returned.ends_with("Connection") && name != "NeighbourGroup" {
                let arguments: HashMap<&str, String> = field
                    .arguments
                    .iter()
                    .map(|argument| (argument.node.name.node.as_str(), argument.node.ty.node.to_string()))
                    .collect();
                for (argument, ty) in [("first", "Int"), ("after", "String"), ("last", "Int"), ("before", "String")] {
                    assert_eq!(
                        arguments.get(argument).map(String::as_str),
                        Some(ty),
                        "{name}.{} takes {argument}",
                        field.name.node
                    );
                }
                assert!(!field.ty.node.nullable, "{name}.{} is never null", field.name.node);
            }
        }
    }
    assert!(seen >= 8, "the schema has connections");
}

#[test]
fn whatever_has_an_id_is_a_node_and_lists_hold_no_nulls() {
    for definition in types() {
        let name = definition.name.node.as_str();
        let implements: HashSet<&str> = match &definition.kind {
            TypeKind::Object(object) => object.implements.iter().map(|name| name.node.as_str()).collect(),
            TypeKind::Interface(interface) => interface.implements.iter().map(|name| name.node.as_str()).collect(),
            _ => continue,
        };
        for field in fields(&definition) {
            let ty = &field.ty.node;
            if field.name.node == "id" && ty.to_string() == "ID!" {
                assert!(
                    name == "Node" || implements.contains("Node") || name == "Path",
                    "{name} has an id but is no Node"
                );
            }
            if let BaseType::List(item) = &ty.base {
                let is_by_ids = name == "Query" && field.name.node == "nodes";
                assert!(is_by_ids || !item.nullable, "{name}.{} holds nulls", field.name.node);
                assert!(!ty.nullable, "{name}.{} is an empty list rather than null", field.name.node);
            }
        }
        if implements.contains("Actor") {
            assert!(implements.contains("Thing") && implements.contains("Node"), "{name}");
        }
    }
}

/// The name of a type without what stands around it.
fn base(ty: &Type) -> String {
    match &ty.base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(item) => base(item),
    }
}
