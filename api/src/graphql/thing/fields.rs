//! What all things have: the fields of the interfaces `Thing` and `Actor`, and the first fields of every kind.
//! They are written here alone; the interfaces and the sixteen types read them off this object.
#![expect(clippy::too_many_arguments, reason = "each argument of a GraphQL field is one of its function")]

use async_graphql::{ID, Object, Result};
use entities::vocabulary::{Confidence, LocationRole, Measure, NameKind, Naming, Table, ThingKind, Visibility, Vocabulary};

use super::ThingData;
use super::detail::category;
use super::name::{Identifier, NameOf};
use crate::graphql::connection::{Connection, PageArgs};
use crate::graphql::evidence::Evidence;
use crate::graphql::figure::Figure;
use crate::graphql::history::{self, Change};
use crate::graphql::id::IdKind;
use crate::graphql::loaders::{FiguresOf, IdentifiersOf, LocationsOf, NamesOf};
use crate::graphql::location::Location;
use crate::graphql::relationship::{self, Relationship, RelationshipFilter};
use crate::graphql::scalars::CountryCode;
use crate::graphql::term::{Term, words};
use crate::graphql::value::{Bound, Held, Period};
use crate::graphql::world::AtInput;

/// What all things have.
pub struct ThingFields(pub ThingData);

/// Whether a list of wanted words, empty for all, holds one.
fn wanted<T: PartialEq>(list: &[T], word: &T) -> bool {
    list.is_empty() || list.contains(word)
}

#[Object]
impl ThingFields {
    /// Its global id: `thing_` and 32 hexadecimal digits, the same after export and import.
    async fn id(&self) -> ID {
        IdKind::Thing.global(self.0.row.public_id)
    }

    /// Its name in addresses: lower-case letters, digits and hyphens. It may change; the id does not.
    async fn slug(&self) -> &str {
        &self.0.row.slug
    }

    /// Its kind.
    async fn kind(&self) -> Term<ThingKind> {
        Term(self.0.row.kind)
    }

