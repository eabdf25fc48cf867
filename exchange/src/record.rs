//! What a line of a file states, before any rule has accepted it.
//! Kinds, roles, dates, countries and visibilities stay the words that the file has: the store judges them,
//! so that every caller gets the same judgement. Texts are trimmed, and an empty cell is `None`.

use std::sync::Arc;

pub use crate::details::Details;
pub use crate::evidence::{EvidenceCells, EvidenceRef};
use crate::range::Range;

/// Where a record stands: the file as it was named to us, and the line on which the record begins (the header is line 1).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The name of the file, with its folders.
    pub file: Arc<str>,
    /// The line, from 1; 0 for a record that was not read from a file.
    pub line: u32,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            file: Arc::from(""),
            line: 0,
        }
    }
}

/// A document: one line of `sources.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceRecord {
    /// Where it stands.
    pub at: Place,
    /// Names the source in `evidence` cells: without spaces, `|` and `§`.
    pub key: String,
    /// The title as published.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The kind of document.
    pub kind: String,
    /// Where it was read.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive_url: Option<String>,
    /// When it was published, as precisely as it says.
    pub published_on: Option<String>,
    /// When we read it.
    pub accessed_on: Option<String>,
    /// The language it is written in.
    pub language: Option<String>,
    /// Whether a party to the dispute wrote it; `None` when the cell is empty.
    pub is_party: Option<bool>,
    /// The key of the source that this one reprints.
    pub original: Option<String>,
    /// Who may see it.
    pub visibility: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A place: one line of `places.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceRecord {
    /// Where it stands.
    pub at: Place,
    /// Names the place in this and other files.
    pub key: String,
    /// The key of the place that holds it.
    pub parent: Option<String>,
    /// The level of the place: country, province, village …
    pub level: String,
    /// The name in Latin letters.
    pub name: String,
    /// The name in Khmer.
    pub name_km: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The code of the place in the country's own list.
    pub pcode: Option<String>,
    /// Millionths of a degree north, −90 000 000 to 90 000 000. Present exactly when `longitude` is.
    pub latitude: Option<i32>,
    /// Millionths of a degree east, −180 000 000 to 180 000 000.
    pub longitude: Option<i32>,
}

/// An actor, case, law, event …: one line of `things.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThingRecord {
    /// Where it stands.
    pub at: Place,
    /// Names the thing in all files read with it.
    pub slug: String,
    /// The kind of thing.
    pub kind: String,
    /// Whether it is named, a group, or unnamed.
    pub naming: Option<String>,
    /// The name in Latin letters.
    pub name: String,
    /// The name in Khmer.
    pub name_km: Option<String>,
    /// One or two neutral sentences.
    pub summary: Option<String>,
    /// The same in Khmer.
    pub summary_km: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// When it began to exist.
    pub started: Option<String>,
    /// When it ceased to.
    pub ended: Option<String>,
    /// Who may see it.
    pub visibility: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// The columns that only some kinds have.
    pub details: Details,
    /// The evidence in the line.
    pub evidence: EvidenceCells,
}

/// Another name of a thing: one line of `names.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameRecord {
    /// Where it stands.
    pub at: Place,
    /// The slug of the thing.
    pub thing: String,
    /// The name.
    pub text: String,
    /// The kind of name: abbreviation, former name, spelling …
    pub kind: String,
    /// The language of the name.
    pub lang: Option<String>,
    /// Who may see it.
    pub visibility: Option<String>,
    /// The evidence in the line; when it is empty, that of the thing holds.
    pub evidence: EvidenceCells,
}

/// An identifier of a thing: one line of `identifiers.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IdentifierRecord {
    /// Where it stands.
    pub at: Place,
    /// The slug of the thing.
    pub thing: String,
    /// Who gives such identifiers.
    pub scheme: String,
    /// The identifier.
    pub value: String,
}

/// A dated, sourced tie between two things: one line of `relationships.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RelationshipRecord {
    /// Where it stands.
    pub at: Place,
    /// Names the line; see [`RelationshipRecord::identity`].
    pub key: Option<String>,
    /// The kind of relationship.
    pub kind: String,
    /// The slug of the thing it goes out from.
    pub source_thing: String,
    /// The slug of the thing it goes to.
    pub target_thing: String,
    /// The role, title or instrument that the kind asks for.
    pub role: Option<String>,
    /// When it began.
    pub from: Option<String>,
    /// When it ended.
    pub until: Option<String>,
    /// A share in parts per million of the whole ([`crate::range::Scale::ShareMillionths`]).
    pub share: Option<Range>,
    /// What the share is of: capital, votes …
    pub basis: Option<String>,
    /// Money in thousandths of the currency's unit.
    pub amount: Option<Range>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// What the amount recurs by: `YEAR`, `FAMILY` …
    pub per: Option<String>,
    /// A quantity in thousandths of `unit`.
    pub quantity: Option<Range>,
    /// The unit of the quantity.
    pub unit: Option<String>,
    /// What was supplied or carried.
    pub commodity: Option<String>,
    /// What one step along it costs where a search is asked for the cheapest path: an imported number from 1 to 2 147 483 647, no judgement of ours.
    pub weight: Option<i64>,
    /// A remark.
    pub note: Option<String>,
    /// Whether the line says that this is *not* so; `None` when the cell is empty.
    pub negated: Option<bool>,
    /// Which of contradicting lines sums and searches use.
    pub rank: Option<String>,
    /// Why.
    pub rank_reason: Option<String>,
    /// The highest confidence that may be derived.
    pub confidence_cap: Option<String>,
    /// Why.
    pub cap_reason: Option<String>,
    /// Who may see it.
    pub visibility: Option<String>,
    /// The evidence in the line.
    pub evidence: EvidenceCells,
}

