//! The root fields about surroundings.

use async_graphql::{Context, Object, Result};
use graph::{Extent, walk};

use super::neighbour::{GroupBy, NeighbourAnswer};
use super::picture::NetworkAnswer;
use crate::graphql::connection::PageArgs;
use crate::graphql::thing::ThingBy;
use crate::graphql::walk::{BudgetInput, WalkFilter, counted, search, start, starts};
use crate::graphql::world::{AtInput, World};

/// Hops of a network when none are asked for.
const HOPS: u32 = 2;

/// The root fields about surroundings.
#[derive(Default)]
pub struct NetworkQuery;

/// The root fields about surroundings.
#[Object]
impl NetworkQuery {
    /// What is tied to a thing by one relationship: how many of each sort first, then a page of each.
    #[expect(clippy::too_many_arguments, reason = "one for each argument of the field")]
    async fn neighbours(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The thing in the middle.")] of: ThingBy,
        #[graphql(name = "where", desc = "Which relationships count; omitted for all.")] filter: Option<WalkFilter>,
        #[graphql(desc = "What makes a group; KIND when omitted.")] group_by: Option<GroupBy>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many neighbours of each group, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor of one group; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many neighbours of each group, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor of one group; goes with `last`.")] before: Option<String>,
    ) -> Result<NeighbourAnswer> {
        let world = World::of(ctx)?.at(at).await?;
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        let page = page.page(&world, NeighbourAnswer::LIST)?;
        let budget = BudgetInput::budget(None, &world, 1, 1)?;
        let (_, node) = start(&world, "of", &of).await?;
        let view = WalkFilter::view(filter.as_ref(), &world, None);
        let (steps, completeness) = search(ctx, &world, budget, move |index, budget| {
            let most = usize::try_from(budget.work).unwrap_or(usize::MAX);
            let mut steps: Vec<walk::Step> = walk::neighbours(index, &view, node).take(most.saturating_add(1)).collect();
            let stopped_by = (steps.len() > most).then_some(graph::StoppedBy::Work);
            steps.truncate(most);
            let examined = steps.len() as u64;
            (
                steps,
                graph::Completeness {
                    complete: stopped_by.is_none(),
                    stopped_by,
                    examined,
                },
            )
        })
        .await?;
        NeighbourAnswer::of(&world, &steps, group_by.unwrap_or_default(), &page, completeness).await
    }

    /// The part of the graph around some things: the things within some hops, and every relationship between them. What did not fit is counted.
    async fn network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The things in the middle: 1 to 20.")] of: Vec<ThingBy>,
        #[graphql(desc = "Hops from the nearest of them: from 1; 2 when omitted.")] hops: Option<i32>,
        #[graphql(name = "where", desc = "Which relationships are walked; omitted for all.")] filter: Option<WalkFilter>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(
            desc = "At most this many things, those in the middle among them: 1 to 500; 100 when omitted. Specific and well supported ones stay."
        )]
        max_things: Option<i32>,
    ) -> Result<NetworkAnswer> {
        let world = World::of(ctx)?.at(at).await?;
        let config = world.present().config();
        let most = config.network_max as u64;
        let max_nodes = counted(
            "maxThings",
            max_things,
            most.min(config.network_default as u64),
            most,
            "network_max",
        )? as usize;
        let longest = u64::from(config.path_max_hops);
        let hops = counted("hops", hops, longest.min(u64::from(HOPS)), longest, "path_max_hops")? as u32;
        let budget = BudgetInput::budget(None, &world, hops, 1)?;
        let middle = starts(&world, "of", &of).await?;
        let nodes: Vec<graph::Node> = middle.iter().map(|(_, node)| *node).collect();
        let view = WalkFilter::view(filter.as_ref(), &world, None);
        let found = search(ctx, &world, budget, move |index, budget| {
            let found = walk::network(index, &view, &nodes, Extent { hops, max_nodes }, budget);
            let degrees: Vec<u32> = found.nodes.iter().map(|near| index.degree(near.node, view.clearance)).collect();
            (found, degrees)
        })
        .await?;
        NetworkAnswer::of(&world, found.0, &found.1).await
    }
}
