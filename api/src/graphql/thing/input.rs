//! What the fields about things take: selectors, filters and orders.

use async_graphql::{Enum, ID, InputObject, OneofObject, Result};
use entities::vocabulary::{Measure, ThingKind, Vocabulary};

use super::ThingObject;
use crate::graphql::error::{Code, coded, of_store};
use crate::graphql::id::IdKind;
use crate::graphql::scalars::CountryCode;
use crate::graphql::term::{Term, words};
use crate::graphql::world::World;

/// Names one thing, in one of two ways.
#[derive(Clone, Debug, OneofObject)]
pub enum ThingBy {
    /// By its name in addresses, such as `koh-kong-sugar`.
    Slug(String),
    /// By its global id: `thing_` and 32 hexadecimal digits.
    Id(ID),
}

impl ThingBy {
    /// The thing that is named, when there is one for this viewer.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for an id that is none of a thing.
    pub async fn find(&self, world: &World, argument: &str) -> Result<Option<ThingObject>> {
        let row = match self {
            Self::Slug(slug) => store::thing::find_by_slug(&world.reader, slug).await.map_err(of_store)?,
            Self::Id(id) => {
                let id = IdKind::Thing.read(&format!("{argument}.id"), id)?;
                store::thing::find_by_public_ids(&world.reader, &[id])
                    .await
                    .map_err(of_store)?
                    .pop()
            }
        };
        Ok(row.map(|row| ThingObject::new(row.into(), world.clone())))
    }

    /// The thing that a question starts from.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` that names the argument, where there is no such thing for this viewer.
    pub async fn start(&self, world: &World, argument: &str) -> Result<ThingObject> {
        let found = self.find(world, argument).await?;
        found.ok_or_else(|| {
            coded(
                Code::BadUserInput,
                format!("The argument {argument} names no thing. Find one with search or things."),
            )
        })
    }
}

/// Which things a list holds. An omitted field lets all through; all given ones must be met.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ThingFilter {
    /// Only things of these kinds; empty for all. In a list of one kind, that kind alone may be given.
    #[graphql(default)]
    pub kinds: Option<Vec<Term<ThingKind>>>,
    /// Only things one of whose names holds this text, whatever the case of its letters or its script.
    #[graphql(default)]
    pub text: Option<String>,
    /// Only things of these countries; empty for all.
    #[graphql(default)]
    pub countries: Option<Vec<CountryCode>>,
    /// Only things with a location at this place, by the place's global id.
    #[graphql(default)]
    pub place: Option<ID>,
    /// Only things that a source states a figure of this measure of.
    #[graphql(default)]
    pub measure: Option<Term<Measure>>,
}

impl ThingFilter {
    /// The filter as the store reads it, within the kinds of the list.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for a kind that the list does not hold or an id that is none of a place.
    pub async fn within(&self, world: &World, kinds: &[ThingKind]) -> Result<Option<store::thing::ThingFilter>> {
        let asked = words(self.kinds.as_ref());
        if let Some(stranger) = asked.iter().find(|kind| !kinds.contains(kind)) {
            let message = format!(
                "The argument filter.kinds names {}, which this list does not hold.",
                stranger.name()
            );
            return Err(coded(Code::BadUserInput, message));
        }
        let place = match &self.place {
            None => None,
            Some(id) => {
                let id = IdKind::Place.read("filter.place", id)?;
                match store::place::find_by_public_ids(&world.reader, &[id])
                    .await
                    .map_err(of_store)?
                    .pop()
                {
                    Some(place) => Some(place.id),
                    // Nothing lies at a place that there is not.
                    None => return Ok(None),
                }
            }
        };
        let is_every_kind = asked.is_empty() && kinds.len() == ThingKind::ALL.len();
        Ok(Some(store::thing::ThingFilter {
            kinds: if is_every_kind {
                Vec::new()
            } else if asked.is_empty() {
                kinds.to_vec()
            } else {
                asked
            },
            text: self.text.clone().filter(|text| !text.trim().is_empty()),
            countries: self.countries.iter().flatten().map(|code| code.0.clone()).collect(),
            place,
            measure: self.measure.map(|term| term.0),
            valid_at: world.valid_at,
        }))
    }
}

/// The order of a list of things. Ties break the same way each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ThingOrder {
    /// By name, letter by letter.
    Name,
    /// By the earliest day of the start; those without one come last.
    Started,
    /// By slug.
    Slug,
}

impl ThingOrder {
    /// The order as the store knows it, and what cursors call it.
    pub fn of_store(self) -> (store::thing::ThingOrder, &'static str) {
        match self {
            Self::Name => (store::thing::ThingOrder::Name, "things by name"),
            Self::Started => (store::thing::ThingOrder::Started, "things by start"),
            Self::Slug => (store::thing::ThingOrder::Slug, "things by slug"),
        }
    }
}
