//! Stopping: a running request is answered, no new one is taken, and nothing holds the end up for ever.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use api::server::Ended;
use integration_tests::client::Ask;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::schema::serve;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_request_is_answered_before_the_server_stops() {
    let (server, seen) = serve(&[]).await;
    let address = server.address;
    let idle = TcpStream::connect(address).await.unwrap();
    let running = tokio::spawn(async move { Ask::document("{wait(millis:800)}").send(address).await });
    while !seen.waiting.load(Ordering::SeqCst) {
        sleep(Duration::from_millis(5)).await;
    }
    let ended = server.begin_stop();
    sleep(Duration::from_millis(200)).await;
    assert!(TcpStream::connect(address).await.is_err(), "no new connection is taken");
    let reply = running.await.unwrap().unwrap();
    assert_eq!((reply.status, reply.code().as_str()), (200, ""));
    let ended = timeout(Duration::from_secs(5), ended)
        .await
        .expect("an idle connection must not hold the end up");
    assert_eq!(ended.unwrap(), Ended::Finished);
    drop(idle);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_grace_is_the_longest_that_a_request_holds_the_end_up() {
    let (server, seen) = serve(&[("shutdown_grace", "200ms")]).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let ask = Ask::document("{wait(millis:4000)}");
    stream.write_all(&ask.bytes(server.address)).await.unwrap();
    while !seen.waiting.load(Ordering::SeqCst) {
        sleep(Duration::from_millis(5)).await;
    }
    let began = Instant::now();
    assert_eq!(server.begin_stop().await.unwrap(), Ended::CutOff);
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    sleep(Duration::from_millis(200)).await;
    assert!(seen.abandoned.load(Ordering::SeqCst), "its work was told to stop");
}
