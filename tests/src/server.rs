//! The real server, in this process, on a port of its own.
//! It is separate because every test over HTTP starts one, with settings and a schema of its choice.

use std::net::SocketAddr;

use api::config::{Config, ConfigError, Sources};
use api::health::Readiness;
use api::server::Ended;
use api::state::{AppState, Execute};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A server that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct TestServer {
    /// Where it listens.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<Ended>,
}

impl TestServer {
    /// Serves the real schema with default settings.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start() -> std::io::Result<Self> {
        let config = settings(&[]).map_err(std::io::Error::other)?;
        let schema = api::graphql::schema(&config);
        Self::serve(schema, config, Readiness::new()).await
    }

    /// Serves any schema.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn serve(schema: impl Execute + 'static, config: Config, readiness: Readiness) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let state = AppState::new(schema, config, readiness);
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(async move {
            api::server::run(listener, state, async {
                // A dropped sender stops the server too.
                let _ = stopped.await;
            })
            .await
        });
        Ok(Self { address, stop, running })
    }

    /// Tells the server to stop, and returns what then waits for its end.
    pub fn begin_stop(self) -> JoinHandle<Ended> {
        // The server may have ended by itself.
        let _ = self.stop.send(());
        self.running
    }
}

/// Settings as flags would give them, and no others.
///
/// # Errors
/// What a user would be told of such flags.
pub fn settings(flags: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::load(&Sources {
        flags: flags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        ..Sources::default()
    })
}
