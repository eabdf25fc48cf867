//! One line in the log and one count in the figures for each request, and the last net under panics.
//! It is separate because it alone decides what of a request is written down.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use async_graphql::parser::types::OperationType;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;
use http::StatusCode;

use super::accept::Media;
use super::answer::{self, FirstCode};
use super::params::Params;
use crate::digest::digest;
use crate::graphql::error::{Code, panicked};
use crate::graphql::scope::{Facts, RequestScope};
use crate::metrics::{Answered, InFlight};
use crate::state::AppState;

/// What is noted of a GraphQL request; it rides on the response. It holds no text of the user but an operation's
/// name, and that only where it is a short name of the language.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    id: String,
    operation: &'static str,
    name: String,
    document: String,
    cost: u64,
}

impl Noted {
    /// What can be noted before the request is run.
    pub fn of(params: &Params) -> Self {
        let name = params.operation_name.as_deref().unwrap_or_default();
        Self {
            operation: "none",
            name: if is_short_name(name) { name.to_owned() } else { digest(name) },
            document: digest(&params.query),
            ..Self::default()
        }
    }

    /// And what is known afterwards.
    pub fn learn(&mut self, scope: &RequestScope, facts: &Facts) {
        self.id = scope.id().to_string();
        self.cost = facts.cost;
        self.operation = match facts.kind {
            Some(OperationType::Query) => "query",
            Some(OperationType::Mutation) => "mutation",
            Some(OperationType::Subscription) => "subscription",
            None => "none",
        };
    }
}

fn is_short_name(name: &str) -> bool {
    name.len() <= 64
        && !name.starts_with(|letter: char| letter.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Notes the request when it is answered, and also when the client leaves before.
struct Watch {
    state: AppState,
    route: &'static str,
    began: Instant,
    is_written: bool,
    _in_flight: InFlight,
}

impl Watch {
    fn write(&mut self, status: u16, code: &'static str, noted: &Noted) {
        self.is_written = true;
        let duration = self.began.elapsed();
        let operation = if noted.operation.is_empty() { "none" } else { noted.operation };
        self.state.metrics.answered(&Answered {
            route: self.route,
            operation,
            code,
            status,
            duration,
        });
        let millis = duration.as_secs_f64() * 1_000.0;
        if self.route == "graphql" {
            tracing::info!(
                request = noted.id,
                route = self.route,
                operation,
                name = noted.name,
                document = noted.document,
                cost = noted.cost,
                status,
                code,
                millis,
                "answered"
            );
        } else {
            tracing::debug!(route = self.route, status, millis, "answered");
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if !self.is_written {
            self.write(499, "ABANDONED", &Noted::default());
        }
    }
}

/// Wraps every route.
pub async fn observe(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut watch = Watch {
        route: route_of(request.uri().path()),
        began: Instant::now(),
        is_written: false,
        _in_flight: state.metrics.in_flight(),
        state,
    };
    let running = AssertUnwindSafe(next.run(request)).catch_unwind();
    let response = running.await.unwrap_or_else(|_| {
        let error = panicked("http");
        answer::refused(StatusCode::INTERNAL_SERVER_ERROR, Media::Json, Code::Internal, &error.message)
    });
    let code = response.extensions().get::<FirstCode>().map_or("OK", |code| code.0);
    let noted = response.extensions().get::<Noted>().cloned();
    watch.write(response.status().as_u16(), code, &noted.unwrap_or_default());
    response
}

fn route_of(path: &str) -> &'static str {
    match path {
        "/" => "root",
        "/graphql" => "graphql",
        "/health/live" => "live",
        "/health/ready" => "ready",
        "/metrics" => "metrics",
        _ => "other",
    }
}
