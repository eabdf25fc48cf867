//! How each key is loaded: one function of the store for all keys of a batch.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use async_graphql::Error;
use async_graphql::dataloader::Loader;
use entities::detail::Detail;
use entities::{evidence, figure, forum_rule, identifier, location, name, place, relationship, source, thing};
use store::relationship::RelationshipFilter;
use store::{Listed, Page, Reader};

use super::keys::{
    DetailOf, EvidenceOf, EvidenceOfSource, FigureById, FiguresOf, ForumRuleById, IdentifiersOf, LocationById, LocationsOf, NamesOf,
    PlaceById, RelationshipById, RelationshipCount, RelationshipsOf, RulesOf, SourceById, ThingById,
};
use crate::graphql::error::of_store;

/// Loads for one viewer.
pub struct Batch {
    pub(super) reader: Reader,
}

/// Loaders of one row by its key.
macro_rules! by_id {
    ($($key:ident $module:ident;)+) => {
        $(impl Loader<$key> for Batch {
            type Value = Arc<$module::Model>;
            type Error = Error;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Error> {
                let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
                let rows = store::$module::find_by_ids(&self.reader, &ids).await.map_err(of_store)?;
                Ok(rows.into_iter().map(|row| ($key(row.id), Arc::new(row))).collect())
            }
        })+
    };
}

by_id! {
    ThingById thing;
    RelationshipById relationship;
    SourceById source;
    PlaceById place;
    FigureById figure;
    LocationById location;
    ForumRuleById forum_rule;
}

/// Loaders of all rows that hang on a thing. A thing without any loads an empty list, so that it is not asked again.
macro_rules! of_thing {
    ($($key:ident $module:ident $find:ident;)+) => {
        $(impl Loader<$key> for Batch {
            type Value = Arc<Vec<Arc<$module::Model>>>;
            type Error = Error;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Error> {
                let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
                let mut rows = store::$module::$find(&self.reader, &ids).await.map_err(of_store)?;
                Ok(keys.iter().map(|key| {
                    let rows = rows.remove(&key.0).unwrap_or_default();
                    (*key, Arc::new(rows.into_iter().map(Arc::new).collect()))
                }).collect())
            }
        })+
    };
}

of_thing! {
    NamesOf name of_things;
    IdentifiersOf identifier of_things;
    FiguresOf figure of_things;
    LocationsOf location of_things;
    RulesOf forum_rule of_forums;
}

impl Loader<DetailOf> for Batch {
    type Value = Arc<Detail>;
    type Error = Error;

    async fn load(&self, keys: &[DetailOf]) -> Result<HashMap<DetailOf, Self::Value>, Error> {
        let mut found = HashMap::new();
        for (kind, ids) in grouped(keys, |key| (key.0, key.1)) {
            let details = store::detail::of_things(&self.reader, kind, &ids).await.map_err(of_store)?;
            found.extend(details.into_iter().map(|(id, detail)| (DetailOf(kind, id), Arc::new(detail))));
        }
        Ok(found)
    }
}

impl Loader<EvidenceOf> for Batch {
    type Value = Arc<Vec<Arc<evidence::Model>>>;
    type Error = Error;

    async fn load(&self, keys: &[EvidenceOf]) -> Result<HashMap<EvidenceOf, Self::Value>, Error> {
        let mut found = HashMap::new();
        for (table, ids) in grouped(keys, |key| (key.0, key.1)) {
            let mut rows = store::evidence::of(&self.reader, table, &ids).await.map_err(of_store)?;
            found.extend(ids.into_iter().map(|id| {
                let rows = rows.remove(&id).unwrap_or_default();
                (EvidenceOf(table, id), Arc::new(rows.into_iter().map(Arc::new).collect()))
            }));
        }
        Ok(found)
    }
}

impl Loader<EvidenceOfSource> for Batch {
    type Value = Arc<Listed<evidence::Model>>;
    type Error = Error;

    async fn load(&self, keys: &[EvidenceOfSource]) -> Result<HashMap<EvidenceOfSource, Self::Value>, Error> {
        let mut found = HashMap::new();
        for (page, ids) in grouped(keys, |key| (key.1.clone(), key.0)) {
            let mut lists = store::evidence::of_sources(&self.reader, &ids, &page).await.map_err(of_store)?;
            found.extend(ids.into_iter().map(|id| {
                let listed = lists.remove(&id).unwrap_or_else(Listed::empty);
                (EvidenceOfSource(id, page.clone()), Arc::new(listed))
            }));
        }
        Ok(found)
    }
}

impl Loader<RelationshipsOf> for Batch {
    type Value = Arc<Listed<relationship::Model>>;
    type Error = Error;

    async fn load(&self, keys: &[RelationshipsOf]) -> Result<HashMap<RelationshipsOf, Self::Value>, Error> {
        let mut found = HashMap::new();
        let asked = |key: &RelationshipsOf| -> ((RelationshipFilter, Page), _) { ((key.filter.clone(), key.page.clone()), key.thing) };
        for ((filter, page), things) in grouped(keys, asked) {
            let mut lists = store::relationship::of_things(&self.reader, &things, &filter, &page)
                .await
                .map_err(of_store)?;
            found.extend(things.into_iter().map(|thing| {
                let listed = lists.remove(&thing).unwrap_or_else(Listed::empty);
                (
                    RelationshipsOf {
                        thing,
                        filter: filter.clone(),
                        page: page.clone(),
                    },
                    Arc::new(listed),
                )
            }));
        }
        Ok(found)
    }
}

impl Loader<RelationshipCount> for Batch {
    type Value = u64;
    type Error = Error;

    async fn load(&self, keys: &[RelationshipCount]) -> Result<HashMap<RelationshipCount, u64>, Error> {
        let mut found = HashMap::new();
        for (filter, things) in grouped(keys, |key| (key.filter.clone(), key.thing)) {
            let counts = store::relationship::count_of_things(&self.reader, &things, &filter)
                .await
                .map_err(of_store)?;
            found.extend(things.into_iter().map(|thing| {
                let count = counts.get(&thing).copied().unwrap_or(0);
                (
                    RelationshipCount {
                        thing,
                        filter: filter.clone(),
                    },
                    count,
                )
            }));
        }
        Ok(found)
    }
}

/// Keys with the same question together, so that each question is one statement.
fn grouped<K, Q: Eq + Hash, I>(keys: &[K], part: impl Fn(&K) -> (Q, I)) -> HashMap<Q, Vec<I>> {
    let mut groups: HashMap<Q, Vec<I>> = HashMap::new();
    for key in keys {
        let (question, id) = part(key);
        groups.entry(question).or_default().push(id);
    }
    groups
}
