//! Figures for Prometheus. Every label's values come from closed lists; nothing that a user wrote is one.
//! It is separate because the recorder is one for the whole process, however many servers run in it.

use std::sync::OnceLock;
use std::time::Duration;

use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Upper bounds of the buckets of durations, in seconds.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];

static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Reads and writes the figures of this process.
#[derive(Clone, Debug, Default)]
pub struct Metrics;

/// What one answered request adds.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// Which route answered, by the name of its kind.
    pub route: &'static str,
    /// `query`, `mutation`, `subscription`, or `none`.
    pub operation: &'static str,
    /// The first error's code, or `OK`.
    pub code: &'static str,
    /// The HTTP status; 499 where the client left first.
    pub status: u16,
    /// From the first byte of the request's headers being read to the answer being made.
    pub duration: Duration,
}

impl Metrics {
    /// Starts recording; later calls find the recorder there.
    pub fn start() -> Self {
        HANDLE.get_or_init(install);
        Self
    }

    /// Counts an answered request.
    pub fn answered(&self, answered: &Answered) {
        let status = answered.status.to_string();
        counter!(
            "khsae_requests_total",
            "route" => answered.route,
            "operation" => answered.operation,
            "code" => answered.code,
            "status" => status
        )
        .increment(1);
        histogram!(
            "khsae_request_duration_seconds",
            "route" => answered.route,
            "operation" => answered.operation
        )
        .record(answered.duration);
    }

    /// Counts a request as running until the guard is dropped.
    pub fn in_flight(&self) -> InFlight {
        gauge!("khsae_requests_in_flight").increment(1.0);
        InFlight
    }

    /// Counts a connection as open until the guard is dropped.
    pub fn connection(&self) -> OpenConnection {
        gauge!("khsae_connections").increment(1.0);
        OpenConnection
    }

    /// All figures in Prometheus' text format; nothing where another recorder was installed first.
    pub fn render(&self) -> Option<String> {
        HANDLE.get()?.as_ref().map(PrometheusHandle::render)
    }

    /// Folds samples into their buckets. Call it every few seconds, or durations pile up between two readings.
    pub fn tidy(&self) {
        if let Some(Some(handle)) = HANDLE.get() {
            handle.run_upkeep();
        }
    }
}

fn install() -> Option<PrometheusHandle> {
    let recorder = PrometheusBuilder::new().set_buckets(&BUCKETS).ok()?.build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).ok()?;
    describe_counter!("khsae_requests_total", "Requests answered, by route, operation, code and status.");
    describe_histogram!("khsae_request_duration_seconds", Unit::Seconds, "How long requests took.");
    describe_gauge!("khsae_requests_in_flight", "Requests that are being answered.");
    describe_gauge!("khsae_connections", "Connections that are open.");
    Some(handle)
}

/// See [`Metrics::in_flight`].
#[derive(Debug)]
pub struct InFlight;

impl Drop for InFlight {
    fn drop(&mut self) {
        gauge!("khsae_requests_in_flight").decrement(1.0);
    }
}

/// See [`Metrics::connection`].
#[derive(Debug)]
pub struct OpenConnection;

impl Drop for OpenConnection {
    fn drop(&mut self) {
        gauge!("khsae_connections").decrement(1.0);
    }
}
