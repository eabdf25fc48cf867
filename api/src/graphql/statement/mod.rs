//! Statements: who issued and who signed them.

mod query;

use async_graphql::{Object, Result};
use entities::vocabulary::{RelationshipKind, StatementKind};

use super::connection::{Connection, PageArgs};
use super::party::{self, Party};
use super::term::Term;
use super::thing::ThingData;
use super::thing::detail::detail;
use super::value::Bound;

pub use query::StatementQuery;

/// What only statements have.
pub struct StatementFields(pub ThingData);

#[Object]
impl StatementFields {
    /// What sort of statement it is; null when not recorded.
    async fn statement_kind(&self) -> Result<Option<Term<StatementKind>>> {
        detail!(self.0, Statement, row => row.category.map(Term))
    }

    /// When it was issued; null when not known.
    async fn issued_on(&self) -> Result<Option<Bound>> {
        detail!(self.0, Statement, row => row.issued_on.as_deref().and_then(Bound::parse))
    }

    /// What it is about, in a few words; null when not recorded.
    async fn topic(&self) -> Result<Option<String>> {
        detail!(self.0, Statement, row => row.topic.clone())
    }

    /// The BCP 47 tag of its language; null when not recorded.
    async fn language(&self) -> Result<Option<String>> {
        detail!(self.0, Statement, row => row.language.clone())
    }

    /// Who signed, as far as it says so without naming them: `36 organisations`. Null when not recorded.
    async fn signers_stated(&self) -> Result<Option<String>> {
        detail!(self.0, Statement, row => row.signers_stated.clone())
    }

    /// Whether the signers recorded are all of them; null when not known.
    async fn signers_complete(&self) -> Result<Option<bool>> {
        detail!(self.0, Statement, row => row.signers_complete)
    }

    /// The actors that are named as signatories.
    async fn signers(
        &self,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Party>> {
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        party::parties(
            &self.0.world,
            self.0.row.id,
            RelationshipKind::Signed,
            &page,
            "signers of a statement",
        )
        .await
    }

    /// The actors that issued or published it. Who published a statement did not thereby sign it.
    async fn issuers(
        &self,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Party>> {
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        party::parties(
            &self.0.world,
            self.0.row.id,
            RelationshipKind::Issued,
            &page,
            "issuers of a statement",
        )
        .await
    }
}
