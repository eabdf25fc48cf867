//! Where searches run: on threads that may block, a few at once, and no longer than somebody waits for the answer.
//! It is separate because it alone ties a search to its request.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Context, Result};
use graph::{Budget, Cancel, Index};

use crate::graphql::error::{Code, coded, internal};
use crate::graphql::scope::{RequestScope, Stop};
use crate::graphql::world::World;

/// Runs a search over the world's graph and waits for what it found.
///
/// It takes its turn among the searches of all requests. It is told to stop when the client leaves, when the request's
/// deadline passes, and a little before that, so that what was found until then is still an answer.
///
/// # Errors
/// The server is shutting down, or the search has failed.
pub async fn search<T, F>(ctx: &Context<'_>, world: &World, budget: Budget, run: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&Index, &Budget) -> T + Send + 'static,
{
    let cancel = Cancel::new();
    if let Some(scope) = ctx.data_opt::<RequestScope>() {
        let cancel = cancel.clone();
        scope.on_stop(move |reason| match reason {
            Stop::Abandoned => cancel.cancel(),
            Stop::Deadline => cancel.out_of_time(),
        });
    }
    let _stop = CancelOnDrop(cancel.clone());
    let turn = world.present().searches().acquire_owned().await;
    let turn = turn.map_err(|_| coded(Code::Unavailable, "The server is shutting down. Ask again when it is back."))?;
    let budget = budget.cancel(cancel.clone());
    let snapshot = Arc::clone(&world.snapshot);
    let mut running = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        run(&snapshot.index, &budget)
    });
    let found = if let Ok(found) = tokio::time::timeout(own_time(world), &mut running).await {
        found
    } else {
        cancel.out_of_time();
        running.await
    };
    found.map_err(|error| internal("graph search", &error))
}

/// How long one search may run: most of the request's time, so that there is some left to answer in.
fn own_time(world: &World) -> Duration {
    world.present().config().request_deadline.mul_f64(0.8)
}

/// Stops a search when nobody waits for it any more, on transports that have no scope.
struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}
