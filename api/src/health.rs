//! `/health/live` and `/health/ready`: whether the process runs, and whether it can answer questions.
//! It is separate because what must be ready is told from outside: the database, the graph's index.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use futures_util::future::{BoxFuture, join_all};
use http::StatusCode;
use serde::Serialize;

use crate::state::AppState;

/// How long a check may take before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(1);

type Check = Arc<dyn Fn() -> BoxFuture<'static, bool> + Send + Sync>;

/// What must be well before the server can answer. Each part is asked anew each time.
#[derive(Clone, Default)]
pub struct Readiness {
    parts: Vec<(&'static str, Check)>,
}

impl Readiness {
    /// Nothing need be ready.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part: a name that is shown while it is not ready, and how to ask it.
    #[must_use]
    pub fn with<F>(mut self, name: &'static str, check: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = bool> + Send + 'static,
    {
        self.parts.push((name, Arc::new(move || Box::pin(check()))));
        self
    }

    /// The parts that are not ready now, or do not say within a second.
    pub async fn waiting_for(&self) -> Vec<&'static str> {
        let asked = self.parts.iter().map(|(name, check)| async move {
            let is_ready = tokio::time::timeout(PATIENCE, check()).await;
            (!is_ready.unwrap_or(false)).then_some(*name)
        });
        join_all(asked).await.into_iter().flatten().collect()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ready {
    ready: bool,
    waiting_for: Vec<&'static str>,
}

/// The process answers.
pub async fn live() -> Response {
    Json(serde_json::json!({ "live": true })).into_response()
}

/// 200 when everything is ready, 503 with the names of what is not.
pub async fn ready(State(state): State<AppState>) -> Response {
    let waiting_for = state.readiness.waiting_for().await;
    let status = if waiting_for.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let ready = Ready {
        ready: waiting_for.is_empty(),
        waiting_for,
    };
    (status, Json(ready)).into_response()
}
