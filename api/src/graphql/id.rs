//! Global ids: the prefix of a table, an underscore, and 32 hexadecimal digits.
//! They are separate because every argument that takes an id refuses a wrong one with the same words.

use async_graphql::{ID, Result};
use entities::id::{EvidenceId, FigureId, ForumRuleId, LocationId, PlaceId, RelationshipId, SourceId, ThingId, from_text, to_text};
use uuid::Uuid;

use super::error::{Code, coded};

/// The sorts of record that have a global id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdKind {
    /// A thing.
    Thing,
    /// A relationship.
    Relationship,
    /// A source.
    Source,
    /// A piece of evidence.
    Evidence,
    /// A figure.
    Figure,
    /// A location.
    Location,
    /// A place.
    Place,
    /// A rule of a forum.
    ForumRule,
}

impl IdKind {
    const ALL: [Self; 8] = [
        Self::Thing,
        Self::Relationship,
        Self::Source,
        Self::Evidence,
        Self::Figure,
        Self::Location,
        Self::Place,
        Self::ForumRule,
    ];

    /// What ids of the sort begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Thing => ThingId::PREFIX,
            Self::Relationship => RelationshipId::PREFIX,
            Self::Source => SourceId::PREFIX,
            Self::Evidence => EvidenceId::PREFIX,
            Self::Figure => FigureId::PREFIX,
            Self::Location => LocationId::PREFIX,
            Self::Place => PlaceId::PREFIX,
            Self::ForumRule => ForumRuleId::PREFIX,
        }
    }

    /// The global id of a record.
    pub fn global(self, id: Uuid) -> ID {
        ID(format!("{}_{}", self.prefix(), to_text(id)))
    }

    /// Reads an id of this sort.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` that names the argument and the form expected.
    pub fn read(self, argument: &str, id: &ID) -> Result<Uuid> {
        match read_any(argument, id)? {
            (kind, uuid) if kind == self => Ok(uuid),
            _ => Err(coded(
                Code::BadUserInput,
                format!(
                    "The argument {argument} must be the id of a {0}: {0}_ and 32 hexadecimal digits. The id given is of another sort of record.",
                    self.prefix()
                ),
            )),
        }
    }
}

/// Reads an id of any sort.
///
/// # Errors
/// `BAD_USER_INPUT` that names the argument and the form expected.
pub fn read_any(argument: &str, id: &ID) -> Result<(IdKind, Uuid)> {
    let parts = id.split_once('_').and_then(|(prefix, digits)| {
        let kind = IdKind::ALL.into_iter().find(|kind| kind.prefix() == prefix)?;
        Some((kind, from_text(digits)?))
    });
    parts.ok_or_else(|| {
        let prefixes: Vec<&str> = IdKind::ALL.into_iter().map(IdKind::prefix).collect();
        coded(
            Code::BadUserInput,
            format!(
                "The argument {argument} is no id of this server: an id is one of {}, an underscore, and 32 hexadecimal digits in lower case.",
                prefixes.join(", ")
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_by_its_sort_alone() {
        let uuid = Uuid::from_u128(7);
        let id = IdKind::Thing.global(uuid);
        assert_eq!(id.as_str(), "thing_00000000000000000000000000000007");
        assert_eq!(IdKind::Thing.read("id", &id).unwrap(), uuid);
        let error = IdKind::Source.read("of", &id).unwrap_err();
        assert!(
            error.message.contains("argument of") && error.message.contains("source_"),
            "{}",
            error.message
        );
    }

    #[test]
    fn what_is_no_id_names_the_argument_and_the_form() {
        for wrong in [
            "",
            "7",
            "thing_",
            "thing_7",
            "thing-00000000000000000000000000000007",
            "THING_00000000000000000000000000000007",
            "informant_00000000000000000000000000000007",
            "thing_០០",
            "🦀",
        ] {
            let error = read_any("ids", &ID(wrong.into())).unwrap_err();
            assert!(
                error.message.contains("argument ids") && error.message.contains("32 hexadecimal"),
                "{wrong}"
            );
        }
    }
}
