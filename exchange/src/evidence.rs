//! The evidence that stands in a line itself: `source-key § locator | source-key`, and the cells that speak of it.
//! Apart from the records because eight of the ten files share it, and because its little grammar must read back exactly.

use crate::problem::quoted;

/// Parts one piece of evidence from the next. A bar that belongs to a locator is doubled: `||`.
const BETWEEN: char = '|';
/// Parts the key of a source from the place within it.
const BEFORE_LOCATOR: char = '§';

/// One document, and where in it the fact stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EvidenceRef {
    /// The key of the source in `sources.csv`.
    pub source: String,
    /// Page, section or paragraph; `None` when it was not recorded.
    pub locator: Option<String>,
}

/// The evidence columns of a line. Everything but `refs` holds for each of the refs alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct EvidenceCells {
    /// The documents, in the order of the line; empty when the line names none.
    pub refs: Vec<EvidenceRef>,
    /// The ids of the fact in the list it was taken from; empty when it has none.
    pub facts: Vec<String>,
    /// The day for which the source speaks, as written.
    pub as_of: Option<String>,
    /// Whether it supports or disputes, as written.
    pub stance: Option<String>,
    /// Whether it is stated, alleged, denied or inferred, as written.
    pub claim: Option<String>,
    /// The slug of who says so.
    pub attributed_to: Option<String>,
    /// What the passage says, in our own words.
    pub paraphrase: Option<String>,
    /// Who may see this evidence, as written in `evidence_visibility`.
    pub visibility: Option<String>,
}

impl EvidenceCells {
    /// Whether a cell beside `evidence` and `as_of` is filled.
    /// `as_of` is left out because in `figures.csv` it also dates the figure.
    pub(crate) fn speaks(&self) -> bool {
        !self.facts.is_empty()
            || self.stance.is_some()
            || self.claim.is_some()
            || self.attributed_to.is_some()
            || self.paraphrase.is_some()
            || self.visibility.is_some()
    }
}

/// Reads the cell `evidence`.
///
/// # Errors
/// A sentence that says which piece cannot be read.
pub(crate) fn read_refs(cell: &str) -> Result<Vec<EvidenceRef>, String> {
    let mut refs = Vec::new();
    for piece in pieces(cell) {
        let (source, locator) = match piece.split_once(BEFORE_LOCATOR) {
            Some((source, locator)) => (source.trim(), Some(locator.trim())),
            None => (piece.trim(), None),
        };
        if source.is_empty() {
            return Err(format!("A piece of evidence in {} names no source.", quoted(cell)));
        }
        if !is_key(source) {
            return Err(format!("The source key {} holds a space or a bar.", quoted(source)));
        }
        refs.push(EvidenceRef {
            source: source.to_owned(),
            locator: locator.filter(|text| !text.is_empty()).map(str::to_owned),
        });
    }
    Ok(refs)
}

/// The text that [`read_refs`] reads back to the same refs.
pub(crate) fn write_refs(refs: &[EvidenceRef]) -> String {
    let doubled = |text: &str| text.replace(BETWEEN, "||");
    let pieces: Vec<String> = refs
        .iter()
        .map(|piece| match &piece.locator {
            Some(locator) => format!("{} {BEFORE_LOCATOR} {}", doubled(&piece.source), doubled(locator)),
            None => doubled(&piece.source),
        })
        .collect();
    pieces.join(" | ")
}

/// Whether a text can stand as a key wherever keys are parted from something else.
pub(crate) fn is_key(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| c.is_whitespace() || c == BETWEEN || c == BEFORE_LOCATOR)
}

/// Cuts a cell at its single bars and makes one bar of each doubled one.
fn pieces(cell: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut characters = cell.chars().peekable();
    while let Some(character) = characters.next() {
        if character != BETWEEN {
            piece.push(character);
        } else if characters.next_if_eq(&BETWEEN).is_some() {
            piece.push(BETWEEN);
        } else {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[(&str, Option<&str>)]) {
        let refs = read_refs(cell).unwrap();
        let seen: Vec<_> = refs.iter().map(|piece| (piece.source.as_str(), piece.locator.as_deref())).collect();
        assert_eq!(seen, expected, "reading {cell:?}");
        assert_eq!(read_refs(&write_refs(&refs)).unwrap(), refs, "reading back {cell:?}");
    }

    #[test]
    fn documents_and_locators_are_told_apart() {
        check("s13", &[("s13", None)]);
        check("s13 § p. 4 | s14", &[("s13", Some("p. 4")), ("s14", None)]);
        check("s13§p. 4|s14 §", &[("s13", Some("p. 4")), ("s14", None)]);
        check("law-2001 § § 3", &[("law-2001", Some("§ 3"))]);
        check("s1 § table A||B | s2", &[("s1", Some("table A|B")), ("s2", None)]);
        check("s1 § ends with a bar|| | s2", &[("s1", Some("ends with a bar|")), ("s2", None)]);
    }

    #[test]
    fn a_piece_without_a_source_is_refused() {
        for cell in ["", "s1 |", "| s1", "§ p. 4", "s1 | | s2", "two words § p. 4"] {
            assert!(read_refs(cell).is_err(), "{cell:?} was read");
        }
    }
}
