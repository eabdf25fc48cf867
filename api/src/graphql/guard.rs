//! The extension that every operation on every transport passes: limits, deadline, panics, and the last look at errors.
//! It is separate from the limits because it knows the library's hooks and they do not.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_graphql::extensions::{
    Extension, ExtensionContext, ExtensionFactory, NextExecute, NextParseQuery, NextPrepareRequest, NextRequest, NextSubscribe,
};
use async_graphql::parser::parse_query;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationType};
use async_graphql::{Request, Response, ServerError, ServerResult, Variables};
use futures_util::FutureExt;
use futures_util::stream::{BoxStream, StreamExt};
use std::any::TypeId;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::{Code, finish, panicked, server_error};
use super::limits::Limits;
use super::order::put_in_order;
use super::scope::{Allowed, RequestScope, Stop};

/// Makes one guard for each request.
pub struct GuardFactory {
    /// What one request may cost.
    pub limits: Limits,
    /// How long one request may run.
    pub deadline: Duration,
}

impl ExtensionFactory for GuardFactory {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Guard {
            limits: self.limits.clone(),
            deadline: self.deadline,
            scope: OnceLock::new(),
            document: OnceLock::new(),
            executing: Arc::new(AtomicBool::new(false)),
        })
    }
}

struct Guard {
    limits: Limits,
    deadline: Duration,
    /// Known from the moment that the library hands over the request; a transport without one still has its limits.
    scope: OnceLock<RequestScope>,
    /// The question, by which the answer is put in order.
    document: OnceLock<ExecutableDocument>,
    executing: Arc<AtomicBool>,
}

#[async_trait::async_trait]
impl Extension for Guard {
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let running = AssertUnwindSafe(next.run(ctx)).catch_unwind();
        let mut response = match tokio::time::timeout(self.deadline, running).await {
            Ok(Ok(response)) => response,
            Ok(Err(_)) => Response::from_errors(vec![panicked("graphql")]),
            Err(_) => {
                if let Some(scope) = self.scope.get() {
                    scope.stop(Stop::Deadline);
                }
                Response::from_errors(vec![self.too_late()])
            }
        };
        finish(&mut response, self.executing.load(Ordering::Acquire));
        response
    }

    fn subscribe<'s>(
        &self,
        ctx: &ExtensionContext<'_>,
        stream: BoxStream<'s, Response>,
        next: NextSubscribe<'_>,
    ) -> BoxStream<'s, Response> {
        let executing = Arc::clone(&self.executing);
        next.run(ctx, stream)
            .map(move |mut response| {
                finish(&mut response, executing.load(Ordering::Acquire));
                response
            })
            .boxed()
    }

    async fn prepare_request(&self, ctx: &ExtensionContext<'_>, request: Request, next: NextPrepareRequest<'_>) -> ServerResult<Request> {
        let scope = request
            .data
            .get(&TypeId::of::<RequestScope>())
            .and_then(|scope| scope.downcast_ref::<RequestScope>());
        if let Some(scope) = scope {
            // Set once: the library prepares a request once.
            let _ = self.scope.set(scope.clone());
        }
        next.run(ctx, request).await
    }

    async fn parse_query(
        &self,
        ctx: &ExtensionContext<'_>,
        query: &str,
        variables: &Variables,
        // Not called: the library's own step parses and then measures the depth by expanding every fragment,
        // which doubling fragments keep busy for hours. So the guard parses, and must be the innermost extension.
        _next: NextParseQuery<'_>,
    ) -> ServerResult<ExecutableDocument> {
        self.limits.check_text(query, variables)?;
        let document = parse_query(query)?;
        let chosen = self.choose(&document);
        if let (Some(scope), Some(kind)) = (self.scope.get(), chosen) {
            scope.learn(|facts| facts.kind = Some(kind));
            check_transport(scope, kind)?;
        }
        let registry = &ctx.schema_env.registry;
        let cost = self.limits.check_document(&document, registry, variables)?;
        if let Some(scope) = self.scope.get() {
            scope.learn(|facts| facts.cost = cost);
        }
        // Set once: the library parses a request once.
        let _ = self.document.set(document.clone());
        Ok(document)
    }

    async fn execute(&self, ctx: &ExtensionContext<'_>, operation_name: Option<&str>, next: NextExecute<'_>) -> Response {
        self.executing.store(true, Ordering::Release);
        if let Some(scope) = self.scope.get() {
            scope.set_executing();
        }
        let mut response = next.run(ctx, operation_name).await;
        if let Some(document) = self.document.get() {
            put_in_order(&mut response, document, operation_name);
        }
        response
    }
}

impl Guard {
    /// The kind of the operation that will run; none where the request does not say which one.
    fn choose(&self, document: &ExecutableDocument) -> Option<OperationType> {
        let name = self.scope.get().and_then(RequestScope::operation_name);
        match (&document.operations, name) {
            (DocumentOperations::Single(operation), None) => Some(operation.node.ty),
            (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
                operations.values().next().map(|operation| operation.node.ty)
            }
            (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name).map(|operation| operation.node.ty),
            _ => None,
        }
    }

    fn too_late(&self) -> ServerError {
        server_error(
            Code::Timeout,
            format!(
                "The request took longer than {} ms, the limit of this server (its setting request_deadline). Ask for less at once.",
                self.deadline.as_millis()
            ),
        )
    }
}

fn check_transport(scope: &RequestScope, kind: OperationType) -> ServerResult<()> {
    let text = match (kind, scope.allowed()) {
        (OperationType::Query, _) | (OperationType::Mutation, Allowed::QueriesAndMutations) => {
            return Ok(());
        }
        (OperationType::Mutation, Allowed::Queries) => "A mutation cannot run over GET. Send it with POST as application/json.",
        (OperationType::Subscription, _) => "Subscriptions are not supported on this transport. Send a query or a mutation.",
    };
    scope.learn(|facts| facts.not_allowed = true);
    Err(server_error(Code::BadUserInput, text))
}
