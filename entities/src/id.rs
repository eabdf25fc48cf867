//! Identifiers: `i64` keys inside, one newtype for each table, and the 128-bit public ids that leave the server.

use sea_orm::DeriveValueType;
use uuid::Uuid;

/// Makes one key type for a table.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident $prefix:literal;)+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
            pub struct $name(pub i64);

            impl $name {
                /// What a public id of this table begins with.
                pub const PREFIX: &'static str = $prefix;
            }

            impl From<i64> for $name {
                fn from(value: i64) -> Self {
                    Self(value)
                }
            }
        )+
    };
}

ids! {
    /// Key of a thing.
    ThingId "thing";
    /// Key of a relationship.
    RelationshipId "relationship";
    /// Key of a source.
    SourceId "source";
    /// Key of a piece of evidence.
    EvidenceId "evidence";
    /// Key of a name.
    NameId "name";
    /// Key of a figure.
    FigureId "figure";
    /// Key of a location.
    LocationId "location";
    /// Key of a place.
    PlaceId "place";
    /// Key of a forum rule.
    ForumRuleId "rule";
    /// Number of a revision in the log. It never leaves the server.
    RevisionId "revision";
}

/// The namespace that public ids are derived in, so that the same file gives the same ids in every installation.
const NAMESPACE: Uuid = Uuid::from_u128(0x6b68_7361_6500_4000_8000_6b68_7361_6531);

/// The public id of a record that a file states: derived from the sort of record and its key, so importing a file twice changes nothing.
///
/// It can be guessed by who knows the key. That is safe because a hidden record answers exactly as an absent one.
pub fn derived(prefix: &str, key: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{prefix}:{key}").as_bytes())
}

/// A public id as text: 32 hexadecimal digits.
pub fn to_text(id: Uuid) -> String {
    id.simple().to_string()
}

/// The public id in a text of 32 hexadecimal digits; anything else is none.
pub fn from_text(text: &str) -> Option<Uuid> {
    (text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)))
        .then(|| Uuid::try_parse(text).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_and_nothing_else_is() {
        let id = derived("thing", "clec");
        assert_eq!(from_text(&to_text(id)), Some(id));
        assert_eq!(derived("thing", "clec"), id, "the same key gives the same id");
        assert_ne!(derived("source", "clec"), id, "the same key of another table gives another id");
        for wrong in [
            "",
            "x",
            &to_text(id).to_uppercase(),
            &id.to_string(),
            "០០០០០០០០០០០០០០០០០០០០០០០០០០០០០០០០",
        ] {
            assert_eq!(from_text(wrong), None, "{wrong}");
        }
    }
}
