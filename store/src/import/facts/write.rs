//! Writes the rows, table by table, so that each finds the keys of what it refers to.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entities::detail::Detail;
use entities::vocabulary::{Table, ThingKind, Vocabulary};
use entities::{evidence, figure, forum_rule, identifier, location, name, place, relationship, source, thing};

use super::super::Report;
use super::super::merge::{Merged, merge, merge_things};
use super::derived::Settler;
use super::{Facts, Waiting};
use crate::access::Editor;
use crate::derive::{Affected, Sources};
use crate::error::{Error, Result};
use crate::keys::CHUNK;
use crate::row::Row;

/// Reads the rows that are there by one of their columns, in chunks, by identity.
macro_rules! existing {
    ($editor:expr, $module:ident, $column:ident, $values:expr) => {{
        let values = $values;
        let mut found: HashMap<String, $module::Model> = HashMap::new();
        for values in values.chunks(CHUNK) {
            let rows = $module::Entity::find()
                .filter($module::Column::$column.is_in(values.iter().copied()))
                .all($editor.transaction())
                .await?;
            found.extend(rows.into_iter().map(|row| (row.identity(), row)));
        }
        found
    }};
}

/// Public ids of rows.
macro_rules! public_ids {
    ($rows:expr) => {
        $rows.iter().map(|row| row.public_id).collect::<Vec<uuid::Uuid>>()
    };
}

impl Facts {
    /// Writes what is new or differs, and tells what became of it.
    pub async fn write(
        self,
        editor: &mut Editor,
        report: &mut Report,
        affected: &mut Affected,
        progress: &(dyn Fn(&str, u64) + Send + Sync),
    ) -> Result<()> {
        let mut keys: HashMap<(Table, String), i64> = HashMap::new();
        let mut created: HashSet<(Table, i64)> = HashSet::new();
        let mut done = 0;
        let mut note = |table: Table, merged: Merged, affected: &mut Affected| {
            report.add(table, merged.tally);
            merged.updated.iter().for_each(|key| affected.add(table, *key));
            created.extend(merged.created.into_iter().map(|key| (table, key)));
            keys.extend(merged.keys.into_iter().map(|(identity, key)| ((table, identity), key)));
            done += merged.tally.created + merged.tally.updated + merged.tally.unchanged;
            progress(table.label(), done);
        };
        let there = existing!(editor, source, PublicId, public_ids!(self.sources));
        note(Table::Source, merge(editor, self.sources, there, &mut |_| {}).await?, affected);
        let there = existing!(editor, place, PublicId, public_ids!(self.places));
        note(Table::Place, merge(editor, self.places, there, &mut |_| {}).await?, affected);
        let sources = Sources::load(editor.transaction()).await?;
        let mut settler = Settler::new(&self.evidence, &sources, self.levels);

        let there = existing!(editor, thing, PublicId, public_ids!(self.things));
        let known = details(editor, &there).await?;
        let merged = merge_things(editor, self.things, there, self.details, known, &mut |row| settler.thing(row)).await?;
        note(Table::Thing, merged, affected);
        let there = existing!(editor, name, ThingId, owners(self.names.iter().map(|row| row.thing_id)));
        note(
            Table::Name,
            merge(editor, self.names, there, &mut |row| settler.name(row)).await?,
            affected,
        );
        let there = existing!(editor, identifier, ThingId, owners(self.identifiers.iter().map(|row| row.thing_id)));
        note(
            Table::Identifier,
            merge(editor, self.identifiers, there, &mut |row| settler.identifier(row)).await?,
            affected,
        );
        let there = existing!(editor, relationship, PublicId, public_ids!(self.relationships));
        note(
            Table::Relationship,
            merge(editor, self.relationships, there, &mut |row| settler.relationship(row)).await?,
            affected,
        );
        let there = existing!(editor, figure, PublicId, public_ids!(self.figures));
        let merged = merge(editor, self.figures, there, &mut |row| settler.figure(row)).await?;
        affected.figures.extend(&merged.created);
        note(Table::Figure, merged, affected);
        let there = existing!(editor, location, PublicId, public_ids!(self.locations));
        note(
            Table::Location,
            merge(editor, self.locations, there, &mut |row| settler.location(row)).await?,
            affected,
        );
        let there = existing!(editor, forum_rule, PublicId, public_ids!(self.forum_rules));
        note(
            Table::ForumRule,
            merge(editor, self.forum_rules, there, &mut |row| settler.forum_rule(row)).await?,
            affected,
        );

        let mut subjects: HashMap<String, String> = HashMap::with_capacity(self.evidence.len());
        let mut pieces = Vec::with_capacity(self.evidence.len());
        for waiting in self.evidence {
            let subject_id = subject(editor, &keys, &waiting).await?;
            let row = evidence::Model { subject_id, ..waiting.row };
            subjects.insert(row.identity(), waiting.subject);
            pieces.push(row);
        }
        let there = existing!(editor, evidence, PublicId, public_ids!(pieces));
        let of: HashMap<String, (Table, i64)> = pieces
            .iter()
            .map(|row| (row.identity(), (row.subject_table, row.subject_id)))
            .collect();
        let settle =
            &mut |row: &mut evidence::Model| settler.evidence(row, &sources, subjects.get(&row.identity()).map_or("", String::as_str));
        let merged = merge(editor, pieces, there, settle).await?;
        for (identity, key) in &merged.keys {
            let Some(&(table, subject)) = of.get(identity) else { continue };
            let is_new = merged.created.contains(key) && !created.contains(&(table, subject));
            if is_new || merged.updated.contains(key) {
                affected.add(table, subject);
            }
        }
        report.add(Table::Evidence, merged.tally);
        Ok(())
    }
}

/// The key of what a piece of evidence speaks of: a record of this import, or one that was only referred to and is there.
async fn subject(editor: &Editor, keys: &HashMap<(Table, String), i64>, waiting: &Waiting) -> Result<i64> {
    if let Some(key) = keys.get(&(waiting.table, waiting.subject.clone())) {
        return Ok(*key);
    }
    let there = match entities::id::from_text(&waiting.subject) {
        Some(id) => super::keys_of(editor.transaction(), waiting.table, &[id]).await?.get(&id).copied(),
        None => None,
    };
    there.ok_or_else(|| Error::Inconsistent(format!("evidence of {} without a subject", waiting.table.name())))
}

/// The things that hang-on rows belong to, each once.
fn owners(ids: impl Iterator<Item = entities::id::ThingId>) -> Vec<entities::id::ThingId> {
    let mut ids: Vec<_> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The details of things that are there.
async fn details(editor: &Editor, there: &HashMap<String, thing::Model>) -> Result<HashMap<i64, Detail>> {
    let mut found = HashMap::new();
    for kind in ThingKind::ALL.iter().copied() {
        let ids: Vec<_> = there.values().filter(|row| row.kind == kind).map(|row| row.id).collect();
        for ids in ids.chunks(CHUNK) {
            let rows = Detail::find(editor.transaction(), kind, ids.to_vec()).await?;
            found.extend(rows.into_iter().map(|row| (row.thing_id().0, row)));
        }
    }
    Ok(found)
}
