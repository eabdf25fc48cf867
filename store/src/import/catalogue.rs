//! Which things, sources and places the records speak of, and the key of each: of the row that is there, or of the row to come.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entities::id::{PlaceId, SourceId, ThingId};
use entities::vocabulary::{ThingKind, Visibility, Vocabulary};
use entities::{place, source, thing};
use exchange::Dataset;
use exchange::record::Place;

use super::judge::Judge;
use crate::error::Result;
use crate::keys::CHUNK;
use crate::problem::ProblemCode;

/// Keys by the names that files use.
pub struct Catalogue {
    things: HashMap<String, (ThingId, ThingKind)>,
    sources: HashMap<String, SourceId>,
    places: HashMap<String, PlaceId>,
    levels: HashMap<ThingId, Visibility>,
}

/// The greatest key of a table; 0 when it is empty.
pub async fn greatest<E: EntityTrait, C: ConnectionTrait>(connection: &C, column: E::Column) -> Result<i64> {
    Ok(E::find()
        .select_only()
        .column(column)
        .order_by_desc(column)
        .limit(1)
        .into_tuple::<i64>()
        .one(connection)
        .await?
        .unwrap_or(0))
}

impl Catalogue {
    /// Reads what is there and numbers what is new.
    pub async fn load<C: ConnectionTrait>(connection: &C, dataset: &Dataset, judge: &mut Judge) -> Result<Self> {
        let mut levels = HashMap::new();
        Ok(Self {
            things: things(connection, dataset, judge, &mut levels).await?,
            sources: sources(connection, dataset, judge).await?,
            places: places(connection, dataset, judge).await?,
            levels,
        })
    }

    /// The levels of the things that are there and are not public.
    pub fn into_levels(self) -> HashMap<ThingId, Visibility> {
        self.levels
    }

    /// The thing with this slug, or a problem.
    pub fn thing(&self, judge: &mut Judge, at: &Place, column: &str, slug: &str) -> Option<(ThingId, ThingKind)> {
        let found = self.things.get(slug).copied();
        if found.is_none() {
            judge.problem(
                ProblemCode::UnknownThing,
                at,
                column,
                format!("There is no thing “{slug}”. Define it in things.csv, or mend the slug."),
            );
        }
        found
    }

    /// The source with this key, or a problem.
    pub fn source(&self, judge: &mut Judge, at: &Place, column: &str, key: &str) -> Option<SourceId> {
        let found = self.sources.get(key).copied();
        if found.is_none() {
            judge.problem(
                ProblemCode::UnknownSource,
                at,
                column,
                format!("There is no source “{key}”. Define it in sources.csv, or mend the key."),
            );
        }
        found
    }

    /// The place with this key, or a problem.
    pub fn place(&self, judge: &mut Judge, at: &Place, column: &str, key: &str) -> Option<PlaceId> {
        let found = self.places.get(key).copied();
        if found.is_none() {
            judge.problem(
                ProblemCode::UnknownPlace,
                at,
                column,
                format!("There is no place “{key}”. Define it in places.csv, or mend the key."),
            );
        }
        found
    }
}

