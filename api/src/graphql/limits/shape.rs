//! Measures a parsed document in linear time: what it would be with every fragment put in place of its name.
//! It is separate from the limits because it only measures; a named fragment is measured once, however often it is spread.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::types::{ExecutableDocument, Field, OperationType, Selection, SelectionSet};
use async_graphql::registry::{MetaField, MetaType, MetaTypeName, Registry};
// `Value` is a value as written, which may be a variable; `ConstValue` is one that is known.
use async_graphql::{Name, Positioned, Value as ConstValue, Variables};
use async_graphql_value::Value;

use super::Limits;

/// Items counted for a list whose length the schema does not bound by a page.
const PLAIN_LIST: u64 = 5;
/// Fields of `__Type` that lead from one type to many: nested, their answer grows as a power of the schema.
const LISTINGS: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];
/// A cost that stands for "too much", far from overflowing when summed.
const TOO_MUCH: u64 = u64::MAX / 1_000_000;

/// What was measured of a selection.
#[derive(Clone, Debug, Default)]
pub struct Shape<'a> {
    /// Fields, after expanding.
    pub fields: u64,
    /// Fields inside fields, the innermost counted.
    pub depth: usize,
    /// Selections inside selections, fragments counted too.
    pub nesting: usize,
    /// Values asked for.
    pub cost: u64,
    /// Values asked of the schema itself.
    pub introspection: u64,
    /// Lists of the schema's types inside such lists.
    pub listings: usize,
    /// The most names for one field in one place.
    pub aliases: usize,
    /// The most directives in one place.
    pub directives: usize,
    /// The names under which each field is asked for at the top of this selection.
    names: HashMap<&'a str, HashSet<&'a str>>,
}

/// Why a document cannot be measured.
#[derive(Debug, PartialEq, Eq)]
pub enum Unmeasurable {
    /// A fragment spreads itself, directly or through others: it has no size.
    Cycle(String),
    /// Measuring stopped because a limit was passed already.
    Past,
}

/// Measures a whole document, every operation and every fragment of it.
pub fn measure<'a>(
    document: &'a ExecutableDocument,
    registry: &'a Registry,
    variables: &'a Variables,
    limits: &'a Limits,
) -> Result<Shape<'a>, Unmeasurable> {
    let mut measuring = Measuring {
        defaults: default_sizes(document),
        document,
        registry,
        variables,
        limits,
        known: HashMap::new(),
        open: HashSet::new(),
    };
    let mut whole = Shape::default();
    for (_, operation) in document.operations.iter() {
        let root = match operation.node.ty {
            OperationType::Query => Some(registry.query_type.as_str()),
            OperationType::Mutation => registry.mutation_type.as_deref(),
            OperationType::Subscription => registry.subscription_type.as_deref(),
        };
        let root = root.and_then(|name| registry.types.get(name));
        let shape = measuring.set(&operation.node.selection_set.node, root, 1)?;
        whole.absorb_sizes(&shape);
        whole.directives = whole.directives.max(operation.node.directives.len());
        for variable in &operation.node.variable_definitions {
            whole.directives = whole.directives.max(variable.node.directives.len());
        }
    }
    let mut names: Vec<&Name> = document.fragments.keys().collect();
    names.sort_unstable();
    for name in names {
        if !measuring.known.contains_key(name.as_str()) {
            measuring.fragment(name, 1)?;
            if let Some(shape) = measuring.known.get(name.as_str()) {
                whole.absorb_sizes(shape);
            }
        }
    }
    Ok(whole)
}

struct Measuring<'a> {
    /// The largest whole number that any operation gives a variable of a name by default.
    defaults: HashMap<&'a str, u64>,
    document: &'a ExecutableDocument,
    registry: &'a Registry,
    variables: &'a Variables,
    limits: &'a Limits,
    known: HashMap<&'a str, Shape<'a>>,
    open: HashSet<&'a str>,
}

