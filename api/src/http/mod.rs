//! Every address that the server answers, and what surrounds all of them.
//! GraphQL over HTTP is our own layer over the library's types; see `graphql` for why.

pub mod accept;
pub mod answer;
pub mod body;
pub mod graphql;
pub mod hosts;
pub mod json;
pub mod observe;
pub mod params;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use http::{HeaderName, HeaderValue, StatusCode, header};

use crate::graphql::error::Code;
use crate::health;
use crate::state::AppState;
use accept::Media;

/// The front page. It loads nothing and runs nothing.
const PAGE: &str = include_str!("page.html");

/// Headers of every response. What one viewer may read must not be stored, framed, sniffed or carried elsewhere.
const HEADERS: [(&str, &str); 7] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// All routes over a state.
pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/graphql", any(graphql::graphql))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics))
        .fallback(nothing)
        .layer(from_fn_with_state(state.clone(), only_ours))
        .layer(from_fn_with_state(state.clone(), observe::observe))
        .layer(from_fn(with_headers))
        .with_state(state)
}

async fn page(State(state): State<AppState>) -> Html<String> {
    // The example should work as it stands; the address is the setting's, never the request's.
    Html(PAGE.replace("127.0.0.1:4000", &state.config.listen.to_string()))
}

async fn metrics(State(state): State<AppState>) -> Response {
    let text = if state.config.metrics { state.metrics.render() } else { None };
    match text {
        Some(text) => ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response(),
        None => nothing().await,
    }
}

async fn nothing() -> Response {
    answer::refused(
        StatusCode::NOT_FOUND,
        Media::Json,
        Code::BadUserInput,
        "There is nothing at this address. GraphQL is at /graphql.",
    )
}

/// Refuses requests that are addressed to another name: a page elsewhere can point its own name at this machine.
async fn only_ours(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if state.hosts.is_ours(request.uri(), request.headers()) {
        return next.run(request).await;
    }
    answer::refused(
        StatusCode::MISDIRECTED_REQUEST,
        Media::Json,
        Code::Forbidden,
        "This server does not answer to the name in the header host. Its setting allowed_hosts names those that it answers to.",
    )
}

async fn with_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}