async fn things<C: ConnectionTrait>(
    connection: &C,
    dataset: &Dataset,
    judge: &mut Judge,
    levels: &mut HashMap<ThingId, Visibility>,
) -> Result<HashMap<String, (ThingId, ThingKind)>> {
    let mut wanted: BTreeSet<&str> = dataset.things.iter().map(|record| record.slug.as_str()).collect();
    wanted.extend(dataset.names.iter().map(|record| record.thing.as_str()));
    wanted.extend(dataset.identifiers.iter().map(|record| record.thing.as_str()));
    wanted.extend(
        dataset
            .relationships
            .iter()
            .flat_map(|record| [record.source_thing.as_str(), record.target_thing.as_str()]),
    );
    wanted.extend(dataset.figures.iter().map(|record| record.thing.as_str()));
    wanted.extend(dataset.locations.iter().map(|record| record.thing.as_str()));
    wanted.extend(dataset.forum_rules.iter().map(|record| record.forum.as_str()));
    wanted.extend(
        dataset
            .evidence
            .iter()
            .filter(|record| record.subject_kind == exchange::record::SubjectKind::Thing)
            .map(|record| record.subject.as_str()),
    );
    let wanted: Vec<&str> = wanted.into_iter().collect();
    let mut found = HashMap::new();
    for slugs in wanted.chunks(CHUNK) {
        use thing::Column as T;
        let rows = thing::Entity::find()
            .select_only()
            .columns([T::Slug, T::Id, T::Kind, T::Level])
            .filter(T::Slug.is_in(slugs.iter().copied()));
        for (slug, id, kind, level) in rows
            .into_tuple::<(String, ThingId, ThingKind, Visibility)>()
            .all(connection)
            .await?
        {
            if level != Visibility::Public {
                levels.insert(id, level);
            }
            found.insert(slug, (id, kind));
        }
    }
    let mut next = greatest::<thing::Entity, C>(connection, thing::Column::Id).await?;
    let mut defined: HashMap<&str, &Place> = HashMap::new();
    for record in &dataset.things {
        if let Some(first) = defined.insert(&record.slug, &record.at) {
            let message = format!(
                "“{}” is defined already, in {} line {}. A thing is defined once.",
                record.slug, first.file, first.line
            );
            judge.problem(ProblemCode::DuplicateThing, &record.at, "slug", message);
            continue;
        }
        let Some(kind) = judge.word::<ThingKind>(&record.at, "kind", Some(&record.kind)) else {
            continue;
        };
        match found.get(&record.slug) {
            Some((_, known)) if *known != kind => {
                let message = format!(
                    "“{}” is there already as {}. Choose another slug, or mend the kind.",
                    record.slug,
                    known.name()
                );
                judge.problem(ProblemCode::DuplicateThing, &record.at, "kind", message);
            }
            Some(_) => {}
            None => {
                next += 1;
                found.insert(record.slug.clone(), (ThingId(next), kind));
            }
        }
    }
    Ok(found)
}

async fn sources<C: ConnectionTrait>(connection: &C, dataset: &Dataset, judge: &mut Judge) -> Result<HashMap<String, SourceId>> {
    let mut found: HashMap<String, SourceId> = source::Entity::find()
        .select_only()
        .columns([source::Column::Key, source::Column::Id])
        .into_tuple::<(String, SourceId)>()
        .all(connection)
        .await?
        .into_iter()
        .collect();
    let mut next = greatest::<source::Entity, C>(connection, source::Column::Id).await?;
    let mut defined: HashMap<&str, &Place> = HashMap::new();
    for record in &dataset.sources {
        if let Some(first) = defined.insert(&record.key, &record.at) {
            let message = format!(
                "The source “{}” is defined already, in {} line {}.",
                record.key, first.file, first.line
            );
            judge.problem(ProblemCode::DuplicateKey, &record.at, "key", message);
        }
        found.entry(record.key.clone()).or_insert_with(|| {
            next += 1;
            SourceId(next)
        });
    }
    Ok(found)
}

async fn places<C: ConnectionTrait>(connection: &C, dataset: &Dataset, judge: &mut Judge) -> Result<HashMap<String, PlaceId>> {
    let rows = place::Entity::find()
        .select_only()
        .columns([place::Column::Key, place::Column::Id])
        .into_tuple::<(String, PlaceId)>();
    let mut found: HashMap<String, PlaceId> = rows.all(connection).await?.into_iter().collect();
    let mut next = greatest::<place::Entity, C>(connection, place::Column::Id).await?;
    let mut parents: HashMap<&str, (&str, &Place)> = HashMap::new();
    let mut defined: HashMap<&str, &Place> = HashMap::new();
    for record in &dataset.places {
        if let Some(first) = defined.insert(&record.key, &record.at) {
            let message = format!(
                "The place “{}” is defined already, in {} line {}.",
                record.key, first.file, first.line
            );
            judge.problem(ProblemCode::DuplicateKey, &record.at, "key", message);
        }
        if let Some(parent) = &record.parent {
            parents.insert(&record.key, (parent, &record.at));
        }
        found.entry(record.key.clone()).or_insert_with(|| {
            next += 1;
            PlaceId(next)
        });
    }
    for (key, (_, at)) in &parents {
        let mut here = *key;
        for _ in 0..=parents.len() {
            let Some((parent, _)) = parents.get(here) else { break };
            here = parent;
            if here == *key {
                let message = format!("“{key}” lies in itself, by its parents. Mend the parent of one of them.");
                judge.problem(ProblemCode::PlacesInCircle, at, "parent", message);
                break;
            }
        }
    }
    Ok(found)
}