/// A value that a source gives of a thing: one line of `figures.csv`.
/// The day of the value is `evidence.as_of`, also when the line itself names no evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureRecord {
    /// Where it stands.
    pub at: Place,
    /// Names the line; see [`FigureRecord::identity`].
    pub key: Option<String>,
    /// The slug of the thing.
    pub thing: String,
    /// What is counted or measured.
    pub measure: String,
    /// Of which part or group.
    pub group: Option<String>,
    /// The value in thousandths of the unit or currency.
    pub value: Option<Range>,
    /// The value in words, where it is no number.
    pub text: Option<String>,
    /// The unit of the value.
    pub unit: Option<String>,
    /// ISO 4217, where the value is money.
    pub currency: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Which of contradicting lines sums and searches use.
    pub rank: Option<String>,
    /// Why.
    pub rank_reason: Option<String>,
    /// The highest confidence that may be derived.
    pub confidence_cap: Option<String>,
    /// Why.
    pub cap_reason: Option<String>,
    /// Who may see it.
    pub visibility: Option<String>,
    /// The evidence in the line, and the day of the figure.
    pub evidence: EvidenceCells,
}

/// Where a thing is or acts: one line of `locations.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LocationRecord {
    /// Where it stands in the file.
    pub at: Place,
    /// Names the line; see [`LocationRecord::identity`].
    pub key: Option<String>,
    /// The slug of the thing.
    pub thing: String,
    /// The key of the place.
    pub place: String,
    /// What the place is to the thing: headquarters, operates, harm …
    pub role: String,
    /// How closely the place is known.
    pub precision: Option<String>,
    /// Since when.
    pub from: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who may see it.
    pub visibility: Option<String>,
    /// The evidence in the line.
    pub evidence: EvidenceCells,
}

/// One rule of a forum: one line of `forum_rules.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForumRuleRecord {
    /// Where it stands.
    pub at: Place,
    /// Names the line; see [`ForumRuleRecord::identity`].
    pub key: Option<String>,
    /// The slug of the forum.
    pub forum: String,
    /// What the rule is about: trigger, filer, condition, limit, remedy.
    pub part: String,
    /// The code of the condition, where a program can check it.
    pub condition: Option<String>,
    /// The rule in words.
    pub text: String,
    /// Since when.
    pub from: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// The evidence in the line.
    pub evidence: EvidenceCells,
}

/// What a line of `evidence.csv` is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SubjectKind {
    /// `thing:slug`
    #[default]
    Thing,
    /// `relationship:key`
    Relationship,
    /// `figure:key`
    Figure,
    /// `location:key`
    Location,
    /// `forum_rule:key`
    ForumRule,
}

impl SubjectKind {
    /// Every kind of subject.
    pub const ALL: [Self; 5] = [Self::Thing, Self::Relationship, Self::Figure, Self::Location, Self::ForumRule];

    /// The word before the colon.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Thing => "thing",
            Self::Relationship => "relationship",
            Self::Figure => "figure",
            Self::Location => "location",
            Self::ForumRule => "forum_rule",
        }
    }
}

/// One more piece of evidence: one line of `evidence.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EvidenceRecord {
    /// Where it stands.
    pub at: Place,
    /// What kind of line it speaks of.
    pub subject_kind: SubjectKind,
    /// The slug of that thing, or the `identity()` of that line.
    pub subject: String,
    /// The key of the source.
    pub source: String,
    /// Page, section or paragraph; `None` when it was not recorded.
    pub locator: Option<String>,
    /// The ids of the fact in the list it was taken from.
    pub facts: Vec<String>,
    /// The day for which the source speaks.
    pub as_of: Option<String>,
    /// Whether it supports or disputes.
    pub stance: Option<String>,
    /// Whether it is stated, alleged, denied or inferred.
    pub claim: Option<String>,
    /// The slug of who says so.
    pub attributed_to: Option<String>,
    /// What the passage says, in our own words.
    pub paraphrase: Option<String>,
    /// Who may see it.
    pub visibility: Option<String>,
}

/// A fact that was seen and not loaded: one line of `left-out.csv`. It is kept so that coverage can be counted, and makes no row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOutRecord {
    /// Where it stands.
    pub at: Place,
    /// The id of the fact.
    pub fact: String,
    /// Why it is left out.
    pub reason: String,
}
