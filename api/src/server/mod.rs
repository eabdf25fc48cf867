//! Accepts connections and serves them until told to stop.
//! It is our own loop because the usual one has no limit on connections and no time for headers.

mod stall;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::http::router;
use crate::state::AppState;
use stall::Stalling;

/// Headers in one request, and bytes of them.
const MAX_HEADERS: usize = 64;
const MAX_HEADER_BYTES: usize = 64 * 1024;

/// How the server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every running request was answered.
    Finished,
    /// Some were cut off when the grace was over.
    CutOff,
}

/// Serves `listener` until `stop` resolves, then finishes what runs within the setting `shutdown_grace`.
pub async fn run(listener: TcpListener, state: AppState, stop: impl Future<Output = ()>) -> Ended {
    let config = Arc::clone(&state.config);
    let slots = Arc::new(Semaphore::new(config.max_connections));
    let connections = Connections {
        builder: builder(config.header_timeout),
        graceful: GracefulShutdown::new(),
        cut: CancellationToken::new(),
        write_timeout: config.write_timeout,
        router: router(state.clone()),
        state: state.clone(),
    };
    let tidying = tokio::spawn(tidy(state));
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            // The semaphore is never closed, so there is always a place in the end.
            let slot = Arc::clone(&slots).acquire_owned().await.ok();
            (accept(&listener).await, slot)
        };
        tokio::select! {
            (stream, slot) = next => connections.serve(stream, slot),
            () = &mut stop => break,
        }
    }
    drop(listener);
    tidying.abort();
    let ended = tokio::time::timeout(config.shutdown_grace, connections.graceful.shutdown()).await;
    connections.cut.cancel();
    if ended.is_ok() { Ended::Finished } else { Ended::CutOff }
}

fn builder(header_timeout: Duration) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(header_timeout)
        .max_headers(MAX_HEADERS)
        .max_header_size(MAX_HEADER_BYTES)
        .max_buf_size(2 * MAX_HEADER_BYTES)
        // A client that closes its side has left: its request is dropped, and with it all work for it.
        .half_close(false);
    builder
}

struct Connections {
    builder: http1::Builder,
    graceful: GracefulShutdown,
    cut: CancellationToken,
    write_timeout: Duration,
    router: axum::Router,
    state: AppState,
}

impl Connections {
    fn serve(&self, stream: TcpStream, slot: Option<OwnedSemaphorePermit>) {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(kind = ?error.kind(), "a connection was gone before it was served");
            return;
        }
        let service = self.router.clone().map_request(|request: Request<Incoming>| request.map(Body::new));
        let io = TokioIo::new(Stalling::new(stream, self.write_timeout));
        let connection = self.builder.serve_connection(io, TowerToHyperService::new(service));
        let connection = self.graceful.watch(connection);
        let cut = self.cut.clone();
        let open = self.state.metrics.connection();
        tokio::spawn(async move {
            tokio::select! {
                // A connection that breaks is the client's affair; requests on it have their own lines in the log.
                _ = connection => {}
                () = cut.cancelled() => {}
            }
            drop((open, slot));
        });
    }
}

/// The next connection. Failures pass (too many open files, a client gone again), so the loop goes on.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "no connection can be accepted for the moment");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused
    )
}

async fn tidy(state: AppState) {
    let mut every = tokio::time::interval(Duration::from_secs(5));
    loop {
        every.tick().await;
        state.metrics.tidy();
    }
}

/// Resolves at the first signal to stop. A second one ends the process at once.
///
/// # Errors
/// When the system does not let the process listen for signals.
pub fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: no new connections, running requests may finish");
        tokio::spawn(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            std::process::exit(130);
        });
    })
}
