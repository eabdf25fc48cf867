//! The object types of the sixteen kinds: what all things have, and what only the kind has.

use super::detail;
use super::fields::ThingFields;

/// Declares one object type for each kind.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident $own:ident;)+) => {
        $($(#[$meta])* pub struct $kind {
            pub(super) shared: ThingFields,
            pub(super) own: detail::$own,
        })+
    };
}

kinds! {
    /// A community.
    Community CommunityFields;
    /// A company.
    Company CompanyFields;
    /// A ministry.
    Ministry MinistryFields;
    /// Another public authority.
    PublicBody PublicBodyFields;
    /// A civil society organisation.
    Ngo NgoFields;
    /// An international body.
    InternationalBody InternationalBodyFields;
    /// Another organisation.
    Organization OrganizationFields;
    /// A person.
    Person PersonFields;
    /// A case.
    Case CaseFields;
    /// A concession.
    Concession ConcessionFields;
    /// A forum.
    Forum ForumFields;
    /// A proceeding.
    Proceeding ProceedingFields;
    /// A statement.
    Statement StatementFields;
    /// A norm.
    Law LawFields;
    /// A project.
    Project ProjectFields;
    /// An event.
    Event EventFields;
}
