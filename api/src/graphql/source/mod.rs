//! Sources: the documents that facts rest on.

mod query;

use std::sync::Arc;

use async_graphql::{ID, Object, Result};
use entities::id::SourceId;
use entities::source::Model;
use entities::vocabulary::{SourceKind, Visibility, Vocabulary};
use futures_util::FutureExt;

use super::connection::{Connection, Count, PageArgs};
use super::error::of_store;
use super::evidence::Evidence;
use super::id::IdKind;
use super::loaders::{EvidenceOfSource, SourceById};
use super::scalars::PartialDate;
use super::term::Term;
use super::value::Bound;
use super::world::World;
pub use query::SourceQuery;

/// A document that states facts.
#[derive(Clone)]
pub struct Source {
    row: Arc<Model>,
    world: World,
}

impl Source {
    /// The source of a row.
    pub fn new(row: Arc<Model>, world: World) -> Self {
        Self { row, world }
    }
}

/// How many pieces of evidence a source gives.
async fn count(world: &World, id: SourceId) -> Result<u64> {
    let counts = store::evidence::count_of_sources(&world.reader, &[id]).await.map_err(of_store)?;
    Ok(counts.get(&id).copied().unwrap_or(0))
}

/// A document that states facts: a decision, register, report, article or page.
#[Object]
impl Source {
    /// Its global id, the same after export and import.
    pub async fn id(&self) -> ID {
        IdKind::Source.global(self.row.public_id)
    }

    /// Its name in files: lower-case letters, digits and hyphens.
    async fn key(&self) -> &str {
        &self.row.key
    }

    /// Its title.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// Who published it; null when not recorded.
    async fn publisher(&self) -> Option<&str> {
        self.row.publisher.as_deref()
    }

    /// What sort of document it is.
    async fn kind(&self) -> Term<SourceKind> {
        Term(self.row.kind)
    }

    /// What sort of document it is, in English.
    async fn kind_label(&self) -> &'static str {
        self.row.kind.label()
    }

    /// What sort of document it is, in Khmer.
    async fn kind_label_km(&self) -> &'static str {
        self.row.kind.label_km()
    }

    /// Its address on the web; null when it has none.
    async fn url(&self) -> Option<&str> {
        self.row.url.as_deref()
    }

    /// The address of an archived copy; null when none is recorded.
    async fn archive_url(&self) -> Option<&str> {
        self.row.archive_url.as_deref()
    }

    /// When it was published; null when not known.
    async fn published(&self) -> Option<Bound> {
        store::source::published(&self.row).map(Bound)
    }

    /// The day on which it was read for this graph; null when not recorded.
    async fn accessed_on(&self) -> Option<PartialDate> {
        let text = self.row.accessed_on.as_deref()?;
        entities::partial_date::PartialDate::parse(text).map(PartialDate)
    }

    /// The BCP 47 tag of its language, such as `en` or `km`; null when not recorded.
    async fn language(&self) -> Option<&str> {
        self.row.language.as_deref()
    }

    /// Whether a party to the matter wrote it. What a party says of itself counts for less.
    async fn is_party(&self) -> bool {
        self.row.is_party
    }

    /// The source that it reprints, which counts in its place; null for an original.
    async fn original(&self) -> Result<Option<Source>> {
        let Some(original) = self.row.original_id else {
            return Ok(None);
        };
        let row = self.world.loaders().one(SourceById(original)).await?;
        Ok(row.map(|row| Source::new(row, self.world.clone())))
    }

    /// What a reader should know beside it; null for nothing.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// The SHA-256 of the copy that was read, in hexadecimal; null when not recorded.
    async fn sha256(&self) -> Option<&str> {
        self.row.sha256.as_deref()
    }

    /// Who may see it.
    async fn visibility(&self) -> Term<Visibility> {
        Term(self.row.visibility)
    }

    /// What it is evidence of, in the order in which it was recorded. `totalCount` counts up to 10,000.
    async fn evidence(
        &self,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Evidence>> {
        const LIST: &str = "evidence of a source";
        let page = PageArgs {
            first,
            after,
            last,
            before,
        }
        .page(&self.world, LIST)?;
        let listed = self.world.loaders().one(EvidenceOfSource(self.row.id, page)).await?;
        let listed = listed.map_or_else(store::Listed::empty, |listed| (*listed).clone());
        let world = self.world.clone();
        let id = self.row.id;
        let count: Count = Arc::new({
            let world = world.clone();
            move || {
                let world = world.clone();
                async move { count(&world, id).await }.boxed()
            }
        });
        let node = |row| Evidence::new(Arc::new(row), world.clone());
        Ok(Connection::of(&world, LIST, listed, store::evidence::key, node, count))
    }
}
