//! A path as text for people: numbered sentences with their support and sources.
//! It is separate because the command line prints it too.

use std::fmt::Write;

use async_graphql::Result;
use entities::evidence::Model;
use entities::id::SourceId;
use entities::vocabulary::{Claim, Stance, Table, Vocabulary};

use super::answer::Hop;
use crate::graphql::loaders::{EvidenceOf, SourceById};
use crate::graphql::world::World;

/// The hops as numbered sentences. All evidence is read in one statement, and all sources in another.
///
/// # Errors
/// The database failed.
pub async fn of_hops(world: &World, hops: &[Hop]) -> Result<String> {
    let evidence = world
        .loaders()
        .many(hops.iter().map(|hop| EvidenceOf(Table::Relationship, hop.subject())))
        .await?;
    let mut sources: Vec<SourceId> = evidence.values().flat_map(|rows| rows.iter().map(|row| row.source_id)).collect();
    sources.sort_unstable();
    sources.dedup();
    let sources = world.loaders().many(sources.into_iter().map(SourceById)).await?;
    let mut text = String::new();
    for hop in hops {
        let support = hop.support().map_or("no confidence", Vocabulary::label);
        let mut passages = Vec::new();
        for row in evidence
            .get(&EvidenceOf(Table::Relationship, hop.subject()))
            .into_iter()
            .flat_map(|rows| rows.iter())
        {
            if let Some(source) = sources.get(&SourceById(row.source_id)) {
                passages.push(passage(row, &source.title));
            }
        }
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}. {} [{support}: {}]", hop.number(), hop.words(), passages.join("; "));
    }
    Ok(text)
}

/// A passage in short: title, place in it, and what sets it apart from a plain statement.
fn passage(row: &Model, title: &str) -> String {
    let mut text = title.to_owned();
    if let Some(locator) = &row.locator {
        let _ = write!(text, ", {locator}");
    }
    match (row.stance, row.claim, &row.attributed_to) {
        (Stance::Supports, Claim::Stated, _) => {}
        (Stance::Disputes, ..) => text.push_str(" (disputes it)"),
        (_, claim, Some(who)) => {
            let _ = write!(text, " ({} by {who})", claim.label());
        }
        (_, claim, None) => {
            let _ = write!(text, " ({})", claim.label());
        }
    }
    text
}
