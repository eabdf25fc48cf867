//! The root fields that look for paths.

use async_graphql::{Context, Object, Result};
use entities::vocabulary::{Family, RelationshipKind};
use graph::{Ends, KindSet, Node, View, path, rank};

use super::answer::{Found, PathAnswer};
use super::input::{PathRank, PathWeights};
use crate::graphql::thing::ThingBy;
use crate::graphql::walk::{BudgetInput, WalkFilter, search, some, start};
use crate::graphql::world::{AtInput, World};

/// Hops of a path when no budget is given.
const HOPS: u32 = 6;
/// Paths when no number is asked for.
const PATHS: u32 = 5;

/// The root fields that look for paths.
#[derive(Default)]
pub struct PathQuery;

/// What a search for paths is asked for, whichever field asks.
struct Asked {
    from: ThingBy,
    to: ThingBy,
    filter: Option<WalkFilter>,
    /// The kinds walked when the filter names none; none for all.
    preset: Option<KindSet>,
    at: Option<AtInput>,
    budget: Option<BudgetInput>,
    rank: PathRank,
    weights: Option<PathWeights>,
    first: Option<i32>,
    must_pass: Vec<ThingBy>,
    avoid: Vec<ThingBy>,
}

/// What a search for paths walks: the view, its ends, and what it must not pass.
struct Question {
    view: View,
    ends: Ends,
}

async fn find(ctx: &Context<'_>, asked: Asked) -> Result<PathAnswer> {
    let world = World::of(ctx)?.at(asked.at).await?;
    let first = match asked.first {
        None => PATHS.min(world.present().pages().most),
        Some(first) => world.present().pages().size("first", first)?,
    };
    let budget = BudgetInput::budget(asked.budget, &world, HOPS, first)?;
    let order = asked.rank.order(asked.weights)?;
    let (from, to) = (start(&world, "from", &asked.from).await?.1, start(&world, "to", &asked.to).await?.1);
    let nodes = |things: Vec<(_, Node)>| -> Vec<Node> { things.into_iter().map(|(_, node)| node).collect() };
    let must_pass = nodes(some(&world, "mustPass", &asked.must_pass).await?);
    let avoid = nodes(some(&world, "avoid", &asked.avoid).await?);
    let view = WalkFilter::view(asked.filter.as_ref(), &world, asked.preset).avoiding(avoid);
    let question = Question {
        view,
        ends: Ends::new(from, to).passing(must_pass),
    };
    let weights = PathRank::weights(order);
    let (found, completeness) = search(ctx, &world, budget, move |index, budget| {
        let Question { view, ends } = question;
        let paths = match order {
            Some(order) => path::best(index, &view, &ends, order, budget),
            None => path::all_simple(index, &view, &ends, 0, budget),
        };
        let found = paths.paths.into_iter().map(|path| Found {
            score: rank::score(index, &view, &path, &weights),
            held: path::held_together(index, &path),
            degrees: path.nodes.iter().map(|node| index.degree(*node, view.clearance)).collect(),
            path,
        });
        (found.collect::<Vec<_>>(), paths.completeness)
    })
    .await?;
    PathAnswer::of(&world, found, completeness).await
}

/// The kinds by which things stand together: the family ALLIANCE, and statements that both issued or signed.
fn alliance() -> KindSet {
    let spoken = store::graph::kind_set(&[RelationshipKind::Issued, RelationshipKind::Signed]);
    store::graph::family_set(Family::Alliance).union(spoken)
}

/// The root fields that look for paths.
#[Object]
impl PathQuery {
    /// Paths from one thing to another, best first. No path is an empty list; a search that was cut says so and proves nothing.
    #[expect(clippy::too_many_arguments, reason = "one for each argument of the field")]
    async fn paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where each path begins.")] from: ThingBy,
        #[graphql(desc = "Where each path ends.")] to: ThingBy,
        #[graphql(name = "where", desc = "Which relationships are walked; omitted for all.")] filter: Option<WalkFilter>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "What the search may spend: 6 hops when omitted.")] budget: Option<BudgetInput>,
        #[graphql(desc = "What makes a path better than another; SPECIFIC when omitted.")] rank: Option<PathRank>,
        #[graphql(desc = "How much each part of the score counts; as `rank` has it when omitted.")] weights: Option<PathWeights>,
        #[graphql(desc = "At most this many paths: 1 to 100, 5 when omitted.")] first: Option<i32>,
        #[graphql(desc = "Things that every path passes, in any order: at most 20.")] must_pass: Option<Vec<ThingBy>>,
        #[graphql(desc = "Things that no path passes: at most 20. Where it begins and ends does not matter.")] avoid: Option<Vec<ThingBy>>,
    ) -> Result<PathAnswer> {
        let asked = Asked {
            from,
            to,
            filter,
            preset: None,
            at,
            budget,
            rank: rank.unwrap_or_default(),
            weights,
            first,
            must_pass: must_pass.unwrap_or_default(),
            avoid: avoid.unwrap_or_default(),
        };
        find(ctx, asked).await
    }

    /// Paths by which one actor stands with another: alliances, memberships, support, counsel, and statements that both issued or signed.
    #[expect(clippy::too_many_arguments, reason = "one for each argument of the field")]
    async fn alliance_paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where each path begins.")] from: ThingBy,
        #[graphql(desc = "Where each path ends.")] to: ThingBy,
        #[graphql(name = "where", desc = "Narrows what is walked; kinds named here take the place of the preset.")] filter: Option<
            WalkFilter,
        >,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "What the search may spend: 6 hops when omitted.")] budget: Option<BudgetInput>,
        #[graphql(desc = "What makes a path better than another; SPECIFIC when omitted.")] rank: Option<PathRank>,
        #[graphql(desc = "At most this many paths: 1 to 100, 5 when omitted.")] first: Option<i32>,
    ) -> Result<PathAnswer> {
        let asked = Asked {
            from,
            to,
            filter,
            preset: Some(alliance()),
            at,
            budget,
            rank: rank.unwrap_or_default(),
            weights: None,
            first,
            must_pass: Vec::new(),
            avoid: Vec::new(),
        };
        find(ctx, asked).await
    }
}
