//! The root field about statements: who signed together, and how often.

use async_graphql::{Context, Object, Result, SimpleObject};

use crate::graphql::error::of_store;
use crate::graphql::loaders::ThingById;
use crate::graphql::thing::{ActorObject, Statement, ThingBy, ThingObject};
use crate::graphql::world::{AtInput, World};

/// Two actors, and the statements that both signed.
#[derive(SimpleObject)]
pub struct CoSigners {
    /// One of the two.
    a: ActorObject,
    /// The other.
    b: ActorObject,
    /// How many statements both signed.
    count: i32,
    /// The statements that both signed.
    statements: Vec<Statement>,
}

/// The root field about statements.
#[derive(Default)]
pub struct StatementQuery;

/// The root field about statements.
#[Object]
impl StatementQuery {
    /// Which actors signed statements together: the pairs with most statements first. Only signatories that a source names are counted.
    async fn co_signers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only pairs with this actor; omitted for all pairs.")] of: Option<ThingBy>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many pairs: 1 to 100.")] first: Option<i32>,
    ) -> Result<Vec<CoSigners>> {
        let world = World::of(ctx)?.at(at).await?;
        let size = world.present().pages().optional("first", first)?;
        let of = match of {
            None => None,
            Some(of) => Some(of.start(&world, "of").await?.data().row.id),
        };
        let pairs = store::statement::signed_together(&world.reader, of, size).await.map_err(of_store)?;
        let ids = pairs
            .iter()
            .flat_map(|pair| [pair.a, pair.b].into_iter().chain(pair.statements.iter().copied()));
        let things = world.loaders().many(ids.map(ThingById)).await?;
        let thing = |id| things.get(&ThingById(id)).map(|row| ThingObject::new(row.clone(), world.clone()));
        let found = pairs.iter().filter_map(|pair| {
            let a = thing(pair.a).and_then(ActorObject::of)?;
            let b = thing(pair.b).and_then(ActorObject::of)?;
            let statements: Vec<Statement> = pair.statements.iter().filter_map(|id| thing(*id).and_then(Statement::of)).collect();
            Some(CoSigners {
                a,
                b,
                count: i32::try_from(statements.len()).unwrap_or(i32::MAX),
                statements,
            })
        });
        Ok(found.collect())
    }
}
