//! Names and identifiers of a thing: plain values without an id of their own.

use async_graphql::SimpleObject;
use entities::vocabulary::{NameKind, Script};
use entities::{identifier, name};

use crate::graphql::term::Term;

/// A name of a thing.
#[derive(Clone, SimpleObject)]
#[graphql(name = "Name")]
pub struct NameOf {
    /// The name, as it is written.
    text: String,
    /// What sort of name it is.
    kind: Term<NameKind>,
    /// The BCP 47 tag of its language, such as `en` or `km`; null when not recorded.
    language: Option<String>,
    /// The script it is written in.
    script: Term<Script>,
}

impl NameOf {
    /// The name of a row.
    pub fn of(row: &name::Model) -> Self {
        Self {
            text: row.text.clone(),
            kind: Term(row.kind),
            language: row.lang.clone(),
            script: Term(row.script),
        }
    }
}

/// An identifier of a thing in a scheme of others.
#[derive(Clone, SimpleObject)]
pub struct Identifier {
    /// The scheme: `lei`, `wikidata`, `opencorporates`, `url` and others.
    scheme: String,
    /// The identifier in that scheme.
    value: String,
}

impl Identifier {
    /// The identifier of a row.
    pub fn of(row: &identifier::Model) -> Self {
        Self {
            scheme: row.scheme.clone(),
            value: row.value.clone(),
        }
    }
}
