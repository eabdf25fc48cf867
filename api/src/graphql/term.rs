//! The vocabularies of `entities` as GraphQL enums, through one generic wrapper.
//! It is separate so that no list of words is written a second time: names and descriptions are those of the vocabulary.

use std::borrow::Cow;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::Field;
use async_graphql::registry::{Deprecation, MetaEnumValue, MetaType, MetaTypeId, Registry};
use async_graphql::{
    ContextSelectionSet, InputType, InputValueError, InputValueResult, Name, OutputType, Positioned, ServerResult, SimpleObject, Value,
};
use entities::vocabulary::Vocabulary;

/// A word of a vocabulary, as the API takes and gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<V>(pub V);

impl<V> From<V> for Term<V> {
    fn from(value: V) -> Self {
        Self(value)
    }
}

/// The words of a list of terms.
pub fn words<V: Copy>(terms: Option<&Vec<Term<V>>>) -> Vec<V> {
    terms.map(|terms| terms.iter().map(|term| term.0).collect()).unwrap_or_default()
}

fn meta<V: Vocabulary>() -> MetaType {
    let values = V::ALL.iter().map(|value| {
        let meta = MetaEnumValue {
            name: value.name().to_owned(),
            description: Some(value.description().to_owned()),
            deprecation: Deprecation::NoDeprecated,
            visible: None,
            inaccessible: false,
            tags: Vec::new(),
            directive_invocations: Vec::new(),
        };
        (value.name().to_owned(), meta)
    });
    MetaType::Enum {
        name: V::NAME.to_owned(),
        description: Some(V::DESCRIPTION.to_owned()),
        enum_values: values.collect::<IndexMap<_, _>>(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(std::any::type_name::<Term<V>>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}

fn written<V: Vocabulary>(value: V) -> Value {
    Value::Enum(Name::new(value.name()))
}

impl<V: Vocabulary> InputType for Term<V> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(V::NAME)
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_input_type::<Self, _>(MetaTypeId::Enum, |_| meta::<V>())
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let value = value.unwrap_or_default();
        let name = match &value {
            Value::Enum(name) => name.as_str(),
            Value::String(text) => text.as_str(),
            _ => return Err(InputValueError::expected_type(value)),
        };
        let found = V::ALL.iter().copied().find(|value| value.name() == name);
        found
            .map(Self)
            .ok_or_else(|| InputValueError::custom(format!("there is no such value of {}", V::NAME)))
    }

    fn to_value(&self) -> Value {
        written(self.0)
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        Some(self)
    }
}

impl<V: Vocabulary> OutputType for Term<V> {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(V::NAME)
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Enum, |_| meta::<V>())
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(written(self.0))
    }
}

/// A word of a vocabulary, with what a reader needs to understand it.
#[derive(Clone, SimpleObject)]
pub struct Word {
    /// Its name, as enums and files write it.
    name: &'static str,
    /// Its label in English, in lower case.
    label: &'static str,
    /// Its label in Khmer.
    label_km: &'static str,
    /// What it means, as a sentence in English.
    description: &'static str,
}

impl Word {
    /// A word of a vocabulary.
    pub fn of<V: Vocabulary>(value: V) -> Self {
        Self {
            name: value.name(),
            label: value.label(),
            label_km: value.label_km(),
            description: value.description(),
        }
    }

    /// Every word of a vocabulary.
    pub fn all<V: Vocabulary>() -> Vec<Self> {
        V::ALL.iter().copied().map(Self::of).collect()
    }
}
