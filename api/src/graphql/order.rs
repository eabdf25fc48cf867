//! Puts the fields of an answer in the order of the question.
//! It is separate because the library puts them in the order in which they were done, which differs from one answer to the
//! next; the specification asks for the order of the question.
//!
//! What the conditions of two fragments on different types have in common keeps the place that it has first.

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, Selection, SelectionSet};
use async_graphql::{Name, Response, ServerError, Value};

/// Puts data and errors of a response in the order of the operation that was run.
pub fn put_in_order(response: &mut Response, document: &ExecutableDocument, operation_name: Option<&str>) {
    let operation = match &document.operations {
        DocumentOperations::Single(operation) => Some(operation),
        DocumentOperations::Multiple(operations) => match operation_name {
            Some(name) => operations.get(name),
            None => operations.values().next(),
        },
    };
    if let Some(operation) = operation {
        let data = std::mem::take(&mut response.data);
        response.data = ordered(data, &[&operation.node.selection_set.node], document);
    }
    response.errors.sort_by_cached_key(place);
}

/// Where an error is: by its place in the question, then in the answer.
fn place(error: &ServerError) -> (usize, usize, String) {
    let (line, column) = error.locations.first().map_or((0, 0), |at| (at.line, at.column));
    (line, column, format!("{:?}", error.path))
}

/// A value with the fields of its objects in the order of the selections that asked for them.
fn ordered(value: Value, sets: &[&SelectionSet], document: &ExecutableDocument) -> Value {
    match value {
        Value::Object(_) | Value::List(_) => {
            let mut fields = IndexMap::new();
            for set in sets {
                gather(set, document, &mut fields);
            }
            with_fields(value, &fields, document)
        }
        plain => plain,
    }
}

fn with_fields(value: Value, fields: &IndexMap<&Name, Vec<&SelectionSet>>, document: &ExecutableDocument) -> Value {
    match value {
        Value::List(items) => Value::List(items.into_iter().map(|item| with_fields(item, fields, document)).collect()),
        Value::Object(mut object) => {
            let mut inside = IndexMap::with_capacity(object.len());
            for (name, sets) in fields {
                if let Some((name, value)) = object.swap_remove_entry(*name) {
                    inside.insert(name, ordered(value, sets, document));
                }
            }
            // Nothing is lost, whatever the library may have put in.
            inside.extend(object);
            Value::Object(inside)
        }
        plain => plain,
    }
}

/// The names under which a selection asks for fields, in order, each with what is asked of it.
fn gather<'a>(set: &'a SelectionSet, document: &'a ExecutableDocument, fields: &mut IndexMap<&'a Name, Vec<&'a SelectionSet>>) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => {
                let asked = fields.entry(&field.node.response_key().node).or_default();
                if !field.node.selection_set.node.items.is_empty() {
                    asked.push(&field.node.selection_set.node);
                }
            }
            Selection::InlineFragment(inline) => gather(&inline.node.selection_set.node, document, fields),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    gather(&fragment.node.selection_set.node, document, fields);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;

    fn answer(question: &str, data: &str) -> String {
        let document = parse_query(question).unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        let mut response = Response::new(Value::from_json(data).unwrap());
        put_in_order(&mut response, &document, None);
        serde_json::to_string(&response.data).unwrap()
    }

    #[test]
    fn fields_come_in_the_order_of_the_question() {
        for (question, data, ordered) in [
            ("{ a b }", r#"{"b":1,"a":2}"#, r#"{"a":2,"b":1}"#),
            ("{ x: b a }", r#"{"a":1,"x":2}"#, r#"{"x":2,"a":1}"#),
            ("{ l { a b } }", r#"{"l":[{"b":1,"a":2},null]}"#, r#"{"l":[{"a":2,"b":1},null]}"#),
            (
                "{ ...F c } fragment F on Query { b ... on Query { a } }",
                r#"{"c":1,"a":2,"b":3}"#,
                r#"{"b":3,"a":2,"c":1}"#,
            ),
            (
                "{ o { a } o { b c } }",
                r#"{"o":{"c":1,"b":2,"a":3}}"#,
                r#"{"o":{"a":3,"b":2,"c":1}}"#,
            ),
            ("{ a }", r#"{"a":1,"more":2}"#, r#"{"a":1,"more":2}"#),
        ] {
            assert_eq!(answer(question, data), ordered, "{question}");
        }
    }
}
