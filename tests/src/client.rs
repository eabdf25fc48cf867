//! An HTTP client that sends exactly what it is told, also what no honest client sends.
//! It is separate from the tests because ordinary clients refuse to be slow, malformed or silent.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One request to be sent on a connection of its own.
#[derive(Clone, Debug)]
pub struct Ask {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers as they came, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Ask {
    /// A GET.
    pub fn get(target: &str) -> Self {
        Self::new("GET", target)
    }

    /// A GET of `/graphql` with parameters, which are encoded.
    pub fn query(parameters: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        Self::new("GET", &format!("/graphql?{}", pairs.join("&")))
    }

    /// A POST of JSON to `/graphql`.
    pub fn json(value: &serde_json::Value) -> Self {
        Self::post("application/json", value.to_string())
    }

    /// A POST of a document to `/graphql`.
    pub fn document(query: &str) -> Self {
        Self::json(&serde_json::json!({ "query": query }))
    }

    /// A POST of any type and bytes to `/graphql`.
    pub fn post(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut ask = Self::new("POST", "/graphql").header("content-type", content_type);
        ask.body = Some(body.into());
        ask
    }

    /// Any method, without headers or body.
    pub fn new(method: &str, target: &str) -> Self {
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers: Vec::new(),
            body: None,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The bytes that are sent. A `host` that was given replaces the usual one.
    pub fn bytes(&self, address: SocketAddr) -> Vec<u8> {
        let mut lines = vec![format!("{} {} HTTP/1.1", self.method, self.target)];
        if !self.headers.iter().any(|(name, _)| name == "host") {
            lines.push(format!("host: {address}"));
        }
        lines.extend(self.headers.iter().map(|(name, value)| format!("{name}: {value}")));
        if let Some(body) = &self.body {
            lines.push(format!("content-length: {}", body.len()));
        }
        lines.push("connection: close\r\n\r\n".to_owned());
        let text = lines.join("\r\n");
        let mut bytes = text.into_bytes();
        bytes.extend(self.body.iter().flatten());
        bytes
    }

    /// Sends the request on a new connection and reads the whole answer.
    ///
    /// # Errors
    /// When the connection breaks before a whole answer came.
    pub async fn send(&self, address: SocketAddr) -> io::Result<Reply> {
        let mut stream = TcpStream::connect(address).await?;
        // A server may answer and close before it has read everything: what it said still counts.
        let sent = stream.write_all(&self.bytes(address)).await;
        let mut bytes = Vec::new();
        let read = stream.read_to_end(&mut bytes).await;
        if let Some(reply) = Reply::parse(&bytes) {
            return Ok(reply);
        }
        sent?;
        read?;
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

impl Reply {
    /// Reads an answer whose body is as long as its `content-length` says.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let body = &bytes[end + 4..];
        let length = headers
            .iter()
            .find(|(name, _)| name == "content-length")
            .and_then(|(_, value)| value.parse::<usize>().ok())
            .unwrap_or(0);
        if body.len() < length {
            return None;
        }
        let body = String::from_utf8(body[..length].to_vec()).ok()?;
        Some(Self { status, headers, body })
    }

    /// A header's value, if it is there once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => Some(value),
            _ => None,
        }
    }

    /// The body as JSON; `null` where it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// The first error's code; empty where there is no error.
    pub fn code(&self) -> String {
        let json = self.json();
        let code = json["errors"][0]["extensions"]["code"].as_str();
        code.unwrap_or_default().to_owned()
    }
}

fn encode(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    bytes.concat()
}
