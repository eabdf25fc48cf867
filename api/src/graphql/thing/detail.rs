//! What only one kind of thing has, read from the table of its kind.
//! Kinds with fields of a larger make have a module of their own: `case`, `forum`, `proceeding`, `statement`.
//!
//! A category is named after its kind (`companyKind`, `ngoKind`), since one answer may ask several kinds for theirs and
//! fields of one name must have one type.

use async_graphql::{Object, Result};
use entities::detail::Detail;
use entities::vocabulary::{
    CompanyKind, EventKind, InternationalBodyKind, LawKind, LawStatus, NgoKind, OrganizationKind, ProjectKind, PublicBodyKind, Vocabulary,
};

use super::ThingData;
use crate::graphql::scalars::CountryCode;
use crate::graphql::term::Term;
use crate::graphql::value::{Amount, Bound};

pub use crate::graphql::case::CaseFields;
pub use crate::graphql::forum::ForumFields;
pub use crate::graphql::proceeding::ProceedingFields;
pub use crate::graphql::statement::StatementFields;

/// Reads a column of the detail of a kind; none when the thing has none.
macro_rules! detail {
    ($data:expr, $kind:ident, $row:ident => $value:expr) => {
        match $data.detail().await?.as_deref() {
            Some(entities::detail::Detail::$kind($row)) => Ok($value),
            _ => Ok(None),
        }
    };
}
pub(crate) use detail;

/// The category of a thing of whichever kind, in English and Khmer; none for a kind without categories or one not recorded.
pub fn category(detail: &Detail) -> Option<(String, String)> {
    fn both<V: Vocabulary>(value: Option<V>) -> Option<(String, String)> {
        value.map(|value| (value.label().to_owned(), value.label_km().to_owned()))
    }
    match detail {
        Detail::Company(row) => both(row.category),
        Detail::PublicBody(row) => both(row.category),
        Detail::Ngo(row) => both(row.category),
        Detail::InternationalBody(row) => both(row.category),
        Detail::Organization(row) => both(row.category),
        Detail::Forum(row) => both(row.category),
        Detail::Statement(row) => both(row.category),
        Detail::Law(row) => both(row.category),
        Detail::Project(row) => both(row.category),
        Detail::Event(row) => both(row.category),
        Detail::Ministry(row) => row.category.clone().map(|category| (category.clone(), category)),
        Detail::Community(_) | Detail::Person(_) | Detail::Case(_) | Detail::Concession(_) | Detail::Proceeding(_) => None,
    }
}

/// Declares the fields of kinds: `Kind Fields { name: Type, "Description.", |row| value; }`.
macro_rules! fields {
    ($($kind:ident $fields:ident { $($(#[doc = $about:literal])+ $name:ident: $ty:ty = |$row:ident| $value:expr;)+ })+) => {
        $(
            #[doc = concat!("What only things of kind ", stringify!($kind), " have.")]
            pub struct $fields(pub ThingData);

            #[Object]
            impl $fields {
                $($(#[doc = $about])+ async fn $name(&self) -> Result<Option<$ty>> {
                    detail!(self.0, $kind, $row => $value)
                })+
            }
        )+
    };
}

fields! {
    Community CommunityFields {
        /// Who they are, as the sources put it; null when not recorded.
        people: String = |row| row.people.clone();
        /// What they live from; null when not recorded.
        livelihood: String = |row| row.livelihood.clone();
    }
    Company CompanyFields {
        /// What sort of company it is; null when not recorded.
        company_kind: Term<CompanyKind> = |row| row.category.map(Term);
        /// The country in which it is incorporated; null when not recorded.
        jurisdiction: CountryCode = |row| row.jurisdiction.clone().map(CountryCode);
        /// Its number in the register of companies; null when not recorded.
        registration_number: String = |row| row.registration_number.clone();
    }
    Ministry MinistryFields {
        /// What sort of ministry, department or committee it is, in words; null when not recorded.
        ministry_kind: String = |row| row.category.clone();
    }
    PublicBody PublicBodyFields {
        /// What sort of public authority it is; null when not recorded.
        public_body_kind: Term<PublicBodyKind> = |row| row.category.map(Term);
        /// Its level in the administration, in words; null when not recorded.
        administrative_level: String = |row| row.administrative_level.clone();
    }
    Ngo NgoFields {
        /// What sort of civil society organisation it is; null when not recorded.
        ngo_kind: Term<NgoKind> = |row| row.category.map(Term);
        /// When it was registered; null when not recorded.
        registered_on: Bound = |row| row.registered_on.as_deref().and_then(Bound::parse);
    }
    InternationalBody InternationalBodyFields {
        /// What sort of international body it is; null when not recorded.
        international_body_kind: Term<InternationalBodyKind> = |row| row.category.map(Term);
    }
    Organization OrganizationFields {
        /// What sort of organisation it is; null when not recorded.
        organization_kind: Term<OrganizationKind> = |row| row.category.map(Term);
    }
    Person PersonFields {
        /// The public role in which the person appears, in words; null when not recorded.
        public_role: String = |row| row.public_role.clone();
    }
    Concession ConcessionFields {
        /// What it was granted for; null when not recorded.
        purpose: String = |row| row.purpose.clone();
    }
    Law LawFields {
        /// What sort of norm it is; null when not recorded.
        law_kind: Term<LawKind> = |row| row.category.map(Term);
        /// Where it stood when its source spoke; null when not recorded.
        status: Term<LawStatus> = |row| row.status.map(Term);
        /// When it was adopted; null when not recorded or not adopted.
        adopted_on: Bound = |row| row.adopted_on.as_deref().and_then(Bound::parse);
    }
    Project ProjectFields {
        /// What sort of project it is; null when not recorded.
        project_kind: Term<ProjectKind> = |row| row.category.map(Term);
    }
    Event EventFields {
        /// What sort of event it is; null when not recorded.
        event_kind: Term<EventKind> = |row| row.category.map(Term);
        /// When it happened; null when not known.
        happened_on: Bound = |row| row.happened_on.as_deref().and_then(Bound::parse);
        /// The money that changed hands, or was to; null when none did or the amount is not known.
        amount: Amount = |row| Amount::of(row.amount_min, row.amount_max, row.currency.as_deref(), None);
    }
}
