//! Search over all names: Khmer and Latin, by prefix, part, and misspelt.
//!
//! Each name has a search key: folded, and transliterated letter by letter (`names.search_key`). Candidates come from the
//! database's trigram index, the same on both databases: names that hold a piece of what was typed, so that a slip of the
//! hand spoils some pieces and leaves others. They are ranked here by likeness. Nothing in the order depends on names that
//! the viewer may not see: there are no corpus statistics.

use std::collections::HashMap;

use any_ascii::any_ascii;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, LikeExpr, Query};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use unicode_normalization::UnicodeNormalization;

use entities::id::ThingId;
use entities::vocabulary::{NameKind, ThingKind};
use entities::{name, thing};

use crate::access::Reader;
use crate::backend::is_postgres;
use crate::error::Result;

/// The longest text that is searched for, in characters; what is longer is cut.
pub const LONGEST: usize = 100;
/// How many candidates are ranked at most for each way of looking.
const CANDIDATES: u64 = 2_000;
/// How alike a misspelt name must be, from 0 to 1.
const ALIKE: f64 = 0.84;

/// What is searched for.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    /// The text as typed.
    pub text: String,
    /// Only things of these kinds; empty for all.
    pub kinds: Vec<ThingKind>,
    /// How many hits at most.
    pub size: u32,
}

/// A thing that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The thing.
    pub thing: thing::Model,
    /// The name that matched.
    pub matched: String,
    /// The kind of that name.
    pub name_kind: NameKind,
    /// Whether the name is what was typed, but for case, accents and spaces.
    pub exact: bool,
    /// How well it matched, from 0 to 1.
    pub score: f64,
}

/// A text as searches compare it: compatibility form, lower case, digits of all scripts as Arabic ones, without characters
/// that are not seen, with single spaces for whatever parts words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkc().flat_map(char::to_lowercase) {
        match character {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}' | '\u{202a}'..='\u{202e}' => {}
            '\u{17e0}'..='\u{17e9}' => folded.extend(char::from_digit(character as u32 - 0x17e0, 10)),
            character if character.is_alphanumeric() || is_mark(character) => folded.push(character),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether the character is a vowel sign or mark of a script that writes them beside its letters.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036f}' | '\u{0e31}'..='\u{0e4e}' | '\u{0eb1}'..='\u{0ecd}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}' | '\u{17dd}')
}

/// The search key of a name: its folded form, and on a second line its transliteration where that differs.
pub fn search_key(text: &str) -> String {
    let folded = fold(text);
    let plain = fold(&any_ascii(&folded));
    if plain == folded || plain.is_empty() {
        folded
    } else {
        format!("{folded}\n{plain}")
    }
}

/// A text in which no character is a wildcard of LIKE.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// The best hits, best first.
pub async fn search(reader: &Reader, query: &SearchQuery) -> Result<Vec<Hit>> {
    let typed: String = query.text.chars().take(LONGEST).collect();
    let wanted = fold(&typed);
    if wanted.is_empty() || query.size == 0 {
        return Ok(Vec::new());
    }
    let mut best: HashMap<ThingId, (f64, name::Model)> = HashMap::new();
    let mut keep = |rows: Vec<name::Model>| {
        for row in rows {
            let score = likeness(&wanted, &row.search_key);
            let better = best
                .get(&row.thing_id)
                .is_none_or(|(known, name)| (score, &name.text) > (*known, &row.text));
            if score > 0.0 && better {
                best.insert(row.thing_id, (score, row));
            }
        }
    };
    keep(candidates(reader, query, std::slice::from_ref(&wanted)).await?);
    let plain = fold(&any_ascii(&wanted));
    let mut pieces = pieces(&wanted);
    if plain != wanted {
        pieces.extend(self::pieces(&plain));
    }
    if !pieces.is_empty() {
        keep(candidates(reader, query, &pieces).await?);
    }
    let mut ranked: Vec<(f64, name::Model)> = best.into_values().collect();
    ranked.sort_by(|(a, left), (b, right)| {
        b.total_cmp(a)
            .then_with(|| left.text.chars().count().cmp(&right.text.chars().count()))
            .then_with(|| left.text.cmp(&right.text))
            .then_with(|| left.id.cmp(&right.id))
    });
    ranked.truncate(query.size as usize);
    let ids: Vec<ThingId> = ranked.iter().map(|(_, row)| row.thing_id).collect();
    let mut things = crate::thing::map_by_ids(reader, &ids).await?;
    Ok(ranked
        .into_iter()
        .filter_map(|(score, row)| {
            let thing = things.remove(&row.thing_id)?;
            Some(Hit {
                thing,
                exact: score >= 1.0,
                matched: row.text,
                name_kind: row.kind,
                score,
            })
        })
        .collect())
}

