//! Promise 17: clients that are slow, silent or gone change nothing for others, and hold nothing for long.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use integration_tests::client::{Ask, Reply};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::schema::serve;

/// Reads until the server closes the connection.
async fn until_closed(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes)).await;
    // A reset is a close too.
    let _ = read.expect("the server must close the connection");
    bytes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_17_headers_that_do_not_come_close_the_connection() {
    let (server, _) = serve(&[("header_timeout", "500ms")]).await;
    for start in ["", "POST /graphql HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: localhost\r\nx: "] {
        let began = Instant::now();
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(start.as_bytes()).await.unwrap();
        until_closed(&mut stream).await;
        let took = began.elapsed();
        assert!(
            took >= Duration::from_millis(400) && took < Duration::from_secs(5),
            "{start:?}: {took:?}"
        );
    }
    let mut dripping = TcpStream::connect(server.address).await.unwrap();
    let began = Instant::now();
    let closed = loop {
        if dripping.write_all(b"x").await.is_err() || began.elapsed() > Duration::from_secs(5) {
            break began.elapsed();
        }
        sleep(Duration::from_millis(50)).await;
    };
    assert!(closed < Duration::from_secs(5), "a byte now and then must not keep a connection");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_17_an_idle_connection_is_closed_after_its_answer() {
    let (server, _) = serve(&[("header_timeout", "500ms")]).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream
        .write_all(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n")
        .await
        .unwrap();
    let bytes = until_closed(&mut stream).await;
    assert_eq!(Reply::parse(&bytes).unwrap().status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_17_a_body_that_does_not_come_gets_408() {
    let (server, seen) = serve(&[("body_timeout", "300ms")]).await;
    let head = "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"query\":";
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let reply = Reply::parse(&until_closed(&mut stream).await).unwrap();
    assert_eq!((reply.status, reply.code().as_str()), (408, "TIMEOUT"));
    let chunked =
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n";
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(chunked.as_bytes()).await.unwrap();
    let reply = Reply::parse(&until_closed(&mut stream).await).unwrap();
    assert_eq!(reply.status, 408);
    assert_eq!(seen.changes.load(Ordering::SeqCst), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_17_an_endless_body_is_cut_at_the_limit() {
    let (server, _) = serve(&[("body_limit", "64KiB")]).await;
    let head = "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("1000\r\n{}\r\n", "x".repeat(4096));
    for _ in 0..64 {
        stream.write_all(chunk.as_bytes()).await.unwrap();
    }
    stream.write_all(b"0\r\n\r\n").await.unwrap();
    let reply = Reply::parse(&until_closed(&mut stream).await).unwrap();
    assert_eq!((reply.status, reply.code().as_str()), (413, "LIMIT_EXCEEDED"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_17_200_slow_and_100_half_open_clients_change_nothing_for_others() {
    let (server, _) = serve(&[]).await;
    let mut held = Vec::new();
    for number in 0..300 {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        let start = match number % 3 {
            0 => "",
            1 => "POST /graphql HTTP/1.1\r\nhost: localhost\r\n",
            _ => "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
        };
        stream.write_all(start.as_bytes()).await.unwrap();
        held.push(stream);
    }
    let mut slowest = Duration::ZERO;
    for _ in 0..50 {
        let began = Instant::now();
        let reply = Ask::document("{hello}").send(server.address).await.unwrap();
        assert_eq!((reply.status, reply.code().as_str()), (200, ""));
        slowest = slowest.max(began.elapsed());
    }
    // The slowest took under 20 ms in a debug build.
    assert!(slowest < Duration::from_secs(1), "the slowest answer took {slowest:?}");
    assert_eq!(held.len(), 300);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_17_more_connections_than_allowed_wait_and_are_then_served() {
    let (server, _) = serve(&[("max_connections", "2"), ("header_timeout", "1s")]).await;
    let held = [
        TcpStream::connect(server.address).await.unwrap(),
        TcpStream::connect(server.address).await.unwrap(),
    ];
    sleep(Duration::from_millis(100)).await;
    let began = Instant::now();
    let reply = Ask::document("{hello}").send(server.address).await.unwrap();
    assert_eq!(reply.status, 200);
    assert!(began.elapsed() >= Duration::from_millis(500), "it was served past the limit");
    drop(held);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_17_a_client_that_does_not_read_is_cut_off() {
    let (server, _) = serve(&[("write_timeout", "300ms")]).await;
    let size = 48_000_000;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let ask = Ask::document(&format!("{{large(size:{size})}}"));
    stream.write_all(&ask.bytes(server.address)).await.unwrap();
    // The answer takes a while to make; what is waited for is the time after its first byte has come.
    stream.peek(&mut [0]).await.unwrap();
    sleep(Duration::from_secs(2)).await;
    let read = until_closed(&mut stream).await.len();
    assert!(read < size, "all {read} bytes came, although nobody read for 2 s");
    let reply = ask.send(server.address).await.unwrap();
    assert!(reply.body.len() > size, "a client that reads gets everything");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_stops_when_the_client_leaves() {
    let (server, seen) = serve(&[]).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let ask = Ask::document("{wait(millis:4000)}");
    stream.write_all(&ask.bytes(server.address)).await.unwrap();
    wait_for(|| seen.waiting.load(Ordering::SeqCst)).await;
    assert!(!seen.abandoned.load(Ordering::SeqCst));
    drop(stream);
    wait_for(|| seen.abandoned.load(Ordering::SeqCst)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_15_work_stops_at_the_deadline_and_says_so() {
    let (server, seen) = serve(&[("request_deadline", "200ms")]).await;
    let began = Instant::now();
    let ask = Ask::document("{hello wait(millis:60000)}").header("accept", "application/graphql-response+json");
    let reply = ask.send(server.address).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(2));
    assert_eq!((reply.status, reply.code().as_str()), (200, "TIMEOUT"), "{}", reply.body);
    assert!(reply.body.contains("request_deadline"), "{}", reply.body);
    assert!(reply.json()["data"].is_null() && reply.json().get("data").is_some());
    assert!(seen.too_late.load(Ordering::SeqCst), "the resolver was told why");
}

async fn wait_for(condition: impl Fn() -> bool) {
    let waiting = async {
        while !condition() {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(3), waiting).await.expect("it must happen within 3 s");
}
