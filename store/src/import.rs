//! Records become rows: whole or nothing, with every problem reported, and nothing changed by what is the same.
//!
//! The steps, each in a module of its own: `judge` reads words, dates and numbers and notes what is wrong with them;
//! `facts` makes rows of records; `merge` writes those that are new or differ; then what follows from evidence is
//! derived and the sums of shares are looked at. An import adds and changes; it takes nothing away.

mod catalogue;
pub mod check_shares;
mod facts;
mod judge;
mod merge;

use std::collections::BTreeMap;

use entities::vocabulary::{Table, Vocabulary};
use exchange::Dataset;

use crate::access::Editor;
use crate::derive::{Affected, refresh};
use crate::error::{Error, Result};

use catalogue::Catalogue;
use facts::Facts;
pub(crate) use facts::identity;
use judge::Judge;

/// What became of the records of one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were new.
    pub created: u64,
    /// How many were there and differed.
    pub updated: u64,
    /// How many were there and were the same.
    pub unchanged: u64,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// By table, in the order of the vocabulary.
    pub tables: BTreeMap<&'static str, Tally>,
}

impl Report {
    fn add(&mut self, table: Table, tally: Tally) {
        self.join(&Self {
            tables: BTreeMap::from([(table.name(), tally)]),
        });
    }

    /// Adds what another import of the same run did.
    pub fn join(&mut self, other: &Self) {
        for (table, tally) in &other.tables {
            let sum = self.tables.entry(table).or_default();
            sum.created += tally.created;
            sum.updated += tally.updated;
            sum.unchanged += tally.unchanged;
        }
    }

    /// Whether anything was created or updated.
    pub fn changed(&self) -> bool {
        self.tables.values().any(|tally| tally.created + tally.updated > 0)
    }
}

/// How far an import has come: what it is doing, records done, records in all.
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) + Send + Sync);

/// Imports a dataset in the editor's transaction. The caller commits, or rolls back for a dry run.
///
/// # Errors
/// [`Error::Rejected`] with all problems; the editor must then be dropped.
pub async fn import(editor: &mut Editor, dataset: &Dataset, progress: Progress<'_>) -> Result<Report> {
    let total = dataset.len() as u64;
    progress("reading what is there", 0, total);
    let mut judge = Judge::default();
    let catalogue = Catalogue::load(editor.transaction(), dataset, &mut judge).await?;
    let facts = Facts::of(dataset, catalogue, &mut judge);
    facts.require_evidence(editor.transaction(), &mut judge).await?;
    judge.verdict()?;

    let mut report = Report::default();
    let mut affected = Affected::default();
    facts
        .write(editor, &mut report, &mut affected, &|what, done| progress(what, done, total))
        .await?;
    if report.changed() {
        progress("weighing the evidence", total, total);
        let owned = check_shares::owned(dataset);
        refresh(editor.transaction(), affected).await?;
        let problems = check_shares::problems(editor.transaction(), &owned).await?;
        if !problems.is_empty() {
            return Err(Error::Rejected(problems));
        }
    }
    Ok(report)
}
