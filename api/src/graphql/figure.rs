//! Figures: the values that sources state of a thing, side by side where they differ.

use std::sync::Arc;

use async_graphql::{ID, Object, Result};
use entities::figure::Model;
use entities::vocabulary::{Confidence, Measure, Rank, Table, Visibility, Vocabulary};

use super::evidence::Evidence;
use super::id::IdKind;
use super::loaders::ThingById;
use super::scalars::CurrencyCode;
use super::term::Term;
use super::thing::ThingObject;
use super::value::{Bound, Range};
use super::world::World;

/// A value that a source states of a thing.
#[derive(Clone)]
pub struct Figure {
    row: Arc<Model>,
    world: World,
}

impl Figure {
    /// The figure of a row.
    pub fn new(row: Arc<Model>, world: World) -> Self {
        Self { row, world }
    }
}

/// A value that a source states of a thing: families, hectares, cost, status. Values that differ stand side by side.
#[Object]
impl Figure {
    /// Its global id, the same after export and import.
    pub async fn id(&self) -> ID {
        IdKind::Figure.global(self.row.public_id)
    }

    /// The thing it is stated of. Null only when it was taken back while this answer was made.
    async fn thing(&self) -> Result<Option<ThingObject>> {
        let row = self.world.loaders().one(ThingById(self.row.thing_id)).await?;
        Ok(row.map(|row| ThingObject::new(row, self.world.clone())))
    }

    /// What it measures.
    async fn measure(&self) -> Term<Measure> {
        Term(self.row.measure)
    }

    /// What it measures, in English.
    async fn measure_label(&self) -> &'static str {
        self.row.measure.label()
    }

    /// What it measures, in Khmer.
    async fn measure_label_km(&self) -> &'static str {
        self.row.measure.label_km()
    }

    /// Who or what is counted, where the measure does not say it all; null otherwise. Figures of different groups do not contradict each other.
    async fn group(&self) -> Option<&str> {
        self.row.group_counted.as_deref()
    }

    /// The number, as a range; null when the source gives no number.
    async fn value(&self) -> Option<Range> {
        Range::of(self.row.value_min, self.row.value_max)
    }

    /// The value in the source's terms, where a number does not say it; null otherwise.
    async fn text(&self) -> Option<&str> {
        self.row.text.as_deref()
    }

    /// The value in words, with its unit or currency.
    async fn words(&self) -> String {
        store::figure::words(&self.row)
    }

    /// The unit of the number; null when the measure needs none or the source names none.
    async fn unit(&self) -> Option<&str> {
        self.row.unit.as_deref()
    }

    /// The currency of the number; null when it is no money.
    async fn currency(&self) -> Option<CurrencyCode> {
        self.row.currency.clone().map(CurrencyCode)
    }

    /// The day the value speaks of; null when the source does not say.
    async fn as_of(&self) -> Option<Bound> {
        store::figure::as_of(&self.row).map(Bound)
    }

    /// What a reader should know beside it; null for nothing.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
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
        store::figure::confidence(&self.row, self.world.clearance()).map(Term)
    }

    /// Whether sources contradict it: other evidence speaks against it, or another figure of the same measure, group and date differs.
    async fn disputed(&self) -> bool {
        store::figure::disputed(&self.row, self.world.clearance())
    }

    /// Who may see it.
    async fn visibility(&self) -> Term<Visibility> {
        Term(self.row.visibility)
    }

    /// The passages of sources that it rests on.
    async fn evidence(&self) -> Result<Vec<Evidence>> {
        Evidence::of(&self.world, Table::Figure, self.row.id.0).await
    }
}
