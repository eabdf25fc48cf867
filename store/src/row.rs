//! What the import and the log do alike with rows of every table: compare, number, keep as an image.

use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, Iterable, ModelTrait, Value as Cell};
use serde_json::{Map, Value};

use entities::id::RevisionId;
use entities::vocabulary::{Table, Visibility};

/// A row that is written through the editor.
pub trait Row:
    ModelTrait<Entity: EntityTrait<Model = Self>>
    + IntoActiveModel<<Self::Entity as EntityTrait>::ActiveModel>
    + Clone
    + PartialEq
    + Send
    + Sync
{
    /// The table, as the log names it.
    const TABLE: Table;
    /// The row's key.
    fn key(&self) -> i64;
    /// Numbers the row.
    fn set_key(&mut self, key: i64);
    /// What tells the record apart in files: its public id, or what stands in its place.
    fn identity(&self) -> String;
    /// The revision since which it is as it stands.
    fn known_from(&self) -> RevisionId;
    /// Sets that revision.
    fn set_known_from(&mut self, revision: RevisionId);
    /// Takes what is derived, or kept beside the facts, from the row as it stood.
    fn keep(&mut self, before: &Self);
    /// Who can see it.
    fn level(&self) -> Visibility;
}

/// Declares [`Row`] for tables: `module Table id-type identity { derived columns }`.
macro_rules! rows {
    ($($module:ident $table:ident $key:ident($id:path) $identity:expr, [$($derived:ident)*], $level:expr;)+) => {
        $(impl Row for entities::$module::Model {
            const TABLE: Table = Table::$table;
            fn key(&self) -> i64 {
                i64::from_key(self.$key)
            }
            fn set_key(&mut self, key: i64) {
                self.$key = $id(key);
            }
            fn identity(&self) -> String {
                let identity: fn(&Self) -> String = $identity;
                identity(self)
            }
            fn known_from(&self) -> RevisionId {
                self.known_from
            }
            fn set_known_from(&mut self, revision: RevisionId) {
                self.known_from = revision;
            }
            fn keep(&mut self, before: &Self) {
                self.$key = before.$key;
                self.known_from = before.known_from;
                $(self.$derived = before.$derived.clone();)*
            }
            fn level(&self) -> Visibility {
                let level: fn(&Self) -> Visibility = $level;
                level(self)
            }
        })+
    };
}

/// A key type as its number.
trait FromKey<K> {
    fn from_key(key: K) -> Self;
}
macro_rules! keys {
    ($($id:ident)+) => { $(impl FromKey<entities::id::$id> for i64 { fn from_key(key: entities::id::$id) -> Self { key.0 } })+ };
}
keys! { ThingId RelationshipId SourceId EvidenceId NameId FigureId LocationId PlaceId ForumRuleId }
impl FromKey<Self> for i64 {
    fn from_key(key: Self) -> Self {
        key
    }
}

use entities::id::{EvidenceId, FigureId, ForumRuleId, LocationId, NameId, PlaceId, RelationshipId, SourceId, ThingId};
rows! {
    source Source id(SourceId) |row| entities::id::to_text(row.public_id), [level sha256], |row| row.level;
    place Place id(PlaceId) |row| entities::id::to_text(row.public_id), [], |_| Visibility::Public;
    thing Thing id(ThingId) |row| entities::id::to_text(row.public_id), [level confidence disputed], |row| row.level;
    name Name id(NameId) |row| format!("{}\n{}", row.thing_id.0, row.text), [level], |row| row.level;
    identifier Identifier id(std::convert::identity) |row| format!("{}\n{}\n{}", row.thing_id.0, row.scheme, row.value), [level], |row| row.level;
    relationship Relationship id(RelationshipId) |row| entities::id::to_text(row.public_id), [level confidence disputed], |row| row.level;
    figure Figure id(FigureId) |row| entities::id::to_text(row.public_id), [level confidence disputed], |row| row.level;
    location Location id(LocationId) |row| entities::id::to_text(row.public_id), [level confidence disputed], |row| row.level;
    forum_rule ForumRule id(ForumRuleId) |row| entities::id::to_text(row.public_id), [level confidence disputed], |row| row.level;
    evidence Evidence id(EvidenceId) |row| entities::id::to_text(row.public_id), [level], |row| row.level;
}

/// A row as JSON: each column by its name, ids as text, missing values left out.
pub fn to_json<M: ModelTrait>(row: &M) -> Value {
    let mut fields = Map::new();
    for column in <M::Entity as EntityTrait>::Column::iter() {
        if let Some(value) = cell_to_json(&row.get(column)) {
            fields.insert(column.as_column_ref().1.to_string(), value);
        }
    }
    Value::Object(fields)
}

fn cell_to_json(cell: &Cell) -> Option<Value> {
    match cell {
        Cell::Bool(Some(value)) => Some(Value::from(*value)),
        Cell::SmallInt(Some(value)) => Some(Value::from(*value)),
        Cell::Int(Some(value)) => Some(Value::from(*value)),
        Cell::BigInt(Some(value)) => Some(Value::from(*value)),
        Cell::String(Some(value)) => Some(Value::from(value.as_str())),
        Cell::Uuid(Some(value)) => Some(Value::from(value.simple().to_string())),
        _ => None,
    }
}

/// Reads a row back from JSON; columns that are missing are empty.
///
/// # Errors
/// The JSON does not hold such a row.
pub fn from_json<E: EntityTrait>(json: &Value) -> Result<E::ActiveModel, String> {
    use sea_orm::{ActiveModelTrait, ColumnType};
    let mut row = <E::ActiveModel as sea_orm::ActiveModelTrait>::default();
    for column in E::Column::iter() {
        let name = column.as_column_ref().1.to_string();
        let value = json.get(&name);
        let wrong = || format!("{name} does not fit its column");
        let number = || value.map(|value| value.as_i64().ok_or_else(wrong)).transpose();
        let cell = match column.def().get_column_type() {
            ColumnType::Boolean => Cell::Bool(value.and_then(Value::as_bool)),
            ColumnType::SmallInteger => Cell::SmallInt(number()?.map(i16::try_from).transpose().map_err(|_| wrong())?),
            ColumnType::Integer => Cell::Int(number()?.map(i32::try_from).transpose().map_err(|_| wrong())?),
            ColumnType::BigInteger => Cell::BigInt(number()?),
            ColumnType::Uuid => Cell::Uuid(value.and_then(Value::as_str).and_then(entities::id::from_text)),
            _ => Cell::String(value.and_then(Value::as_str).map(str::to_owned)),
        };
        row.try_set(column, cell).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(row)
}
