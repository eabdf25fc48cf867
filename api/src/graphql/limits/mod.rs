//! What one request may cost, and the check of a document against it.
//! It stands before validation, on every transport: the library's own limits expand fragments while they count,
//! so that a document of 2 KB can keep them busy for hours.

mod lexer;
mod shape;

use async_graphql::parser::types::ExecutableDocument;
use async_graphql::registry::Registry;
use async_graphql::{ServerError, Value, Variables};

use super::error::{Code, server_error};
use crate::config::Config;
use shape::Unmeasurable;

/// Bytes of one name. Longer ones name nothing, and comparing them with the schema's names is slow.
const MAX_NAME: usize = 256;

/// Lists of the schema's types inside such lists; the usual question about a schema has one.
const MAX_LISTINGS: usize = 2;

/// The limits of one request; `docs/configuration.md` says what each means.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Tokens of a document, and values in its variables.
    pub max_tokens: usize,
    /// Fields inside fields.
    pub max_depth: usize,
    /// Named fragments.
    pub max_fragments: usize,
    /// Fields after expanding fragments.
    pub max_fields: usize,
    /// Names for one field in one place.
    pub max_aliases: usize,
    /// Directives in one place.
    pub max_directives: usize,
    /// Values asked for.
    pub max_cost: usize,
    /// Values asked of the schema itself.
    pub max_introspection: usize,
    /// Items on a page by default.
    pub page_default: usize,
    /// Items on a page at most.
    pub page_max: usize,
    /// Things of a network by default.
    pub network_default: usize,
    /// Things of a network at most.
    pub network_max: usize,
}

impl Limits {
    /// The limits that a configuration sets.
    pub fn of(config: &Config) -> Self {
        Self {
            max_tokens: config.max_tokens,
            max_depth: config.max_depth,
            max_fragments: config.max_fragments,
            max_fields: config.max_fields,
            max_aliases: config.max_aliases,
            max_directives: config.max_directives,
            max_cost: config.max_cost,
            max_introspection: config.max_introspection,
            page_default: config.page_default,
            page_max: config.page_max,
            network_default: config.network_default,
            network_max: config.network_max,
        }
    }

    /// Brackets inside brackets, and selections inside selections: what bounds every recursion.
    pub fn max_nesting(&self) -> usize {
        4 * self.max_depth + 4
    }

    /// Checks the text of a document and its variables, before any parser sees them.
    ///
    /// # Errors
    /// `LIMIT_EXCEEDED` for the first limit passed, `BAD_USER_INPUT` for a null character.
    pub fn check_text(&self, text: &str, variables: &Variables) -> Result<(), ServerError> {
        let counted = lexer::count(text, self.max_tokens);
        within("tokens", counted.tokens as u64, self.max_tokens, "max_tokens")?;
        within("levels of brackets", counted.nesting as u64, self.max_nesting(), "max_depth")?;
        if counted.longest_name > MAX_NAME {
            return Err(exceeded(&format!(
                "A name in the document is longer than {MAX_NAME} bytes, the most that this server reads."
            )));
        }
        let mut left = self.max_tokens;
        let mut has_null = counted.has_null;
        for value in variables.values() {
            if !spend(value, &mut left, &mut has_null) {
                return Err(past("values in the variables", self.max_tokens, "max_tokens"));
            }
        }
        if has_null {
            return Err(server_error(
                Code::BadUserInput,
                "The request holds the null character (U+0000), which no text here may hold. Remove it.",
            ));
        }
        Ok(())
    }

    /// Checks a parsed document, in time linear in its length. Returns its cost.
    ///
    /// # Errors
    /// `LIMIT_EXCEEDED` for the first limit passed, `BAD_USER_INPUT` for a fragment that spreads itself.
    pub fn check_document(&self, document: &ExecutableDocument, registry: &Registry, variables: &Variables) -> Result<u64, ServerError> {
        let fragments = document.fragments.len() as u64;
        within("fragments", fragments, self.max_fragments, "max_fragments")?;
        let shape = match shape::measure(document, registry, variables, self) {
            Ok(shape) => shape,
            Err(Unmeasurable::Past) => {
                return Err(past("levels of selections", self.max_nesting(), "max_depth"));
            }
            Err(Unmeasurable::Cycle(name)) => {
                return Err(server_error(
                    Code::BadUserInput,
                    format!("The fragment {name} spreads itself. Remove the spread that closes the circle."),
                ));
            }
        };
        within("fields after expanding fragments", shape.fields, self.max_fields, "max_fields")?;
        within("levels of fields", shape.depth as u64, self.max_depth, "max_depth")?;
        within(
            "names for one field in one place",
            shape.aliases as u64,
            self.max_aliases,
            "max_aliases",
        )?;
        within(
            "directives in one place",
            shape.directives as u64,
            self.max_directives,
            "max_directives",
        )?;
        within("values asked for", shape.cost, self.max_cost, "max_cost")?;
        if shape.listings > MAX_LISTINGS {
            return Err(exceeded(&format!(
                "The request nests lists of the schema's fields and types more than {MAX_LISTINGS} deep, the most that this server answers. Ask for the types by name with __type."
            )));
        }
        within(
            "values asked of the schema",
            shape.introspection,
            self.max_introspection,
            "max_introspection",
        )?;
        Ok(shape.cost)
    }
}

/// Counts a value and everything in it against what is left; `false` when nothing is.
/// The recursion is bounded by the reader of JSON, which refuses more than 128 levels.
fn spend(value: &Value, left: &mut usize, has_null: &mut bool) -> bool {
    if *left == 0 {
        return false;
    }
    *left -= 1;
    match value {
        Value::String(text) => {
            *has_null |= text.contains('\0');
            true
        }
        Value::List(items) => items.iter().all(|item| spend(item, left, has_null)),
        Value::Object(fields) => fields.iter().all(|(name, field)| {
            *has_null |= name.contains('\0');
            spend(field, left, has_null)
        }),
        _ => true,
    }
}

fn within(what: &str, count: u64, limit: usize, setting: &str) -> Result<(), ServerError> {
    if count <= limit as u64 {
        return Ok(());
    }
    Err(past(what, limit, setting))
}

/// The count itself is not told: counting stops early, so it would be wrong.
fn past(what: &str, limit: usize, setting: &str) -> ServerError {
    exceeded(&format!(
        "The request has more than {limit} {what}, the limit of this server (its setting {setting}). Ask for less at once."
    ))
}

fn exceeded(message: &str) -> ServerError {
    server_error(Code::LimitExceeded, message)
}

#[cfg(test)]
mod tests;
