//! What can go wrong in the store, told apart by who can mend it.

use crate::problem::Problem;

/// The result of an operation of the store.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was asked to be written breaks rules; the one who wrote it can mend every problem.
    #[error("{} problems", .0.len())]
    Rejected(Vec<Problem>),
    /// What was asked for passes a stated bound.
    #[error("{message}")]
    Refused {
        /// Which bound, as a stable word.
        code: &'static str,
        /// What was asked, what the bound is, and what to do, as a sentence.
        message: String,
    },
    /// The database failed; nobody outside can mend it and nobody outside is told how.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// What the database holds does not fit together.
    #[error("inconsistent data: {0}")]
    Inconsistent(String),
}