impl<'a> Measuring<'a> {
    /// Measures a selection set at the given nesting, which bounds the recursion.
    fn set(&mut self, set: &'a SelectionSet, parent: Option<&'a MetaType>, nesting: usize) -> Result<Shape<'a>, Unmeasurable> {
        if nesting > self.limits.max_nesting() {
            return Err(Unmeasurable::Past);
        }
        let mut shape = Shape {
            nesting: 1,
            ..Shape::default()
        };
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => self.field(&mut shape, &field.node, parent, nesting)?,
                Selection::InlineFragment(inline) => {
                    let parent = match &inline.node.type_condition {
                        Some(on) => self.registry.types.get(on.node.on.node.as_str()),
                        None => parent,
                    };
                    let inner = self.set(&inline.node.selection_set.node, parent, nesting + 1)?;
                    shape.directives = shape.directives.max(inline.node.directives.len());
                    shape.absorb(&inner);
                }
                Selection::FragmentSpread(spread) => {
                    shape.directives = shape.directives.max(spread.node.directives.len());
                    // An unknown fragment is validation's to report.
                    if let Some((name, _)) = self.document.fragments.get_key_value(&spread.node.fragment_name.node) {
                        self.fragment(name, nesting + 1)?;
                        if let Some(inner) = self.known.get(name.as_str()) {
                            if nesting + inner.nesting > self.limits.max_nesting() {
                                return Err(Unmeasurable::Past);
                            }
                            shape.absorb(inner);
                        }
                    }
                }
            }
            // Past this point nothing new is learnt, and merging names would cost more than the limit allows.
            if shape.fields > self.limits.max_fields as u64 {
                break;
            }
        }
        shape.aliases = shape.names.values().map(HashSet::len).fold(shape.aliases, usize::max);
        Ok(shape)
    }

    fn fragment(&mut self, name: &'a Name, nesting: usize) -> Result<(), Unmeasurable> {
        if self.known.contains_key(name.as_str()) {
            return Ok(());
        }
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(());
        };
        if !self.open.insert(name.as_str()) {
            return Err(Unmeasurable::Cycle(name.to_string()));
        }
        let on = fragment.node.type_condition.node.on.node.as_str();
        let parent = self.registry.types.get(on);
        let mut shape = self.set(&fragment.node.selection_set.node, parent, nesting)?;
        shape.directives = shape.directives.max(fragment.node.directives.len());
        self.open.remove(name.as_str());
        self.known.insert(name.as_str(), shape);
        Ok(())
    }

    fn field(&mut self, shape: &mut Shape<'a>, field: &'a Field, parent: Option<&'a MetaType>, nesting: usize) -> Result<(), Unmeasurable> {
        let name = field.name.node.as_str();
        let meta = parent.and_then(|parent| parent.field_by_name(name));
        let returned = meta.and_then(|meta| self.registry.concrete_type_by_name(&meta.ty));
        let inner = self.set(&field.selection_set.node, returned, nesting + 1)?;
        let items = meta.map_or(1, |meta| self.items(meta, field, parent));
        let cost = 1_u64.saturating_add(items.saturating_mul(inner.cost)).min(TOO_MUCH);
        let of_schema = 1_u64.saturating_add(items.saturating_mul(inner.introspection)).min(TOO_MUCH);
        if name == "__schema" || name == "__type" || is_of_schema(parent) {
            shape.introspection = shape.introspection.saturating_add(of_schema).min(TOO_MUCH);
        } else {
            shape.cost = shape.cost.saturating_add(cost).min(TOO_MUCH);
            shape.introspection = shape
                .introspection
                .saturating_add(items.saturating_mul(inner.introspection))
                .min(TOO_MUCH);
        }
        shape.fields = shape.fields.saturating_add(1).saturating_add(inner.fields);
        shape.depth = shape.depth.max(1 + inner.depth);
        shape.nesting = shape.nesting.max(1 + inner.nesting);
        let is_listing = is_of_schema(parent) && LISTINGS.contains(&name);
        shape.listings = shape.listings.max(inner.listings + usize::from(is_listing));
        shape.aliases = shape.aliases.max(inner.aliases);
        shape.directives = shape.directives.max(inner.directives).max(field.directives.len());
        if name != "__typename" {
            shape.names.entry(name).or_default().insert(field.response_key().node.as_str());
        }
        Ok(())
    }

    /// How many items a field may return: the page asked for, the ids given, or a guess for a plain list.
    fn items(&self, meta: &MetaField, field: &Field, parent: Option<&MetaType>) -> u64 {
        if meta.args.contains_key("first") || meta.args.contains_key("last") {
            let asked = ["first", "last"]
                .iter()
                .filter_map(|argument| self.given(field.get_argument(argument)?))
                .max();
            let most = self.limits.page_max as u64;
            return asked.unwrap_or(self.limits.page_default as u64).clamp(1, most);
        }
        if meta.args.contains_key("maxThings") {
            let asked = field.get_argument("maxThings").and_then(|argument| self.given(argument));
            return asked
                .unwrap_or(self.limits.network_default as u64)
                .clamp(1, self.limits.network_max as u64);
        }
        if !MetaTypeName::create(&meta.ty).is_list() {
            return 1;
        }
        match parent.map(MetaType::name) {
            // The page was counted at the field that returns the connection, or the answer of a search.
            Some(name) if name.ends_with("Connection") || name.ends_with("Answer") => 1,
            Some("__Schema") if meta.name == "types" => self.registry.types.len() as u64,
            _ => match field.get_argument("ids").map(|ids| &ids.node) {
                Some(Value::List(ids)) => ids.len() as u64,
                Some(Value::Variable(name)) => match self.variables.get(name) {
                    Some(ConstValue::List(ids)) => ids.len() as u64,
                    _ => 1,
                },
                Some(_) => 1,
                None => PLAIN_LIST,
            },
        }
    }

    /// A whole number given as it is, by a variable, or by the default of a variable.
    fn given(&self, argument: &Positioned<Value>) -> Option<u64> {
        match &argument.node {
            Value::Number(number) => number.as_u64(),
            Value::Variable(name) => match self.variables.get(name) {
                Some(ConstValue::Number(number)) => number.as_u64(),
                Some(_) => None,
                None => self.defaults.get(name.as_str()).copied(),
            },
            _ => None,
        }
    }
}

