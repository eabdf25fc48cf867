//! Rules of forums: what gives one power over a case, who may file, what it can give.

use std::sync::Arc;

use async_graphql::{ID, Object, Result};
use entities::forum_rule::Model;
use entities::vocabulary::{Confidence, RulePart, Table, Visibility, Vocabulary};

use super::evidence::Evidence;
use super::id::IdKind;
use super::loaders::ThingById;
use super::term::Term;
use super::thing::ThingObject;
use super::value::Period;
use super::world::World;

/// One rule of a forum.
#[derive(Clone)]
pub struct ForumRule {
    row: Arc<Model>,
    world: World,
}

impl ForumRule {
    /// The rule of a row.
    pub fn new(row: Arc<Model>, world: World) -> Self {
        Self { row, world }
    }
}

/// One rule of a forum: what gives it power over a case, who may file, what must be so, its limits, or what it can give.
#[Object]
impl ForumRule {
    /// Its global id, the same after export and import.
    pub async fn id(&self) -> ID {
        IdKind::ForumRule.global(self.row.public_id)
    }

    /// The forum. Null only when it was taken back while this answer was made.
    async fn forum(&self) -> Result<Option<ThingObject>> {
        let row = self.world.loaders().one(ThingById(self.row.forum_id)).await?;
        Ok(row.map(|row| ThingObject::new(row, self.world.clone())))
    }

    /// Which part of its rules.
    async fn part(&self) -> Term<RulePart> {
        Term(self.row.part)
    }

    /// Which part of its rules, in English.
    async fn part_label(&self) -> &'static str {
        self.row.part.label()
    }

    /// Which part of its rules, in Khmer.
    async fn part_label_km(&self) -> &'static str {
        self.row.part.label_km()
    }

    /// The condition as a code of the vocabulary of triggers; null when the rule stands in words alone.
    async fn condition(&self) -> Option<&str> {
        self.row.condition.as_deref()
    }

    /// The rule in words.
    async fn text(&self) -> &str {
        &self.row.text
    }

    /// When it held.
    async fn valid(&self) -> Period {
        Period::new(store::forum_rule::period(&self.row), self.world.clone())
    }

    /// How well it is supported by the evidence that the viewer may see; null without any.
    async fn confidence(&self) -> Option<Term<Confidence>> {
        store::forum_rule::confidence(&self.row, self.world.clearance()).map(Term)
    }

    /// Whether other evidence speaks against it.
    async fn disputed(&self) -> bool {
        store::forum_rule::disputed(&self.row, self.world.clearance())
    }

    /// Who may see it.
    async fn visibility(&self) -> Term<Visibility> {
        Term(self.row.visibility)
    }

    /// The passages of sources that it rests on.
    async fn evidence(&self) -> Result<Vec<Evidence>> {
        Evidence::of(&self.world, Table::ForumRule, self.row.id.0).await
    }
}
