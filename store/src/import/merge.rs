//! Writes rows of one table: those that are new as one range of keys, those that differ one by one with their image, and none that are the same.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Iterable, PrimaryKeyToColumn};

use entities::detail::Detail;
use entities::vocabulary::Action;
use entities::{image, thing};

use super::Tally;
use super::catalogue::greatest;
use crate::access::Editor;
use crate::error::Result;
use crate::row::{Row, to_json};

/// How many rows one insert carries: the widest table has about forty columns, and a statement binds a bounded number of values.
const ROWS: usize = 400;

/// What became of the rows of one table.
#[derive(Default)]
pub struct Merged {
    /// How many of each.
    pub tally: Tally,
    /// The key of each row, by identity.
    pub keys: HashMap<String, i64>,
    /// The keys of those that were created.
    pub created: BTreeSet<i64>,
    /// The keys of those that were updated.
    pub updated: BTreeSet<i64>,
}

/// Sets what follows from evidence in a new row, before it is written.
pub type Settle<'a, R> = &'a mut (dyn FnMut(&mut R) + Send);

/// Writes rows that are new or differ from those that are there.
pub async fn merge<R: Row>(editor: &mut Editor, rows: Vec<R>, there: HashMap<String, R>, settle: Settle<'_, R>) -> Result<Merged>
where
    <R::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = R::Entity> + Send,
{
    merge_with(editor, rows, there, settle, &|_, _| false, &|row, _| to_json(row)).await
}

/// Writes things with their details: a thing differs also when only its detail does.
pub async fn merge_things(
    editor: &mut Editor,
    rows: Vec<thing::Model>,
    there: HashMap<String, thing::Model>,
    mut details: HashMap<i64, Detail>,
    known: HashMap<i64, Detail>,
    settle: Settle<'_, thing::Model>,
) -> Result<Merged> {
    let differs = |key: i64, _: &thing::Model| details.get(&key).map(Detail::cells) != known.get(&key).map(Detail::cells);
    let image = |row: &thing::Model, key: i64| {
        let mut json = to_json(row);
        if let (Some(json), Some(detail)) = (json.as_object_mut(), known.get(&key)) {
            let cells = detail.cells().into_iter().map(|(column, text)| (column.to_owned(), text.into()));
            json.insert("detail".into(), serde_json::Value::Object(cells.collect()));
        }
        json
    };
    let merged = merge_with(editor, rows, there, settle, &differs, &image).await?;
    let created: Vec<Detail> = merged.created.iter().filter_map(|key| details.remove(key)).collect();
    Detail::insert_many(editor.transaction(), created).await?;
    for key in &merged.updated {
        if let Some(detail) = details.remove(key) {
            if known.contains_key(key) {
                detail.replace(editor.transaction()).await?;
            } else {
                Detail::insert_many(editor.transaction(), vec![detail]).await?;
            }
        }
    }
    Ok(merged)
}

async fn merge_with<R: Row>(
    editor: &mut Editor,
    rows: Vec<R>,
    there: HashMap<String, R>,
    settle: Settle<'_, R>,
    differs: &(dyn Fn(i64, &R) -> bool + Sync),
    as_image: &(dyn Fn(&R, i64) -> serde_json::Value + Sync),
) -> Result<Merged>
where
    <R::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = R::Entity> + Send,
{
    let mut merged = Merged::default();
    let mut created: Vec<R> = Vec::new();
    for mut row in rows {
        let identity = row.identity();
        let Some(before) = there.get(&identity) else {
            created.push(row);
            continue;
        };
        row.keep(before);
        merged.keys.insert(identity, row.key());
        if row == *before && !differs(row.key(), &row) {
            merged.tally.unchanged += 1;
            continue;
        }
        let revision = editor.note(Action::Update, R::TABLE, row.key(), row.key());
        editor.keep_image(image::Model {
            seq: revision,
            record_table: R::TABLE,
            record_id: before.key(),
            known_from: before.known_from(),
            level: before.level(),
            body: Some(as_image(before, before.key())),
        });
        row.set_known_from(revision);
        merged.updated.insert(row.key());
        merged.tally.updated += 1;
        row.into_active_model().reset_all().update(editor.transaction()).await?;
    }
    create(editor, created, settle, &mut merged).await?;
    Ok(merged)
}

/// Inserts new rows as one range of keys.
async fn create<R: Row>(editor: &mut Editor, mut rows: Vec<R>, settle: Settle<'_, R>, merged: &mut Merged) -> Result<()>
where
    <R::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = R::Entity> + Send,
{
    if rows.is_empty() {
        return Ok(());
    }
    let column = <R::Entity as EntityTrait>::PrimaryKey::iter()
        .next()
        .map(PrimaryKeyToColumn::into_column);
    let Some(column) = column else { return Ok(()) };
    let mut next = greatest::<R::Entity, _>(editor.transaction(), column).await?;
    let first = next + 1;
    for row in &mut rows {
        next += 1;
        // Things, sources and places were numbered by the catalogue, in this same order.
        row.set_key(next);
        settle(row);
    }
    let revision = editor.note(Action::Create, R::TABLE, first, next);
    for row in &mut rows {
        row.set_known_from(revision);
        merged.keys.insert(row.identity(), row.key());
        merged.created.insert(row.key());
    }
    merged.tally.created += rows.len() as u64;
    for rows in rows.chunks(ROWS) {
        let models = rows.iter().cloned().map(IntoActiveModel::into_active_model);
        R::Entity::insert_many(models).exec_without_returning(editor.transaction()).await?;
    }
    Ok(())
}
