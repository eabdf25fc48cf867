//! Ownership: who owns a thing and what it owns, with shares that are ranges and sums of one day.

mod answer;

use async_graphql::{Context, Enum, Object, Result};
use entities::decimal;
use entities::vocabulary::RelationshipKind;
use graph::{OwnershipOf, flow};

use super::error::{Code, coded};
use super::thing::ThingBy;
use super::walk::{BudgetInput, WalkFilter, search, start};
use super::world::{AtInput, World};
pub use answer::{EffectiveShare, OwnershipAnswer, OwnershipStep, OwnershipSum, multiplied};

/// Hops of a chain of ownership when no budget is given.
const HOPS: u32 = 5;

/// Which way ownership is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum Holding {
    /// To the owners, and to theirs.
    #[default]
    Owners,
    /// To what it owns, and to what that owns.
    Holdings,
}

/// The root field about ownership.
#[derive(Default)]
pub struct OwnershipQuery;

/// The root field about ownership.
#[Object]
impl OwnershipQuery {
    /// Who owns a thing, or what it owns, chain by chain: shares and control, with sums that hold on one day.
    #[expect(clippy::too_many_arguments, reason = "one for each argument of the field")]
    async fn ownership(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The thing that is owned, or the owner.")] of: ThingBy,
        #[graphql(desc = "Which way to look; OWNERS when omitted.")] direction: Option<Holding>,
        #[graphql(desc = "Leaves out chains whose share is certainly below this: per cent from 0 to 100.")] min_share: Option<f64>,
        #[graphql(
            name = "where",
            desc = "Narrows what is followed. Kinds and directions in it change nothing: OWNS and CONTROLS are followed."
        )]
        filter: Option<WalkFilter>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "What the search may spend: 5 hops when omitted.")] budget: Option<BudgetInput>,
        #[graphql(desc = "At most this many steps: 1 to 100.")] first: Option<i32>,
    ) -> Result<OwnershipAnswer> {
        let world = World::of(ctx)?.at(at).await?;
        let first = world.present().pages().optional("first", first)?;
        let budget = BudgetInput::budget(budget, &world, HOPS, first)?;
        let min_share = min_share.unwrap_or(0.0);
        if !(0.0..=100.0).contains(&min_share) {
            return Err(coded(
                Code::BadUserInput,
                "The argument minShare must be from 0 to 100, in per cent.",
            ));
        }
        let (_, node) = start(&world, "of", &of).await?;
        let asked = OwnershipOf {
            direction: match direction.unwrap_or_default() {
                Holding::Owners => flow::Holding::Owners,
                Holding::Holdings => flow::Holding::Holdings,
            },
            min_share: (min_share / 100.0 * f64::from(decimal::WHOLE)).round() as u32,
            kinds: store::graph::kind_set(&[RelationshipKind::Owns, RelationshipKind::Controls]),
        };
        let view = WalkFilter::view(filter.as_ref(), &world, None);
        let found = search(ctx, &world, budget, move |index, budget| {
            flow::ownership(index, &view, node, asked, budget)
        })
        .await?;
        OwnershipAnswer::of(&world, node, &found).await
    }
}