    /// Its kind, in English.
    async fn kind_label(&self) -> &'static str {
        self.0.row.kind.label()
    }

    /// Its kind, in Khmer.
    async fn kind_label_km(&self) -> &'static str {
        self.0.row.kind.label_km()
    }

    /// What it is within its kind, in English: `court`, `joint statement`. Null for a kind without categories, or when not recorded.
    async fn category_label(&self) -> Result<Option<String>> {
        Ok(self.0.detail().await?.and_then(|detail| category(&detail)).map(|(label, _)| label))
    }

    /// What it is within its kind, in Khmer. Null for a kind without categories, or when not recorded.
    async fn category_label_km(&self) -> Result<Option<String>> {
        Ok(self.0.detail().await?.and_then(|detail| category(&detail)).map(|(_, label)| label))
    }

    /// Its main name.
    async fn name(&self) -> &str {
        &self.0.row.name
    }

    /// Its name in Khmer; null where no source gives one.
    async fn name_km(&self) -> Option<&str> {
        self.0.row.name_km.as_deref()
    }

    /// Its names: abbreviations, other spellings, former names, names in other scripts.
    async fn names(
        &self,
        #[graphql(desc = "Only names of these kinds; omitted or empty for all.")] kinds: Option<Vec<Term<NameKind>>>,
    ) -> Result<Vec<NameOf>> {
        let kinds = words(kinds.as_ref());
        let rows = self.0.world.loaders().one(NamesOf(self.0.row.id)).await?.unwrap_or_default();
        Ok(rows
            .iter()
            .filter(|row| wanted(&kinds, &row.kind))
            .map(|row| NameOf::of(row))
            .collect())
    }

    /// Its identifiers in registers and databases of others.
    async fn identifiers(
        &self,
        #[graphql(desc = "Only identifiers of these schemes; omitted or empty for all.")] schemes: Option<Vec<String>>,
    ) -> Result<Vec<Identifier>> {
        let schemes = schemes.unwrap_or_default();
        let rows = self.0.world.loaders().one(IdentifiersOf(self.0.row.id)).await?.unwrap_or_default();
        Ok(rows
            .iter()
            .filter(|row| wanted(&schemes, &row.scheme))
            .map(|row| Identifier::of(row))
            .collect())
    }

    /// What it is, in one or two neutral sentences in English; null when not written yet.
    async fn summary(&self) -> Option<&str> {
        self.0.row.summary.as_deref()
    }

    /// What it is, in Khmer; null when not written yet.
    async fn summary_km(&self) -> Option<&str> {
        self.0.row.summary_km.as_deref()
    }

    /// Whether sources name it, or speak of it without a name.
    async fn naming(&self) -> Term<Naming> {
        Term(self.0.row.naming)
    }

    /// The country it belongs to; null when it belongs to none or to several.
    async fn country(&self) -> Option<CountryCode> {
        self.0.row.country.clone().map(CountryCode)
    }

    /// Where it is or acts, on the day asked about where one is.
    async fn locations(
        &self,
        #[graphql(desc = "Only locations of these roles; omitted or empty for all.")] roles: Option<Vec<Term<LocationRole>>>,
    ) -> Result<Vec<Location>> {
        let roles = words(roles.as_ref());
        let world = &self.0.world;
        let rows = world.loaders().one(LocationsOf(self.0.row.id)).await?.unwrap_or_default();
        let there = rows.iter().filter(|row| {
            let held = world.valid_at.map(|day| Held::from(store::location::period(row).held(day)));
            let counts = match held {
                None | Some(Held::Certainly) => true,
                Some(Held::Possibly) => !world.certainly,
                Some(Held::Not) => false,
            };
            counts && wanted(&roles, &row.role)
        });
        Ok(there.map(|row| Location::new(row.clone(), world.clone())).collect())
    }

    /// The values that sources state of it, all of them, those that contradict each other side by side.
    async fn figures(
        &self,
        #[graphql(desc = "Only figures of these measures; omitted or empty for all.")] measures: Option<Vec<Term<Measure>>>,
    ) -> Result<Vec<Figure>> {
        let measures = words(measures.as_ref());
        let world = &self.0.world;
        let rows = world.loaders().one(FiguresOf(self.0.row.id)).await?.unwrap_or_default();
        Ok(rows
            .iter()
            .filter(|row| wanted(&measures, &row.measure))
            .map(|row| Figure::new(row.clone(), world.clone()))
            .collect())
    }

    /// When it began: was founded, born, filed, issued, happened. Null when not known.
    async fn started(&self) -> Option<Bound> {
        store::thing::period(&self.0.row).from.map(Bound)
    }

    /// When it ended. Null when not known, which does not mean that it lasts.
    async fn ended(&self) -> Option<Bound> {
        store::thing::period(&self.0.row).until.map(Bound)
    }

    /// When it existed or went on, from its start to its end.
    async fn valid(&self) -> Period {
        Period::new(store::thing::period(&self.0.row), self.0.world.clone())
    }

    /// Who may see it.
    async fn visibility(&self) -> Term<Visibility> {
        Term(self.0.row.visibility)
    }

    /// What a reader should know beside it; null for nothing.
    async fn note(&self) -> Option<&str> {
        self.0.row.note.as_deref()
    }

    /// How well its existence is supported by the evidence that the viewer may see; null without any.
    async fn confidence(&self) -> Option<Term<Confidence>> {
        store::thing::confidence(&self.0.row, self.0.world.clearance()).map(Term)
    }

    /// Whether evidence speaks against its existence.
    async fn disputed(&self) -> bool {
        store::thing::disputed(&self.0.row, self.0.world.clearance())
    }

    /// The passages of sources that its existence rests on.
    async fn evidence(&self) -> Result<Vec<Evidence>> {
        Evidence::of(&self.0.world, Table::Thing, self.0.row.id.0).await
    }

    /// Its relationships, by the earliest day of their start; those without one come last.
    async fn relationships(
        &self,
        #[graphql(desc = "Which of them; omitted for all.")] filter: Option<RelationshipFilter>,
        #[graphql(desc = "The time that this part of the answer is about; omitted for the time of the answer around it.")] at: Option<
            AtInput,
        >,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Relationship>> {
        let world = self.0.world.at(at).await?;
        let filter = filter.unwrap_or_default().of(&world);
        relationship::of_thing(
            &world,
            self.0.row.id,
            filter,
            &PageArgs {
                first,
                after,
                last,
                before,
            },
        )
        .await
    }

    /// What was changed of it, the newest change first.
    async fn history(
        &self,
        #[graphql(desc = "At most this many, from the newest: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the oldest: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Change>> {
        history::of(
            &self.0.world,
            Table::Thing,
            self.0.row.id.0,
            &PageArgs {
                first,
                after,
                last,
                before,
            },
        )
        .await
    }
}