fn default_sizes(document: &ExecutableDocument) -> HashMap<&str, u64> {
    let mut sizes = HashMap::new();
    for (_, operation) in document.operations.iter() {
        for variable in &operation.node.variable_definitions {
            let default = variable.node.default_value.as_ref();
            if let Some(ConstValue::Number(number)) = default.map(|value| &value.node)
                && let Some(size) = number.as_u64()
            {
                let known = sizes.entry(variable.node.name.node.as_str()).or_insert(size);
                *known = size.max(*known);
            }
        }
    }
    sizes
}

fn is_of_schema(parent: Option<&MetaType>) -> bool {
    parent.is_some_and(|parent| parent.name().starts_with("__"))
}

impl<'a> Shape<'a> {
    /// Adds a selection that stands in the same place.
    fn absorb(&mut self, inner: &Shape<'a>) {
        self.absorb_sizes(inner);
        self.nesting = self.nesting.max(1 + inner.nesting);
        for (name, keys) in &inner.names {
            self.names.entry(name).or_default().extend(keys);
        }
    }

    fn absorb_sizes(&mut self, inner: &Shape<'a>) {
        self.fields = self.fields.saturating_add(inner.fields);
        self.cost = self.cost.saturating_add(inner.cost).min(TOO_MUCH);
        self.introspection = self.introspection.saturating_add(inner.introspection).min(TOO_MUCH);
        self.depth = self.depth.max(inner.depth);
        self.nesting = self.nesting.max(inner.nesting);
        self.listings = self.listings.max(inner.listings);
        self.aliases = self.aliases.max(inner.aliases);
        self.directives = self.directives.max(inner.directives);
    }
}
