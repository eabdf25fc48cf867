//! What several things have in common: the things that more than one of them is tied to.

use async_graphql::{Context, Object, Result, SimpleObject};
use graph::walk;

use super::error::{Code, coded};
use super::relationship::Relationship;
use super::thing::{ThingBy, ThingObject};
use super::walk::{BudgetInput, Completeness, Rows, WalkFilter, search, starts};
use super::world::{AtInput, World};

/// What several things have in common.
#[derive(SimpleObject)]
pub struct SharedAnswer {
    /// What they share: what most of them are tied to first, then what is tied to fewer other things.
    things: Vec<SharedThing>,
    /// Whether these are all.
    completeness: Completeness,
    /// An opaque token of what the viewer could see; it changes only when that does.
    revision: String,
}

/// A thing that several others are tied to.
#[derive(SimpleObject)]
pub struct SharedThing {
    /// The thing; never one of those asked about.
    thing: ThingObject,
    /// How many of those asked about are tied to it.
    links: i32,
    /// What ties them to it.
    relationships: Vec<Relationship>,
}

/// The root field about what things share.
#[derive(Default)]
pub struct SharedQuery;

/// The root field about what things share.
#[Object]
impl SharedQuery {
    /// What several things have in common: the things that at least so many of them are tied to by one relationship.
    async fn shared(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The things that may share something: 2 to 20.")] of: Vec<ThingBy>,
        #[graphql(desc = "Of how many of them it must be a neighbour: from 1; all of them when omitted.")] min_links: Option<i32>,
        #[graphql(name = "where", desc = "Which relationships count; omitted for all.")] filter: Option<WalkFilter>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many shared things: 1 to 100.")] first: Option<i32>,
    ) -> Result<SharedAnswer> {
        let world = World::of(ctx)?.at(at).await?;
        let first = world.present().pages().optional("first", first)?;
        let budget = BudgetInput::budget(None, &world, 1, first)?;
        let of: Vec<graph::Node> = starts(&world, "of", &of).await?.into_iter().map(|(_, node)| node).collect();
        if of.len() < 2 {
            return Err(coded(
                Code::BadUserInput,
                "The argument of must name at least two different things.",
            ));
        }
        let min_links = match min_links.map(usize::try_from) {
            None => of.len(),
            Some(Ok(links)) if (1..=of.len()).contains(&links) => links,
            Some(_) => {
                let message = format!(
                    "The argument minLinks must be from 1 to {}, the number of different things named.",
                    of.len()
                );
                return Err(coded(Code::BadUserInput, message));
            }
        };
        let view = WalkFilter::view(filter.as_ref(), &world, None);
        let found = search(ctx, &world, budget, move |index, budget| {
            walk::shared(index, &view, &of, min_links, budget)
        })
        .await?;
        let nodes = found.things.iter().map(|thing| thing.node);
        let edges = found.things.iter().flat_map(|thing| thing.edges.iter().copied());
        let rows = Rows::of(&world, nodes, edges).await?;
        let things = found.things.iter().filter_map(|shared| {
            let thing = rows.thing(shared.node)?;
            Some(SharedThing {
                thing,
                links: shared.links as i32,
                relationships: rows.relationships(&shared.edges),
            })
        });
        Ok(SharedAnswer {
            things: things.collect(),
            completeness: Completeness(found.completeness),
            revision: world.revision(),
        })
    }
}
