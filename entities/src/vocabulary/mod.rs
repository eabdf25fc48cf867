//! The words of the domain, each list written once: kinds of thing and of relationship, roles, claims, measures.
//!
//! Every list is made by one macro that ties a value to its stable number (what the tables hold), its name (what files
//! and the API say), its labels in English and Khmer, and a sentence that says what it means. The API publishes these
//! lists as they stand, so a description here is a description in `schema.graphql`.
//!
//! **To add a relationship kind**: add a line with the next free number to [`RelationshipKind`] and its row to the
//! table in `relationship_spec.rs` (the compiler asks for it), run the tests, and read the change in `schema.graphql`.
//! Numbers are never reused or changed, since the tables hold them.

mod category;
mod evidence;
mod figure;
mod forum;
mod place;
mod relationship_kind;
mod relationship_spec;
mod revision;
mod role;
mod source;
mod speech;
mod thing_kind;

pub use category::{CompanyKind, InternationalBodyKind, NgoKind, OrganizationKind, PublicBodyKind};
pub use evidence::{Claim, Confidence, Rank, Stance};
pub use figure::Measure;
pub use forum::{ForumKind, OutcomeKind, RulePart};
pub use place::{LocationRole, PlaceLevel, Precision};
pub use relationship_kind::{Family, RelationshipKind};
pub use relationship_spec::{Ends, FigureFamily, MoneySense, RelationshipSpec, RoleRule};
pub use revision::{Action, Table};
pub use role::{EventRole, OwnershipBasis, PartyRole};
pub use source::{NameKind, Script, SourceKind};
pub use speech::{EventKind, LawKind, LawStatus, ProjectKind, StatementKind};
pub use thing_kind::{Naming, ThingKind, Visibility};

/// A closed list of words, each with a number, a name, two labels and a description.
pub trait Vocabulary: Copy + Eq + Sized + Send + Sync + 'static {
    /// What the list is called, in the API and in documents.
    const NAME: &'static str;
    /// What the list is of, in one sentence.
    const DESCRIPTION: &'static str;
    /// Every value, in the order of its number.
    const ALL: &'static [Self];
    /// The number that the tables hold. It never changes.
    fn code(self) -> i16;
    /// The name in files and in the API, in `SCREAMING_SNAKE_CASE`.
    fn name(self) -> &'static str;
    /// The English label, in lower case.
    fn label(self) -> &'static str;
    /// The Khmer label.
    fn label_km(self) -> &'static str;
    /// What the value means, as a sentence.
    fn description(self) -> &'static str;

    /// The value with this number, if there is one.
    fn from_code(code: i16) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The value with this name, whatever the case of its letters; spaces and hyphens count as underscores.
    fn from_name(name: &str) -> Option<Self> {
        let wanted = name.trim().replace([' ', '-'], "_");
        Self::ALL.iter().copied().find(|value| value.name().eq_ignore_ascii_case(&wanted))
    }
}

/// Declares a [`Vocabulary`]: `number Variant "NAME" "label" "label in Khmer" "Description.";` for each value.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $list:ident $about:literal {
        $($code:literal $variant:ident $name:literal $label:literal $label_km:literal $description:literal;)+
    }) => {
        #[doc = $about]
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::EnumIter, sea_orm::DeriveActiveEnum)]
        #[sea_orm(rs_type = "i16", db_type = "SmallInteger")]
        pub enum $list {
            $(#[doc = $description] #[sea_orm(num_value = $code)] $variant,)+
        }

        impl $crate::vocabulary::Vocabulary for $list {
            const NAME: &'static str = stringify!($list);
            const DESCRIPTION: &'static str = $about;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn code(self) -> i16 {
                match self { $(Self::$variant => $code,)+ }
            }
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
            fn label_km(self) -> &'static str {
                match self { $(Self::$variant => $label_km,)+ }
            }
            fn description(self) -> &'static str {
                match self { $(Self::$variant => $description,)+ }
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str($crate::vocabulary::Vocabulary::name(*self))
            }
        }
    };
}
pub(crate) use vocabulary;
