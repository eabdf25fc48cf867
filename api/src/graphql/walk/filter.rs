//! What a search may walk, as clients state it, and as the graph reads it.

use async_graphql::InputObject;
use entities::vocabulary::{Confidence, Family, RelationshipKind, ThingKind, Vocabulary};
use graph::{KindSet, View};

use crate::graphql::term::{Term, words};
use crate::graphql::world::World;

/// Which relationships a search walks, and through what. An omitted field restricts nothing; all given ones must be met.
#[derive(Clone, Debug, Default, InputObject)]
pub struct WalkFilter {
    /// Only relationships of these kinds, and of `families`. With neither, every kind but those walked only when named: `ontology` says which.
    pub kinds: Option<Vec<Term<RelationshipKind>>>,
    /// Only relationships of the kinds of these families, and of `kinds`.
    pub families: Option<Vec<Term<Family>>>,
    /// Of the kinds walked, these only from source to target.
    pub forward: Option<Vec<Term<RelationshipKind>>>,
    /// Of the kinds walked, these only from target to source.
    pub backward: Option<Vec<Term<RelationshipKind>>>,
    /// Only through things of these kinds. Where a question starts and ends does not matter.
    pub through: Option<Vec<Term<ThingKind>>>,
    /// Only relationships supported at least so well.
    pub min_confidence: Option<Term<Confidence>>,
    /// Whether disputed relationships are walked: true when omitted.
    pub disputed: Option<bool>,
}

impl WalkFilter {
    /// The view of the graph in which a search runs: what the viewer may see, on the day asked about, of what the filter lets through.
    /// `preset` is the set of kinds when the filter names none; none for all that are walked.
    pub fn view(filter: Option<&Self>, world: &World, preset: Option<KindSet>) -> View {
        let mut view = View::with_clearance(world.clearance().level());
        view.valid_at = world.valid_at;
        view.certainly = world.certainly;
        let everything = Self::default();
        let filter = filter.unwrap_or(&everything);
        let (forward, backward) = (kinds(filter.forward.as_ref()), kinds(filter.backward.as_ref()));
        let walked = filter.named().or(preset);
        if walked.is_some() || !forward.is_empty() || !backward.is_empty() {
            let walked = walked.unwrap_or_else(all_walked);
            view = view.directed(walked.without(backward), walked.without(forward));
        }
        let through = words(filter.through.as_ref());
        if !through.is_empty() {
            view = view.through(store::graph::thing_kinds(&through));
        }
        if let Some(confidence) = filter.min_confidence {
            view = view.confident(confidence.0.code() as u8);
        }
        if filter.disputed == Some(false) { view.undisputed() } else { view }
    }

    /// The kinds that the filter names; none when it names none.
    fn named(&self) -> Option<KindSet> {
        if self.kinds.is_none() && self.families.is_none() {
            return None;
        }
        let families = words(self.families.as_ref()).into_iter().map(store::graph::family_set);
        Some(families.fold(kinds(self.kinds.as_ref()), KindSet::union))
    }
}

fn kinds(terms: Option<&Vec<Term<RelationshipKind>>>) -> KindSet {
    store::graph::kind_set(&words(terms))
}

/// Every kind that is walked without being named.
fn all_walked() -> KindSet {
    let walked: Vec<RelationshipKind> = RelationshipKind::ALL.iter().copied().filter(|kind| kind.spec().walked).collect();
    store::graph::kind_set(&walked)
}
