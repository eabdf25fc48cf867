//! Batch loaders: what a level of an answer needs, in one statement for the whole level.
//! They are separate from the nouns because one set of them is made for each request, by one function.

mod batch;
mod keys;

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Result;
use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use store::Reader;

pub use batch::Batch;
pub use keys::{
    DetailOf, EvidenceOf, EvidenceOfSource, FigureById, FiguresOf, ForumRuleById, IdentifiersOf, LocationById, LocationsOf, NamesOf,
    PlaceById, RelationshipById, RelationshipCount, RelationshipsOf, RulesOf, SourceById, ThingById,
};

/// The loaders of one request over one reader.
pub struct Loaders(DataLoader<Batch, HashMapCache>);

impl Loaders {
    /// The loaders of one request. Never put them where another request can reach them: what they hold has one viewer.
    pub fn over(reader: Reader) -> Self {
        Self(DataLoader::with_cache(Batch { reader }, tokio::spawn, HashMapCache::default()))
    }

    /// What stands under a key, when the viewer may see it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn one<K>(&self, key: K) -> Result<Option<<Batch as Loader<K>>::Value>>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        Batch: Loader<K, Error = async_graphql::Error>,
    {
        self.0.load_one(key).await
    }

    /// What stands under these keys.
    ///
    /// # Errors
    /// The database failed.
    pub async fn many<K>(&self, keys: impl IntoIterator<Item = K>) -> Result<HashMap<K, <Batch as Loader<K>>::Value>>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        Batch: Loader<K, Error = async_graphql::Error>,
    {
        self.0.load_many(keys).await
    }

    /// Keeps what was read already, so that nobody reads it again for this request.
    pub async fn keep<K>(&self, values: impl IntoIterator<Item = (K, <Batch as Loader<K>>::Value)>)
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        Batch: Loader<K, Error = async_graphql::Error>,
    {
        self.0.feed_many(values).await;
    }
}
