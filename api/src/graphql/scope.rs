//! What belongs to one request: its id, what it may do, what was learnt of it, and how it is stopped.
//! It is separate because the HTTP layer makes it, the guard fills it, and resolvers hand it to their searches.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::parser::types::OperationType;
use tokio_util::sync::CancellationToken;

use crate::id::RequestId;

/// Why a request was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Nobody waits for the answer any more: the client has left, or has its answer.
    Abandoned,
    /// The request's deadline has passed.
    Deadline,
}

/// What the transport lets an operation do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Queries alone (GET).
    Queries,
    /// Queries and mutations (POST).
    QueriesAndMutations,
}

/// What was learnt of a request, for the log and the metrics. It holds nothing that a user wrote.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What the chosen operation is; unknown where the document could not be read.
    pub kind: Option<OperationType>,
    /// Values asked for, as `max_cost` counts them.
    pub cost: u64,
    /// The operation is one that the transport does not let through.
    pub not_allowed: bool,
}

type Hook = Box<dyn FnOnce(Stop) + Send>;

#[derive(Default)]
struct Stopping {
    reason: Option<Stop>,
    hooks: Vec<Hook>,
}

struct Inner {
    id: RequestId,
    allowed: Allowed,
    operation_name: Option<String>,
    executing: AtomicBool,
    facts: Mutex<Facts>,
    stopping: Mutex<Stopping>,
    token: CancellationToken,
    cancel: graph::Cancel,
}

/// A handle of one request; clones are the same request. Resolvers find it with `ctx.data::<RequestScope>()`.
#[derive(Clone)]
pub struct RequestScope(Arc<Inner>);

impl RequestScope {
    /// A new request.
    pub fn new(allowed: Allowed, operation_name: Option<String>) -> Self {
        Self(Arc::new(Inner {
            id: RequestId::random(),
            allowed,
            operation_name,
            executing: AtomicBool::new(false),
            facts: Mutex::default(),
            stopping: Mutex::default(),
            token: CancellationToken::new(),
            cancel: graph::Cancel::new(),
        }))
    }

    /// The request's id in the log.
    pub fn id(&self) -> RequestId {
        self.0.id
    }

    /// What the transport lets the request do.
    pub fn allowed(&self) -> Allowed {
        self.0.allowed
    }

    /// The operation that the request chose, when it named one.
    pub fn operation_name(&self) -> Option<&str> {
        self.0.operation_name.as_deref()
    }

    /// What a search of the graph takes in its budget: it stops when the request is stopped, and says why.
    pub fn cancel(&self) -> graph::Cancel {
        self.0.cancel.clone()
    }

    /// Calls `hook` once, when the request is stopped; at once if it already is.
    /// This is how work that is no search of the graph is tied to the request.
    pub fn on_stop(&self, hook: impl FnOnce(Stop) + Send + 'static) {
        let mut stopping = self.0.stopping.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reason) = stopping.reason {
            drop(stopping);
            hook(reason);
        } else {
            stopping.hooks.push(Box::new(hook));
        }
    }

    /// Resolves when the request is stopped.
    pub async fn stopped(&self) {
        self.0.token.cancelled().await;
    }

    /// Whether the request is stopped, and why.
    pub fn stop_reason(&self) -> Option<Stop> {
        self.0.stopping.lock().unwrap_or_else(PoisonError::into_inner).reason
    }

    /// Stops the request; only the first reason counts.
    pub fn stop(&self, reason: Stop) {
        let hooks = {
            let mut stopping = self.0.stopping.lock().unwrap_or_else(PoisonError::into_inner);
            if stopping.reason.is_some() {
                return;
            }
            stopping.reason = Some(reason);
            std::mem::take(&mut stopping.hooks)
        };
        match reason {
            Stop::Abandoned => self.0.cancel.cancel(),
            Stop::Deadline => self.0.cancel.out_of_time(),
        }
        self.0.token.cancel();
        for hook in hooks {
            hook(reason);
        }
    }

    /// A guard that stops the request when it is dropped: when the answer is made, or when the client has left.
    pub fn guard(&self) -> StopOnDrop {
        StopOnDrop(self.clone())
    }

    /// What was learnt so far.
    pub fn facts(&self) -> Facts {
        self.0.facts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether resolvers have run, so that the answer has a `data` entry.
    pub fn has_executed(&self) -> bool {
        self.0.executing.load(Ordering::Acquire)
    }

    pub(super) fn learn(&self, change: impl FnOnce(&mut Facts)) {
        change(&mut self.0.facts.lock().unwrap_or_else(PoisonError::into_inner));
    }

    pub(super) fn set_executing(&self) {
        self.0.executing.store(true, Ordering::Release);
    }
}

/// See [`RequestScope::guard`].
pub struct StopOnDrop(RequestScope);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.stop(Stop::Abandoned);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_told_once_and_also_when_it_comes_late() {
        let scope = RequestScope::new(Allowed::Queries, None);
        let (sender, told) = std::sync::mpsc::channel();
        let early = sender.clone();
        scope.on_stop(move |reason| early.send(reason).unwrap());
        drop(scope.guard());
        scope.stop(Stop::Deadline);
        scope.on_stop(move |reason| sender.send(reason).unwrap());
        assert_eq!(told.iter().collect::<Vec<_>>(), [Stop::Abandoned, Stop::Abandoned]);
    }

    #[test]
    fn a_search_of_the_graph_learns_why_it_must_stop() {
        for (reason, stopped_by) in [
            (Stop::Abandoned, graph::StoppedBy::Cancelled),
            (Stop::Deadline, graph::StoppedBy::Time),
        ] {
            let scope = RequestScope::new(Allowed::Queries, None);
            let cancel = scope.cancel();
            assert_eq!(cancel.reason(), None);
            scope.stop(reason);
            assert_eq!(cancel.reason(), Some(stopped_by));
        }
    }
}
