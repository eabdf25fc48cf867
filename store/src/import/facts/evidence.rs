//! Evidence: that which stands in a record's own line, and that of `evidence.csv`.

use std::collections::HashSet;

use entities::evidence;
use entities::id::{self, EvidenceId, RevisionId, SourceId};
use entities::vocabulary::{Claim, RelationshipKind, Stance, Table, Visibility, Vocabulary};
use exchange::Dataset;
use exchange::record::{EvidenceCells, Place, SubjectKind};

use super::things::columns;
use super::{Catalogue, Facts, Judge, Waiting};
use crate::problem::ProblemCode;

/// The cells of one piece of evidence, wherever they stand.
struct Piece<'a> {
    source: &'a str,
    locator: Option<&'a str>,
    facts: &'a [String],
    as_of: Option<&'a str>,
    stance: Option<&'a str>,
    claim: Option<&'a str>,
    attributed_to: Option<&'a str>,
    paraphrase: Option<&'a str>,
    visibility: Option<&'a str>,
}

impl Facts {
    /// Adds the evidence of a record's own line.
    pub(super) fn inline_evidence(
        &mut self,
        table: Table,
        subject: &str,
        at: &Place,
        cells: &EvidenceCells,
        catalogue: &Catalogue,
        judge: &mut Judge,
    ) {
        for reference in &cells.refs {
            let piece = Piece {
                source: &reference.source,
                locator: reference.locator.as_deref(),
                facts: &cells.facts,
                as_of: cells.as_of.as_deref(),
                stance: cells.stance.as_deref(),
                claim: cells.claim.as_deref(),
                attributed_to: cells.attributed_to.as_deref(),
                paraphrase: cells.paraphrase.as_deref(),
                visibility: cells.visibility.as_deref(),
            };
            let source = catalogue.source(judge, at, "evidence", piece.source);
            self.piece(table, subject, at, &piece, source, judge);
        }
    }

    /// Adds the lines of `evidence.csv`.
    pub(super) fn add_evidence(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        let known: HashSet<(Table, String)> = self
            .claimed
            .iter()
            .map(|claimed| (claimed.table, claimed.subject.clone()))
            .collect();
        for record in &dataset.evidence {
            let at = &record.at;
            let source = catalogue.source(judge, at, "source", &record.source);
            let (table, prefix) = match record.subject_kind {
                SubjectKind::Thing => (Table::Thing, "thing"),
                SubjectKind::Relationship => (Table::Relationship, "relationship"),
                SubjectKind::Figure => (Table::Figure, "figure"),
                SubjectKind::Location => (Table::Location, "location"),
                SubjectKind::ForumRule => (Table::ForumRule, "rule"),
            };
            let subject = id::to_text(id::derived(prefix, &turned(table, &record.subject)));
            let defined = known.contains(&(table, subject.clone()))
                || (table == Table::Thing && catalogue.thing(judge, at, "subject", &record.subject).is_some());
            if !defined && table != Table::Thing {
                let message = format!(
                    "There is no {} “{}” in these files. Give its line that `key`, or mend the subject.",
                    record.subject_kind.as_str(),
                    record.subject
                );
                judge.problem(ProblemCode::UnknownSubject, at, "subject", message);
                continue;
            }
            let piece = Piece {
                source: &record.source,
                locator: record.locator.as_deref(),
                facts: &record.facts,
                as_of: record.as_of.as_deref(),
                stance: record.stance.as_deref(),
                claim: record.claim.as_deref(),
                attributed_to: record.attributed_to.as_deref(),
                paraphrase: record.paraphrase.as_deref(),
                visibility: record.visibility.as_deref(),
            };
            self.piece(table, &subject, at, &piece, source, judge);
        }
    }

    fn piece(&mut self, table: Table, subject: &str, at: &Place, piece: &Piece<'_>, source_id: Option<SourceId>, judge: &mut Judge) {
        let stance = judge.word::<Stance>(at, "stance", piece.stance).unwrap_or(Stance::Supports);
        let claim = judge.word::<Claim>(at, "claim", piece.claim).unwrap_or(Claim::Stated);
        let attributed_to = judge.text(at, "attributed_to", piece.attributed_to);
        if matches!(claim, Claim::Alleged | Claim::Denied) && attributed_to.is_none() {
            let message = format!("{} evidence must say by whom. Fill `attributed_to`.", claim.label());
            judge.problem(ProblemCode::AllegationWithoutAuthor, at, "attributed_to", message);
        }
        let (as_of_earliest, as_of_latest, as_of_text) = columns(judge.date(at, "as_of", piece.as_of));
        let visibility = judge
            .word::<Visibility>(at, "evidence_visibility", piece.visibility)
            .unwrap_or(Visibility::Public);
        let locator = judge.text(at, "locator", piece.locator);
        let paraphrase = judge.text(at, "paraphrase", piece.paraphrase);
        let Some(source_id) = source_id else { return };
        let identity = format!(
            "{}:{subject}:{}:{}:{}:{}",
            table.name(),
            piece.source,
            locator.as_deref().unwrap_or_default(),
            stance.name(),
            claim.name()
        );
        let public_id = id::derived("evidence", &identity);
        let facts: Vec<&str> = piece.facts.iter().map(String::as_str).collect();
        if let Some(&same) = self.evidence_at.get(&public_id) {
            let known = &mut self.evidence[same].row.facts;
            *known = joined(known.as_deref(), &facts);
            return;
        }
        self.evidence_at.insert(public_id, self.evidence.len());
        self.evidence.push(Waiting {
            table,
            subject: subject.to_owned(),
            row: evidence::Model {
                id: EvidenceId(0),
                public_id,
                subject_table: table,
                subject_id: 0,
                source_id,
                facts: joined(None, &facts),
                locator,
                as_of_earliest,
                as_of_latest,
                as_of_text,
                stance,
                claim,
                attributed_to,
                paraphrase,
                visibility,
                level: visibility,
                known_from: RevisionId(0),
            },
        });
    }
}

/// Fact ids parted by spaces, each once, in order.
fn joined(known: Option<&str>, more: &[&str]) -> Option<String> {
    let mut all: Vec<&str> = known
        .unwrap_or_default()
        .split(' ')
        .chain(more.iter().copied())
        .filter(|fact| !fact.is_empty())
        .collect();
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then(|| all.join(" "))
}

/// The identity of a relationship of a symmetric kind with its ends in order, as `ties::identity` writes it; others stand as they are.
fn turned(table: Table, subject: &str) -> String {
    let turned = || {
        let (kind, rest) = subject.split_once(':')?;
        let (ends, tail) = rest.split_once(':')?;
        let (source, target) = ends.split_once('>')?;
        let symmetric = RelationshipKind::from_name(kind)?.spec().symmetric;
        (symmetric && source > target).then(|| format!("{kind}:{target}>{source}:{tail}"))
    };
    (table == Table::Relationship)
        .then(turned)
        .flatten()
        .unwrap_or_else(|| subject.to_owned())
}
