//! The route `/graphql`: from an HTTP request to a request of the schema, and back.
//! It is our own because the library's handlers run mutations over GET and as forms, and take batches.

use async_graphql::Request as Question;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};

use super::accept::{Media, is_json, negotiate};
use super::body::{self, BodyError};
use super::hosts::Origin;
use super::params::{Malformed, Params};
use super::{answer, observe};
use crate::graphql::error::Code;
use crate::graphql::scope::{Allowed, RequestScope};
use crate::state::AppState;

/// Answers one request, whatever its method.
pub async fn graphql(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let origin = state.hosts.origin(&parts.headers);
    let mut response = match origin {
        Origin::Foreign => answer::refused(
            StatusCode::FORBIDDEN,
            Media::Json,
            Code::Forbidden,
            "A page of another site sent this request, which this server refuses. Its setting allowed_origins names the sites that may.",
        ),
        Origin::Own | Origin::Allowed(_) if parts.method == Method::OPTIONS => options(&origin),
        Origin::Own | Origin::Allowed(_) => by_method(&state, &parts, body).await,
    };
    if let Origin::Allowed(origin) = origin
        && let Ok(value) = HeaderValue::from_str(&origin)
    {
        // The value is one of the configuration's, never the request's.
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value);
    }
    response
}

fn options(origin: &Origin) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
    if matches!(origin, Origin::Allowed(_)) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("content-type, authorization"),
        );
    }
    response
}

async fn by_method(state: &AppState, parts: &Parts, body: Body) -> Response {
    let Some(media) = negotiate(&parts.headers) else {
        return answer::refused(
            StatusCode::NOT_ACCEPTABLE,
            Media::Json,
            Code::BadUserInput,
            "This server answers as application/graphql-response+json or application/json, and the header accept takes neither.",
        );
    };
    let max_values = state.config.max_tokens;
    let (allowed, params) = match parts.method {
        Method::GET => (
            Allowed::Queries,
            Params::from_address(parts.uri.query().unwrap_or_default(), max_values),
        ),
        Method::POST => match read_post(state, parts, body, media).await {
            Ok(body) => (Allowed::QueriesAndMutations, Params::from_body(&body, max_values)),
            Err(response) => return *response,
        },
        _ => {
            return not_allowed(media, "GET, POST", "This address answers GET and POST.");
        }
    };
    match params {
        Ok(params) => run(state, params, allowed, media).await,
        Err(malformed) => malformed_answer(&malformed, media),
    }
}

async fn read_post(state: &AppState, parts: &Parts, body: Body, media: Media) -> Result<axum::body::Bytes, Box<Response>> {
    let is_plain = parts
        .headers
        .get(header::CONTENT_ENCODING)
        .is_none_or(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"));
    if !is_plain || !is_json(&parts.headers) {
        return Err(Box::new(answer::refused(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            media,
            Code::BadUserInput,
            "A POST must have the content-type application/json, in UTF-8 and without a content-encoding.",
        )));
    }
    let config = &state.config;
    let read = body::read(&parts.headers, body, config.body_limit, config.body_timeout).await;
    read.map_err(|error| {
        let (status, code, text) = match error {
            BodyError::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                Code::LimitExceeded,
                format!(
                    "The request's body is larger than {} bytes, the limit of this server (its setting body_limit).",
                    config.body_limit
                ),
            ),
            BodyError::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                Code::Timeout,
                format!(
                    "The request's body did not arrive within {} ms, the limit of this server (its setting body_timeout).",
                    config.body_timeout.as_millis()
                ),
            ),
            BodyError::Broken => (
                StatusCode::BAD_REQUEST,
                Code::BadUserInput,
                "The request's body broke off before its end.".to_owned(),
            ),
        };
        let mut response = answer::refused(status, media, code, &text);
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        Box::new(response)
    })
}

fn malformed_answer(malformed: &Malformed, media: Media) -> Response {
    match malformed {
        Malformed::Batch => answer::refused(
            StatusCode::BAD_REQUEST,
            media,
            Code::BadUserInput,
            "The request's body is a list. This server takes one request at a time; send an object.",
        ),
        Malformed::Parameter(text) => {
            let status = match media {
                Media::GraphqlResponse => StatusCode::BAD_REQUEST,
                Media::Json => StatusCode::OK,
            };
            answer::refused(status, media, Code::BadUserInput, text)
        }
    }
}

fn not_allowed(media: Media, allow: &'static str, text: &str) -> Response {
    let mut response = answer::refused(StatusCode::METHOD_NOT_ALLOWED, media, Code::BadUserInput, text);
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allow));
    response
}

async fn run(state: &AppState, params: Params, allowed: Allowed, media: Media) -> Response {
    let scope = RequestScope::new(allowed, params.operation_name.clone());
    // Dropped with this function: when the answer is made, or when the client has left.
    let _guard = scope.guard();
    let mut noted = observe::Noted::of(&params);
    let question: Question = params.into_request().data(scope.clone());
    let answered = state.schema.execute(question).await;
    let facts = scope.facts();
    let mut response = if facts.not_allowed && allowed == Allowed::Queries {
        let text = answered
            .errors
            .first()
            .map_or("This operation needs POST.", |error| error.message.as_str());
        not_allowed(media, "POST", text)
    } else {
        answer::of_schema(&answered, scope.has_executed(), media)
    };
    noted.learn(&scope, &facts);
    response.extensions_mut().insert(noted);
    response
}
