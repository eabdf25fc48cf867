//! Asks the same questions over GraphQL and HTTP: the real server in this process, one connection that is kept open, one question at a time.
//! Apart from the engine because what is timed is what a client waits for: writing, the server, and reading the whole answer.

use std::net::{SocketAddr, TcpListener};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use api::command::Cli;
use clap::Parser;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::engine::Timed;
use crate::load::{Place, slug};

/// Flags of the server under which no question of the benchmark is cut short.
const FLAGS: [&str; 8] = [
    "--path-max-hops",
    "32",
    "--search-work",
    "10000000000",
    "--request-deadline",
    "60s",
    "--log-level",
    "warn",
];

/// How many items are asked before the clock is looked at.
const WARM_UP: usize = 20;

/// A question as a GraphQL document, and how its answer is read.
struct Document {
    query: &'static str,
    read: fn(&Value) -> Option<Answer>,
}

/// What the API has for each question of the benchmark; none where it has no field that answers it.
fn document(question: &str) -> Option<Document> {
    let hops = |data: &Value| {
        let paths = data["paths"]["paths"].as_array()?;
        Some(Answer::Number(paths.first().and_then(|path| path["length"].as_u64())))
    };
    let lengths = |data: &Value| {
        let paths = data["paths"]["paths"].as_array()?;
        let lengths: Option<Vec<u64>> = paths.iter().map(|path| path["length"].as_u64()).collect();
        Some(Answer::Numbers(lengths?))
    };
    match question {
        "Q1" => Some(Document {
            query: "query Q1($from: String!, $to: String!) { paths(from: {slug: $from}, to: {slug: $to}, rank: EVERY, first: 1, \
                    budget: {hops: 32}) { paths { length } completeness { stoppedBy } } }",
            read: hops,
        }),
        "Q2" => Some(Document {
            query: "query Q2($from: String!, $to: String!) { paths(from: {slug: $from}, to: {slug: $to}, rank: EVERY, first: 1, \
                    budget: {hops: 32}, at: {validAt: \"2015-06-30\"}, where: {kinds: [OWNS, FINANCES, SUPPLIES, REGULATES], \
                    forward: [OWNS, FINANCES, SUPPLIES, REGULATES]}) { paths { length } completeness { stoppedBy } } }",
            read: hops,
        }),
        "Q3" => Some(Document {
            query: "query Q3($from: String!, $to: String!) { paths(from: {slug: $from}, to: {slug: $to}, rank: EVERY, first: 10, \
                    budget: {hops: 6}) { paths { length } completeness { stoppedBy } } }",
            read: lengths,
        }),
        _ => None,
    }
}

/// A server that runs until the process ends.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    running: JoinHandle<anyhow::Result<()>>,
}

impl Server {
    /// Runs the command `khsae serve` over a database, on a thread and a free port of this machine. It loads its own index.
    ///
    /// # Errors
    /// No port is free.
    pub fn start(place: &Place) -> anyhow::Result<Self> {
        // The port is free again when the listener is dropped, and nobody else is likely to take it in between.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let listen = address.to_string();
        let mut line = vec!["khsae", "--database-url", &place.address, "--listen", &listen];
        line.extend(FLAGS);
        line.extend(["serve", "--empty"]);
        let command = Cli::try_parse_from(line)?;
        let running = std::thread::spawn(move || api::command::run(command));
        Ok(Self { address, running })
    }

    /// Connects, as soon as the server listens.
    ///
    /// # Errors
    /// The server has ended.
    pub async fn connect(&self) -> anyhow::Result<Client> {
        loop {
            if let Ok(client) = Client::connect(self.address).await {
                return Ok(client);
            }
            if self.running.is_finished() {
                bail!("the server ended before it listened");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// A connection that is kept open.
#[derive(Debug)]
pub struct Client {
    stream: TcpStream,
    host: String,
    received: Vec<u8>,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// Nobody listens there.
    pub async fn connect(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            host: address.to_string(),
            received: Vec::new(),
        })
    }

    /// Sends a body to `/graphql` and reads the whole answer.
    ///
    /// # Errors
    /// The connection broke, or the answer is no JSON.
    pub async fn ask(&mut self, body: &str) -> anyhow::Result<Value> {
        let head = format!(
            "POST /graphql HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: {}\r\n\r\n",
            self.host,
            body.len()
        );
        let request = [head.as_bytes(), body.as_bytes()].concat();
        self.stream.write_all(&request).await?;
        self.received.clear();
        let (begins, length) = loop {
            if let Some(end) = self.received.windows(4).position(|window| window == b"\r\n\r\n") {
                break (end + 4, content_length(&self.received[..end])?);
            }
            self.receive().await?;
        };
        while self.received.len() < begins + length {
            self.receive().await?;
        }
        Ok(serde_json::from_slice(&self.received[begins..begins + length])?)
    }

    async fn receive(&mut self) -> anyhow::Result<()> {
        if self.stream.read_buf(&mut self.received).await? == 0 {
            bail!("the server closed the connection before its answer was whole");
        }
        Ok(())
    }
}

fn content_length(head: &[u8]) -> anyhow::Result<usize> {
    let head = std::str::from_utf8(head)?.to_ascii_lowercase();
    let line = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    Ok(line.context("an answer does not say how long it is")?.trim().parse()?)
}

/// Asks a question of every item; `None` when the API has no field that answers it.
///
/// # Errors
/// The connection broke, or an answer is an error.
pub async fn ask(client: &mut Client, question: &str, asked: &Asked) -> anyhow::Result<Option<Timed>> {
    let Some(document) = document(question) else {
        return Ok(None);
    };
    let variables = match question {
        "Q5" => asked.starts.iter().map(|start| json!({ "of": slug(*start) })).collect(),
        "Q6" => asked.chains.iter().map(|start| json!({ "of": slug(*start) })).collect(),
        _ => asked
            .pairs
            .iter()
            .map(|(from, to)| json!({ "from": slug(*from), "to": slug(*to) }))
            .collect::<Vec<_>>(),
    };
    let bodies: Vec<String> = variables
        .iter()
        .map(|variables| json!({ "query": document.query, "variables": variables }).to_string())
        .collect();
    for body in bodies.iter().take(WARM_UP) {
        client.ask(body).await?;
    }
    let mut timed = Timed::default();
    for body in &bodies {
        let begun = Instant::now();
        let answer = client.ask(body).await?;
        timed.micros.push(begun.elapsed().as_secs_f64() * 1e6);
        if answer.get("errors").is_some() {
            bail!("{question} was answered with an error: {answer}");
        }
        timed
            .answers
            .push((document.read)(&answer["data"]).with_context(|| format!("{question} was answered with {answer}"))?);
    }
    Ok(Some(timed))
}