/// Names that hold one of these pieces.
async fn candidates(reader: &Reader, query: &SearchQuery, pieces: &[String]) -> Result<Vec<name::Model>> {
    let key = Expr::col((name::Entity, name::Column::SearchKey));
    let mut select = reader.select::<name::Entity>();
    if !query.kinds.is_empty() {
        let of_kind = reader
            .select::<thing::Entity>()
            .select_only()
            .column(thing::Column::Id)
            .filter(thing::Column::Kind.is_in(query.kinds.iter().copied()));
        select = select.filter(name::Column::ThingId.in_subquery(of_kind.into_query()));
    }
    // The trigram index of SQLite knows nothing shorter than three characters; such pieces are looked for row by row.
    let indexed = !is_postgres(reader.connection()) && pieces.iter().all(|piece| piece.chars().count() >= 3);
    if indexed {
        let phrases: Vec<String> = pieces.iter().map(|piece| format!("\"{}\"", piece.replace('"', "\"\""))).collect();
        let rows = Query::select()
            .column(Alias::new("rowid"))
            .from(Alias::new("name_search"))
            .and_where(Expr::cust_with_values("name_search MATCH ?", [phrases.join(" OR ")]))
            .take();
        select = select.filter(name::Column::Id.in_subquery(rows));
    } else {
        let any = pieces.iter().fold(Condition::any(), |any, piece| {
            any.add(key.clone().like(LikeExpr::new(format!("%{}%", escaped(piece))).escape('\\')))
        });
        select = select.filter(any);
    }
    Ok(select
        .order_by_asc(name::Column::Id)
        .limit(CANDIDATES)
        .all(reader.connection())
        .await?)
}

/// Overlapping pieces of a text, of three to five characters: short enough that a slip spoils few, long enough that few names hold them.
fn pieces(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let length = (characters.len() / 3 + 1).clamp(3, 5);
    if characters.len() <= length {
        return Vec::new();
    }
    characters
        .windows(length)
        .map(|window| window.iter().collect::<String>())
        .filter(|piece| piece.trim().chars().count() >= 3)
        .collect()
}

/// How well a name matches, from 0 (not) to 1 (it is what was typed).
fn likeness(wanted: &str, key: &str) -> f64 {
    key.lines().map(|name| likeness_to(wanted, name)).fold(0.0, f64::max)
}

fn likeness_to(wanted: &str, name: &str) -> f64 {
    if name == wanted {
        return 1.0;
    }
    // Among names that hold what was typed, the one that it covers most comes first.
    let covered = 0.04 * wanted.chars().count() as f64 / name.chars().count().max(1) as f64;
    if name.starts_with(wanted) {
        return 0.94 + covered;
    }
    if name.split(' ').any(|word| word.starts_with(wanted)) || name.contains(&format!(" {wanted}")) {
        return 0.90 + covered;
    }
    if name.contains(wanted) {
        return 0.85 + covered;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let count = wanted.split(' ').count();
    let best = (count.saturating_sub(1).max(1)..=count + 1)
        .flat_map(|size| words.windows(size.min(words.len().max(1))))
        .map(|window| strsim::jaro_winkler(wanted, &window.join(" ")))
        .fold(strsim::jaro_winkler(wanted, name), f64::max);
    if best >= ALIKE { 0.8 * best } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_folded() {
        for (text, expected) in [
            ("  Tate  &  Lyle ", "tate lyle"),
            ("Paññāsāstra", "paññāsāstra"),
            ("ខេត្ត\u{200b}កោះកុង", "ខេត្តកោះកុង"),
            ("២០១២", "2012"),
            ("ＫＳＬ", "ksl"),
            ("\u{202e}evil\u{0}", "evil"),
            ("🙂", ""),
        ] {
            assert_eq!(fold(text), expected, "{text:?}");
        }
        assert_eq!(search_key("Paññāsāstra"), "paññāsāstra\npannasastra");
        assert!(search_key("ព្រៃឡង់").contains('\n'), "Khmer has a transliteration");
    }

    #[test]
    fn names_rank_by_likeness() {
        let score = |wanted: &str, name: &str| likeness(&fold(wanted), &search_key(name));
        assert!((score("licadho", "LICADHO") - 1.0).abs() < f64::EPSILON);
        assert!(score("koh kong", "Koh Kong Plantation") > score("plantation", "Koh Kong Plantation"));
        assert!(score("lihg day", "Leigh Day") > 0.0, "a misspelt name is found");
        assert!(score("tate lile", "Tate & Lyle plc") > 0.0);
        assert!(score("world bank", "Leigh Day") == 0.0);
    }
}
