//! From what the schema answered, or why it was not asked, to an HTTP response.
//! It is separate because the statuses and shapes are those of "GraphQL over HTTP".

use std::collections::BTreeMap;

use async_graphql::{ServerError, Value};
use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

use super::accept::Media;
use crate::graphql::error::{Code, server_error};

/// What the observer of a request reads off its response.
#[derive(Clone, Copy, Debug)]
pub struct FirstCode(pub &'static str);

/// The body of an answer: errors first, and `data` only where resolvers have run.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "<[ServerError]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

/// An answer of the schema.
pub fn of_schema(response: &async_graphql::Response, executed: bool, media: Media) -> Response {
    let first = response.errors.first().and_then(Code::of);
    let status = match first {
        Some(code) if !executed && media == Media::GraphqlResponse => status_of(code),
        _ => StatusCode::OK,
    };
    let answer = Answer {
        errors: &response.errors,
        data: executed.then_some(&response.data),
        extensions: &response.extensions,
    };
    write(status, media, &answer, first)
}

/// An answer to a request that the schema did not see, or must not run.
pub fn refused(status: StatusCode, media: Media, code: Code, message: &str) -> Response {
    let answer = Answer {
        errors: &[server_error(code, message)],
        data: None,
        extensions: &BTreeMap::new(),
    };
    write(status, media, &answer, Some(code))
}

/// The status of a request error where the status is allowed to tell.
pub fn status_of(code: Code) -> StatusCode {
    match code {
        Code::BadUserInput | Code::LimitExceeded => StatusCode::BAD_REQUEST,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::Throttled => StatusCode::TOO_MANY_REQUESTS,
        Code::Timeout | Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn write(status: StatusCode, media: Media, answer: &Answer<'_>, code: Option<Code>) -> Response {
    // A value of GraphQL always has its JSON; were there one without, the client would read an empty body.
    let body = serde_json::to_vec(answer).unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media.header());
    headers.insert(header::VARY, HeaderValue::from_static("accept, origin, authorization"));
    response.extensions_mut().insert(FirstCode(code.map_or("OK", Code::as_str)));
    response
}
