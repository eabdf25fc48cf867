//! Search over all names of all things, in any script, misspelt or not.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use entities::vocabulary::{NameKind, ThingKind};
use store::search::SearchQuery as Asked;

use super::error::{Code, coded, of_store};
use super::term::{Term, words};
use super::thing::ThingObject;
use super::world::{AtInput, World};

/// Letters of the longest text that is searched for.
const LONGEST: usize = 200;

/// A thing that a search found, and why.
#[derive(SimpleObject)]
pub struct SearchHit {
    /// The thing.
    thing: ThingObject,
    /// The name of it that matched, as it is written.
    matched: String,
    /// What sort of name matched.
    name_kind: Term<NameKind>,
    /// Whether the name is what was searched for, whatever the case of its letters.
    exact: bool,
    /// How alike the two are, from 0 to 1.
    score: f64,
}

/// The root field that searches.
#[derive(Default)]
pub struct SearchQuery;

/// The root field that searches.
#[Object]
impl SearchQuery {
    /// Things one of whose names is like a text, the best match first. It takes Khmer, Latin and other scripts, parts of names, and misspellings.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look for: at most 200 letters. An empty text finds nothing.")] text: String,
        #[graphql(desc = "Only things of these kinds; omitted or empty for all.")] kinds: Option<Vec<Term<ThingKind>>>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many: 1 to 100. There is no next page; make the text longer instead.")] first: Option<i32>,
    ) -> Result<Vec<SearchHit>> {
        let world = World::of(ctx)?.at(at).await?;
        let size = world.present().pages().optional("first", first)?;
        if text.chars().count() > LONGEST {
            return Err(coded(
                Code::LimitExceeded,
                format!("The argument text may have at most {LONGEST} letters. Search for a part of it."),
            ));
        }
        let asked = Asked {
            text,
            kinds: words(kinds.as_ref()),
            size,
        };
        let hits = store::search::search(&world.reader, &asked).await.map_err(of_store)?;
        let found = hits.into_iter().map(|hit| SearchHit {
            thing: ThingObject::new(Arc::new(hit.thing), world.clone()),
            matched: hit.matched,
            name_kind: Term(hit.name_kind),
            exact: hit.exact,
            score: hit.score.clamp(0.0, 1.0),
        });
        Ok(found.collect())
    }
}
