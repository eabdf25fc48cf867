//! Relationships: dated, sourced ties between two things.

mod input;
mod query;

use std::sync::Arc;

use async_graphql::{ID, Object, Result};
use entities::id::ThingId;
use entities::relationship::Model;
use entities::vocabulary::{Confidence, EventRole, Family, PartyRole, Rank, RelationshipKind, RoleRule, Table, Visibility, Vocabulary};
use futures_util::FutureExt;
use store::Listed;

use super::connection::{Connection, Count, PageArgs};
use super::error::{Code, coded};
use super::evidence::Evidence;
use super::history::{self, Change};
use super::id::IdKind;
use super::loaders::{RelationshipCount, RelationshipsOf, ThingById};
use super::term::Term;
use super::thing::{self, ThingObject};
use super::value::{Amount, Period, Quantity, Share};
use super::world::World;

pub use input::{Direction, RelationshipFilter};
pub use query::RelationshipQuery;

/// A dated, sourced tie between two things.
#[derive(Clone)]
pub struct Relationship {
    row: Arc<Model>,
    world: World,
}

impl Relationship {
    /// The relationship of a row.
    pub fn new(row: Arc<Model>, world: World) -> Self {
        Self { row, world }
    }

    /// Its row.
    pub fn row(&self) -> &Model {
        &self.row
    }

    /// The rows of both ends; none when one was taken back meanwhile.
    async fn ends(&self) -> Result<Option<(Arc<entities::thing::Model>, Arc<entities::thing::Model>)>> {
        let (source, target) = (ThingById(self.row.source_id), ThingById(self.row.target_id));
        let rows = self.world.loaders().many([source, target]).await?;
        Ok(rows.get(&source).cloned().zip(rows.get(&target).cloned()))
    }

    /// The label of its role in a language, where the role is a word of a vocabulary.
    fn role_label_in(&self, party: impl Fn(PartyRole) -> &'static str, event: impl Fn(EventRole) -> &'static str) -> Option<String> {
        let role = self.row.role.as_deref()?;
        let label = match self.row.kind.spec().role {
            RoleRule::Party => PartyRole::from_name(role).map(party),
            RoleRule::Event => EventRole::from_name(role).map(event),
            RoleRule::Absent | RoleRule::Optional | RoleRule::Required => None,
        };
        Some(label.map_or_else(|| role.to_owned(), str::to_owned))
    }
}

/// A page of the relationships of a thing, read together with those of its neighbours in the answer.
///
/// # Errors
/// The arguments of the page are wrong, or the database failed.
pub async fn of_thing(
    world: &World,
    thing: ThingId,
    filter: store::relationship::RelationshipFilter,
    page: &PageArgs,
) -> Result<Connection<Relationship>> {
    const LIST: &str = "relationships of a thing";
    let page = page.page(world, LIST)?;
    let listed = listed(world, thing, &filter, page).await?;
    let node = |row| Relationship::new(Arc::new(row), world.clone());
    Ok(Connection::of(
        world,
        LIST,
        listed,
        store::relationship::key,
        node,
        counted(world, thing, filter.clone()),
    ))
}

/// The rows of a page of the relationships of a thing.
///
/// # Errors
/// The database failed.
pub async fn listed(
    world: &World,
    thing: ThingId,
    filter: &store::relationship::RelationshipFilter,
    page: store::Page,
) -> Result<Listed<Model>> {
    let key = RelationshipsOf {
        thing,
        filter: filter.clone(),
        page,
    };
    let listed = world.loaders().one(key).await?;
    Ok(listed.map_or_else(Listed::empty, |listed| (*listed).clone()))
}

/// Counts the relationships of a thing, when asked.
pub fn counted(world: &World, thing: ThingId, filter: store::relationship::RelationshipFilter) -> Count {
    let world = world.clone();
    Arc::new(move || {
        let (world, filter) = (world.clone(), filter.clone());
        async move { Ok(world.loaders().one(RelationshipCount { thing, filter }).await?.unwrap_or(0)) }.boxed()
    })
}

/// A dated, sourced tie between two things, read from its source to its target.
#[Object]
impl Relationship {
    /// Its global id, the same after export and import.
    pub async fn id(&self) -> ID {
        IdKind::Relationship.global(self.row.public_id)
    }

    /// Its kind.
    async fn kind(&self) -> Term<RelationshipKind> {
        Term(self.row.kind)
    }

    /// The family of its kind.
    async fn family(&self) -> Term<Family> {
        Term(self.row.kind.spec().family)
    }

