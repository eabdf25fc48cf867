//! Money trails: where money and goods came from and where they went, step by step, amounts kept by currency.

mod answer;
mod origin;

use async_graphql::{Context, Enum, Object, Result};
use graph::flow;

use super::thing::ThingBy;
use super::walk::{BudgetInput, WalkFilter, search, starts};
use super::world::{AtInput, World};
pub use answer::{TrailAnswer, TrailStep, TrailTotal};

/// Hops of a trail when no budget is given.
const HOPS: u32 = 4;

/// Which way a trail is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum TrailDirection {
    /// To where it came from: owners, lenders, funders, payers of an event, suppliers.
    Upstream,
    /// To where it went: what is owned, financed or funded, those paid in an event, buyers.
    Downstream,
    /// Both, each from the start: a trail never turns.
    #[default]
    Both,
}

/// The root field about money.
#[derive(Default)]
pub struct MoneyQuery;

/// The root field about money.
#[Object]
impl MoneyQuery {
    /// Everything that changes hands for money around some things: ownership, loans, grants, trade, and dated sales, payments and offers.
    ///
    /// A case stands for the companies that it is about, their owners, financiers and buyers, and those affected.
    #[expect(clippy::too_many_arguments, reason = "one for each argument of the field")]
    async fn money_trail(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where the trail starts: 1 to 20 things.")] of: Vec<ThingBy>,
        #[graphql(desc = "Which way it is followed; BOTH when omitted.")] direction: Option<TrailDirection>,
        #[graphql(
            name = "where",
            desc = "Narrows what is followed. Kinds and directions in it change nothing: all that money runs along is followed."
        )]
        filter: Option<WalkFilter>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "What the search may spend: 4 hops when omitted. Through an event there are two.")] budget: Option<BudgetInput>,
        #[graphql(desc = "At most this many steps: 1 to 100.")] first: Option<i32>,
    ) -> Result<TrailAnswer> {
        let world = World::of(ctx)?.at(at).await?;
        let first = world.present().pages().optional("first", first)?;
        let budget = BudgetInput::budget(budget, &world, HOPS, first)?;
        let named = starts(&world, "of", &of).await?;
        let nodes = origin::nodes(&world, &named).await?;
        let view = WalkFilter::view(filter.as_ref(), &world, None);
        let direction = match direction.unwrap_or_default() {
            TrailDirection::Upstream => flow::Direction::Upstream,
            TrailDirection::Downstream => flow::Direction::Downstream,
            TrailDirection::Both => flow::Direction::Both,
        };
        let sense = store::graph::money_sense();
        let of = nodes.clone();
        let found = search(ctx, &world, budget, move |index, budget| {
            flow::money_trail(index, &view, &nodes, direction, &sense, budget)
        })
        .await?;
        TrailAnswer::of(&world, &of, &found).await
    }
}
