//! Reads a request's body within a size and a time.
//! It is separate because a slow or endless body is an attack that no later layer can stop.

use std::time::Duration;

use axum::body::{Body, Bytes};
use http::{HeaderMap, header};
use http_body_util::BodyExt;

/// Bytes read and dropped past the limit, so that an honest client reads why instead of a broken connection.
const DRAIN: usize = 16 * 1024 * 1024;
/// And for how long.
const DRAIN_TIME: Duration = Duration::from_secs(2);

/// Why there is no body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyError {
    /// Larger than the limit.
    TooLarge,
    /// Slower than the time.
    TooSlow,
    /// The connection broke, or the framing is wrong.
    Broken,
}

/// Reads the whole body.
///
/// # Errors
/// [`BodyError`]; the connection should then be closed, since what is left of the body is unread.
pub async fn read(headers: &HeaderMap, body: Body, limit: usize, time: Duration) -> Result<Bytes, BodyError> {
    let stated = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    let mut body = body;
    if stated.is_some_and(|length| length > limit as u64) {
        drain(&mut body).await;
        return Err(BodyError::TooLarge);
    }
    match tokio::time::timeout(time, collect(&mut body, limit)).await {
        Ok(Err(BodyError::TooLarge)) => {
            drain(&mut body).await;
            Err(BodyError::TooLarge)
        }
        Ok(result) => result,
        Err(_) => Err(BodyError::TooSlow),
    }
}

async fn collect(body: &mut Body, limit: usize) -> Result<Bytes, BodyError> {
    let mut whole = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| BodyError::Broken)?;
        if let Some(data) = frame.data_ref() {
            if whole.len() + data.len() > limit {
                return Err(BodyError::TooLarge);
            }
            whole.extend_from_slice(data);
        }
    }
    Ok(whole.into())
}

async fn drain(body: &mut Body) {
    let reading = async {
        let mut left = DRAIN;
        while let Some(Ok(frame)) = body.frame().await {
            let length = frame.data_ref().map_or(0, Bytes::len);
            match left.checked_sub(length) {
                Some(rest) => left = rest,
                None => break,
            }
        }
    };
    // Time or bytes, whichever ends first: the answer is the same.
    let _ = tokio::time::timeout(DRAIN_TIME, reading).await;
}