    /// How it reads from source to target, in English: `owns`.
    async fn label(&self) -> &'static str {
        self.row.kind.label()
    }

    /// How it reads from source to target, in Khmer.
    async fn label_km(&self) -> &'static str {
        self.row.kind.label_km()
    }

    /// How it reads from target to source, in English: `is owned by`.
    async fn inverse_label(&self) -> &'static str {
        self.row.kind.inverse_label()
    }

    /// How it reads from target to source, in Khmer.
    async fn inverse_label_km(&self) -> &'static str {
        self.row.kind.spec().inverse_km
    }

    /// Whether it runs both ways; then which end is the source means nothing.
    async fn symmetric(&self) -> bool {
        self.row.kind.spec().symmetric
    }

    /// The thing it goes out from. Null only when it was taken back while this answer was made.
    async fn source(&self) -> Result<Option<ThingObject>> {
        thing::find(&self.world, self.row.source_id).await
    }

    /// The thing it goes to. Null only when it was taken back while this answer was made.
    async fn target(&self) -> Result<Option<ThingObject>> {
        thing::find(&self.world, self.row.target_id).await
    }

    /// The end that is not the given one.
    async fn other(&self, #[graphql(desc = "The global id of one of its ends.")] of: ID) -> Result<Option<ThingObject>> {
        let id = IdKind::Thing.read("of", &of)?;
        let Some((source, target)) = self.ends().await? else {
            return Ok(None);
        };
        let other = if source.public_id == id {
            target
        } else if target.public_id == id {
            source
        } else {
            return Err(coded(Code::BadUserInput, "The argument of names no end of this relationship."));
        };
        Ok(Some(ThingObject::new(other, self.world.clone())))
    }

    /// What its kind asks for: the role of a party, a title, an instrument; null for none.
    async fn role(&self) -> Option<&str> {
        self.row.role.as_deref()
    }

    /// The role in English: the label of a word, or the role as it is; null for none.
    async fn role_label(&self) -> Option<String> {
        self.role_label_in(Vocabulary::label, Vocabulary::label)
    }

    /// The role in Khmer where it is a word of a vocabulary, else as it is; null for none.
    async fn role_label_km(&self) -> Option<String> {
        self.role_label_in(Vocabulary::label_km, Vocabulary::label_km)
    }

    /// The share of the whole that it gives; null when its kind gives none or the share is not known.
    async fn share(&self) -> Option<Share> {
        Share::of(self.row.share_min, self.row.share_max, self.row.basis)
    }

    /// The money that runs along it; null when none does or the amount is not known.
    async fn amount(&self) -> Option<Amount> {
        Amount::of(
            self.row.amount_min,
            self.row.amount_max,
            self.row.currency.as_deref(),
            self.row.per.as_deref(),
        )
    }

    /// The quantity of goods, land or time; null when not stated.
    async fn quantity(&self) -> Option<Quantity> {
        Quantity::of(self.row.quantity_min, self.row.quantity_max, self.row.unit.as_deref())
    }

    /// The goods; null when not stated.
    async fn commodity(&self) -> Option<&str> {
        self.row.commodity.as_deref()
    }

    /// When it held.
    async fn valid(&self) -> Period {
        Period::new(store::relationship::period(&self.row), self.world.clone())
    }

    /// What a reader should know beside it; null for nothing.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// Whether sources say that it is *not* so. Such a relationship is shown and cited, and no path walks it.
    async fn negated(&self) -> bool {
        self.row.negated
    }

    /// Which of several values sums and searches use; null where it stands alone.
    async fn rank(&self) -> Option<Term<Rank>> {
        self.row.rank.map(Term)
    }

    /// Why the rank; null without one.
    async fn rank_reason(&self) -> Option<&str> {
        self.row.rank_reason.as_deref()
    }

    /// How well it is supported by the evidence that the viewer may see; null without any.
    async fn confidence(&self) -> Option<Term<Confidence>> {
        store::relationship::confidence(&self.row, self.world.clearance()).map(Term)
    }

    /// Why curators hold its confidence down; null when they do not.
    async fn confidence_reason(&self) -> Option<&str> {
        self.row.cap_reason.as_deref()
    }

    /// Whether evidence speaks against it.
    async fn disputed(&self) -> bool {
        store::relationship::disputed(&self.row, self.world.clearance())
    }

    /// Who may see it.
    async fn visibility(&self) -> Term<Visibility> {
        Term(self.row.visibility)
    }

    /// The passages of sources that it rests on.
    async fn evidence(&self) -> Result<Vec<Evidence>> {
        Evidence::of(&self.world, Table::Relationship, self.row.id.0).await
    }

    /// It as an English sentence, with its dates. Null only when an end was taken back while this answer was made.
    async fn sentence(&self) -> Result<Option<String>> {
        let ends = self.ends().await?;
        Ok(ends.map(|(source, target)| store::sentence::sentence(&self.row, &source.name, &target.name)))
    }

    /// It as a Khmer sentence, with names in Khmer where there are any. Null only when an end was taken back while this answer was made.
    async fn sentence_km(&self) -> Result<Option<String>> {
        let ends = self.ends().await?;
        let named = |row: &entities::thing::Model| row.name_km.clone().unwrap_or_else(|| row.name.clone());
        Ok(ends.map(|(source, target)| store::sentence::sentence_km(&self.row, &named(&source), &named(&target))))
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
            &self.world,
            Table::Relationship,
            self.row.id.0,
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
