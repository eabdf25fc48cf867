//! The detail of a thing: the columns that only its kind has, read from and written to named cells.
//!
//! Sixteen tables hold them, one for each kind. Import, export, log and API meet them here as one type, so that a new
//! column is a line in one list.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

use crate::decimal::Thousandths;
use crate::id::ThingId;
use crate::period::Bound;
use crate::vocabulary::{ThingKind, Vocabulary};

/// A value of a detail column as text and back.
trait Cell: Sized {
    /// Reads the value; the error says what would be read.
    fn read(column: &str, text: &str) -> Result<Self, String>;
    /// Writes the value.
    fn written(&self) -> String;
}

impl Cell for String {
    fn read(column: &str, text: &str) -> Result<Self, String> {
        if (column == "date" || column.ends_with("_on")) && Bound::parse(text).is_none() {
            return Err("a date such as 2012, 2012-08, 2012-08-15 or before 2018".into());
        }
        if column == "currency" && !crate::codes::is_currency(text) {
            return Err("an ISO 4217 code such as USD".into());
        }
        if column == "jurisdiction" && !crate::codes::is_country(text) {
            return Err("an ISO 3166-1 alpha-2 code such as KH".into());
        }
        Ok(text.to_owned())
    }
    fn written(&self) -> String {
        self.clone()
    }
}

impl Cell for bool {
    fn read(_: &str, text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Ok(true),
            "no" | "false" => Ok(false),
            _ => Err("yes or no".into()),
        }
    }
    fn written(&self) -> String {
        if *self { "yes" } else { "no" }.into()
    }
}

impl Cell for Thousandths {
    fn read(_: &str, text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| "a number with at most three decimals".into())
    }
    fn written(&self) -> String {
        self.to_string()
    }
}

impl<V: Vocabulary> Cell for V {
    fn read(_: &str, text: &str) -> Result<Self, String> {
        V::from_name(text).ok_or_else(|| V::ALL.iter().map(|value| value.name()).collect::<Vec<_>>().join(", "))
    }
    fn written(&self) -> String {
        self.name().into()
    }
}

/// A cell that could not be read: its column and what would be read there.
pub type WrongCell = (String, String);

/// Declares [`Detail`]: `Kind module { column "name in files" }` for each kind.
macro_rules! details {
    ($($kind:ident $module:ident { $($column:ident $cell:literal),+ $(,)? })+) => {
        /// The detail of one thing.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Detail {
            $(#[doc = concat!("Of a thing of kind ", stringify!($kind), ".")] $kind(crate::$module::Model),)+
        }

        impl Detail {
            /// The columns of a kind, as files name them.
            pub fn columns(kind: ThingKind) -> &'static [&'static str] {
                match kind { $(ThingKind::$kind => &[$($cell),+],)+ }
            }

            /// The detail that these cells state; cells of other columns are not looked at.
            ///
            /// # Errors
            /// Every cell that could not be read.
            pub fn read(kind: ThingKind, thing_id: ThingId, cell: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<WrongCell>> {
                fn column<C: Cell>(name: &str, cell: &dyn Fn(&str) -> Option<String>, wrong: &mut Vec<WrongCell>) -> Option<C> {
                    let text = cell(name)?;
                    C::read(name, &text).map_err(|wanted| wrong.push((name.to_owned(), wanted))).ok()
                }
                let mut wrong = Vec::new();
                let detail = match kind {
                    $(ThingKind::$kind => Self::$kind(crate::$module::Model { thing_id, $($column: column($cell, cell, &mut wrong)),+ }),)+
                };
                if wrong.is_empty() { Ok(detail) } else { Err(wrong) }
            }

            /// The filled cells, as files name and write them.
            pub fn cells(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$kind(row) => [$(row.$column.as_ref().map(|value| ($cell, Cell::written(value)))),+].into_iter().flatten().collect(),)+
                }
            }

            /// The thing that it is of.
            pub fn thing_id(&self) -> ThingId {
                match self { $(Self::$kind(row) => row.thing_id,)+ }
            }

            /// Writes the details of new things, those of one kind together.
            ///
            /// # Errors
            /// The database refused.
            pub async fn insert_many<C: ConnectionTrait>(database: &C, details: Vec<Self>) -> Result<(), DbErr> {
                $(
                    let rows: Vec<_> = details.iter().filter_map(|detail| match detail { Self::$kind(row) => Some(row.clone()), _ => None }).collect();
                    for rows in rows.chunks(1_000) {
                        crate::$module::Entity::insert_many(rows.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(database).await?;
                    }
                )+
                Ok(())
            }

            /// Writes the detail of a thing that has one already.
            ///
            /// # Errors
            /// The database refused.
            pub async fn replace<C: ConnectionTrait>(self, database: &C) -> Result<(), DbErr> {
                match self { $(Self::$kind(row) => { row.into_active_model().reset_all().update(database).await?; })+ }
                Ok(())
            }

            /// The details of these things of one kind.
            ///
            /// # Errors
            /// The database refused.
            pub async fn find<C: ConnectionTrait>(database: &C, kind: ThingKind, ids: Vec<ThingId>) -> Result<Vec<Self>, DbErr> {
                Ok(match kind {
                    $(ThingKind::$kind => crate::$module::Entity::find()
                        .filter(sea_orm::ColumnTrait::is_in(&crate::$module::Column::ThingId, ids))
                        .all(database).await?.into_iter().map(Self::$kind).collect(),)+
                })
            }
        }
    };
}

details! {
    Community community { people "people", livelihood "livelihood" }
    Company company { category "category", jurisdiction "jurisdiction", registration_number "registration_number" }
    Ministry ministry { category "category" }
    PublicBody public_body { category "category", administrative_level "level" }
    Ngo ngo { category "category", registered_on "registered_on" }
    InternationalBody international_body { category "category" }
    Organization organization { category "category" }
    Person person { public_role "role" }
    Case case { theme "theme" }
    Concession concession { purpose "purpose" }
    Forum forum { category "category", remedies "remedies", binding "binding", time_limits "time_limits" }
    Proceeding proceeding { filed_on "filed_on", outcome "outcome", outcome_text "outcome_text", outcome_on "outcome_on", remedy "remedy", delivered "delivered" }
    Statement statement { category "category", issued_on "issued_on", topic "topic", language "language", signers_stated "signers_stated", signers_complete "signers_complete" }
    Law law { category "category", status "status", adopted_on "adopted_on" }
    Project project { category "category" }
    Event event { category "category", happened_on "date", amount_min "amount_min", amount_max "amount_max", currency "currency" }
}
