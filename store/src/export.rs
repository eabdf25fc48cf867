//! Rows become records again: what a viewer may see, as the files that an import reads.

mod records;

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use entities::detail::Detail;
use entities::id::{PlaceId, SourceId, ThingId};
use entities::vocabulary::{Table, ThingKind, Vocabulary};
use entities::{evidence, figure, forum_rule, identifier, location, name, place, relationship, source, thing};
use exchange::Dataset;

use crate::access::Reader;
use crate::error::Result;

/// What records are made of: rows, and the names by which files know each other's rows.
struct Rows {
    sources: HashMap<SourceId, source::Model>,
    places: HashMap<PlaceId, place::Model>,
    things: HashMap<ThingId, thing::Model>,
    details: HashMap<ThingId, Detail>,
    evidence: HashMap<(Table, i64), Vec<evidence::Model>>,
}

/// Everything that the viewer may see.
pub async fn everything(reader: &Reader) -> Result<Dataset> {
    let connection = reader.connection();
    let sources = reader
        .select::<source::Entity>()
        .order_by_asc(source::Column::Key)
        .all(connection)
        .await?;
    let places = place::Entity::find().order_by_asc(place::Column::Key).all(connection).await?;
    let things = reader
        .select::<thing::Entity>()
        .order_by_asc(thing::Column::Slug)
        .all(connection)
        .await?;
    let locations = reader
        .select::<location::Entity>()
        .order_by_asc(location::Column::Id)
        .all(connection)
        .await?;
    let seen = places_seen(&places, &locations);
    let rows = Rows {
        sources: sources.iter().map(|row| (row.id, row.clone())).collect(),
        places: places.iter().map(|row| (row.id, row.clone())).collect(),
        things: things.iter().map(|row| (row.id, row.clone())).collect(),
        details: details(reader, &things).await?,
        evidence: evidence(reader).await?,
    };
    let mut dataset = Dataset {
        sources: sources.iter().map(|row| rows.source(row)).collect(),
        places: places
            .iter()
            .filter(|row| seen.contains(&row.id))
            .map(|row| rows.place(row))
            .collect(),
        ..Dataset::default()
    };
    let rest = &mut dataset.evidence;
    dataset.things.extend(things.iter().map(|row| rows.thing(row, rest)));
    let names = reader.select::<name::Entity>().all(connection).await?;
    dataset.names.extend(names.iter().filter_map(|row| rows.name(row)));
    dataset.names.sort_by(|a, b| (&a.thing, &a.text).cmp(&(&b.thing, &b.text)));
    let identifiers = reader.select::<identifier::Entity>().order_by_asc(identifier::Column::Id);
    dataset
        .identifiers
        .extend(identifiers.all(connection).await?.iter().filter_map(|row| rows.identifier(row)));
    let relationships = reader.select::<relationship::Entity>().order_by_asc(relationship::Column::Id);
    dataset.relationships.extend(
        relationships
            .all(connection)
            .await?
            .iter()
            .filter_map(|row| rows.relationship(row, rest)),
    );
    let figures = reader.select::<figure::Entity>().order_by_asc(figure::Column::Id);
    dataset
        .figures
        .extend(figures.all(connection).await?.iter().filter_map(|row| rows.figure(row, rest)));
    dataset
        .locations
        .extend(locations.iter().filter_map(|row| rows.location(row, rest)));
    let rules = reader.select::<forum_rule::Entity>().order_by_asc(forum_rule::Column::Id);
    dataset
        .forum_rules
        .extend(rules.all(connection).await?.iter().filter_map(|row| rows.forum_rule(row, rest)));
    Ok(dataset)
}

/// The details of these things.
async fn details(reader: &Reader, things: &[thing::Model]) -> Result<HashMap<ThingId, Detail>> {
    let mut found = HashMap::new();
    for kind in ThingKind::ALL.iter().copied() {
        let ids: Vec<ThingId> = things.iter().filter(|row| row.kind == kind).map(|row| row.id).collect();
        for ids in ids.chunks(5_000) {
            found.extend(crate::detail::of_things(reader, kind, ids).await?);
        }
    }
    Ok(found)
}

/// All evidence that the viewer may see, by the record it speaks of.
async fn evidence(reader: &Reader) -> Result<HashMap<(Table, i64), Vec<evidence::Model>>> {
    let mut found: HashMap<(Table, i64), Vec<evidence::Model>> = HashMap::new();
    for row in reader
        .select::<evidence::Entity>()
        .order_by_asc(evidence::Column::Id)
        .all(reader.connection())
        .await?
    {
        found.entry((row.subject_table, row.subject_id)).or_default().push(row);
    }
    Ok(found)
}

/// The places of locations that are seen, and what they lie in.
fn places_seen(places: &[place::Model], locations: &[location::Model]) -> std::collections::HashSet<PlaceId> {
    let parents: HashMap<PlaceId, PlaceId> = places.iter().filter_map(|row| Some((row.id, row.parent_id?))).collect();
    let mut seen = std::collections::HashSet::new();
    for row in locations {
        let mut here = Some(row.place_id);
        while let Some(place) = here.filter(|place| seen.insert(*place)) {
            here = parents.get(&place).copied();
        }
    }
    seen
}

/// How many records of each table the viewer may see, by the name of the table.
pub async fn counts(reader: &Reader) -> Result<Vec<(Table, u64)>> {
    use sea_orm::PaginatorTrait;
    let connection = reader.connection();
    Ok(vec![
        (Table::Thing, reader.select::<thing::Entity>().count(connection).await?),
        (
            Table::Relationship,
            reader.select::<relationship::Entity>().count(connection).await?,
        ),
        (Table::Name, reader.select::<name::Entity>().count(connection).await?),
        (Table::Figure, reader.select::<figure::Entity>().count(connection).await?),
        (Table::Location, reader.select::<location::Entity>().count(connection).await?),
        (Table::Source, reader.select::<source::Entity>().count(connection).await?),
        (
            Table::Evidence,
            reader
                .select::<evidence::Entity>()
                .filter(evidence::Column::SubjectId.gt(0))
                .count(connection)
                .await?,
        ),
        (Table::ForumRule, reader.select::<forum_rule::Entity>().count(connection).await?),
    ])
}
