//! The closed list of `extensions.code`, the texts that go with it, and the last look at every error that leaves.
//! It is separate because it is the only place that decides what of a failure a user may read.

use async_graphql::{ErrorExtensionValues, Response, ServerError, Value};

use crate::id::RequestId;

/// Errors in one answer; further ones say nothing new, and an answer must not outgrow its question.
const MAX_ERRORS: usize = 20;
/// Letters of one message; longer ones quote long input.
const MAX_MESSAGE: usize = 500;

/// What kind of error it is. The list is closed and documented; clients may rely on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The request is wrong: its syntax, its types, or a value.
    BadUserInput,
    /// The request needs an account.
    Unauthenticated,
    /// The request is not allowed.
    Forbidden,
    /// The request is larger than a limit of this server.
    LimitExceeded,
    /// Too many requests in a short time.
    Throttled,
    /// The request took too long.
    Timeout,
    /// Something that the server needs is away for the moment.
    Unavailable,
    /// The server has failed.
    Internal,
}

impl Code {
    /// The whole list.
    pub const ALL: [Self; 8] = [
        Self::BadUserInput,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::LimitExceeded,
        Self::Throttled,
        Self::Timeout,
        Self::Unavailable,
        Self::Internal,
    ];

    /// The code as clients read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::LimitExceeded => "LIMIT_EXCEEDED",
            Self::Throttled => "THROTTLED",
            Self::Timeout => "TIMEOUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }

    /// The code of an error, if it has one of the list.
    pub fn of(error: &ServerError) -> Option<Self> {
        let Some(Value::String(code)) = error.extensions.as_ref()?.get("code") else {
            return None;
        };
        Self::ALL.into_iter().find(|known| known.as_str() == code)
    }
}

/// An error of a code with a sentence for the user. Resolvers return it through [`async_graphql::Error`].
pub fn coded(code: Code, message: impl Into<String>) -> async_graphql::Error {
    let mut error = async_graphql::Error::new(message);
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code.as_str());
    error.extensions = Some(extensions);
    error
}

/// The same, where the library asks for a [`ServerError`].
pub fn server_error(code: Code, message: impl Into<String>) -> ServerError {
    let mut error = ServerError::new(message, None);
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code.as_str());
    error.extensions = Some(extensions);
    error
}

/// A failure of ours. The user reads a fixed sentence with an id; the log gets the id, where it happened and,
/// scrubbed of what may be data, the cause.
pub fn internal(place: &'static str, cause: &dyn std::fmt::Display) -> async_graphql::Error {
    let id = RequestId::random();
    tracing::error!(%id, place, cause = scrubbed(&cause.to_string()), "something failed");
    let mut error = coded(Code::Internal, internal_text(id));
    if let Some(extensions) = &mut error.extensions {
        extensions.set("id", id.to_string());
    }
    error
}

/// A failure of the store as a user may read it: a bound in its own words, everything else as a failure of ours.
#[must_use]
pub fn of_store(error: store::Error) -> async_graphql::Error {
    match error {
        store::Error::Refused { message, .. } => coded(Code::LimitExceeded, message),
        other => internal("store", &other),
    }
}

/// What the log may say of a panic: where it was, never what it said.
pub fn panicked(place: &'static str) -> ServerError {
    let id = RequestId::random();
    let location = crate::log::last_panic().unwrap_or_else(|| "an unknown place".to_owned());
    tracing::error!(%id, place, location, "a panic was caught");
    internal_error(id)
}

fn internal_error(id: RequestId) -> ServerError {
    let mut error = server_error(Code::Internal, internal_text(id));
    if let Some(extensions) = &mut error.extensions {
        extensions.set("id", id.to_string());
    }
    error
}

fn internal_text(id: RequestId) -> String {
    format!("Something failed on our side. Quote the id {id} when you report it.")
}

/// Gives every error of an answer its code and a text that may leave. `executing` says whether resolvers have run:
/// before that, errors without a code are the library's about the document; after it, they are failures.
pub fn finish(response: &mut Response, executing: bool) {
    response.errors.truncate(MAX_ERRORS);
    for error in &mut response.errors {
        let code = Code::of(error);
        let is_internal_with_id =
            code == Some(Code::Internal) && error.extensions.as_ref().is_some_and(|values| values.get("id").is_some());
        if code.is_none() && (!executing || is_about_input(error)) {
            set_code(error, Code::BadUserInput);
            error.message = readable(error);
        } else if (code.is_none() || code == Some(Code::Internal)) && !is_internal_with_id {
            let id = RequestId::random();
            tracing::error!(%id, cause = scrubbed(&error.message), "a resolver returned an error without a code");
            let replacement = internal_error(id);
            error.message = replacement.message;
            error.extensions = replacement.extensions;
        }
        error.source = None;
        shorten(&mut error.message);
    }
}

fn set_code(error: &mut ServerError, code: Code) {
    error
        .extensions
        .get_or_insert_with(ErrorExtensionValues::default)
        .set("code", code.as_str());
}

/// Values that only the scalar itself can judge are judged while resolvers run; these are the library's words for it.
fn is_about_input(error: &ServerError) -> bool {
    let text = error.message.as_str();
    let is_scalar = ["Failed to parse \"", "Invalid value for argument \"", "Expected input type \""]
        .iter()
        .any(|start| text.starts_with(start));
    let is_variable = text.starts_with("Variable ") && text.ends_with(" is not defined.");
    error.source.is_none() && (is_scalar || is_variable)
}

/// The parser draws the offending line, which may be the whole document: only what it expected is kept.
fn readable(error: &ServerError) -> String {
    if !error.message.trim_start().starts_with("--> ") {
        return error.message.clone();
    }
    let expected = error
        .message
        .lines()
        .find_map(|line| line.trim().strip_prefix("= "))
        .unwrap_or("something else was expected");
    match error.locations.first() {
        Some(at) => format!(
            "The document has a syntax error at line {}, column {}: {expected}.",
            at.line, at.column
        ),
        None => format!("The document has a syntax error: {expected}."),
    }
}

fn shorten(message: &mut String) {
    if let Some((end, _)) = message.char_indices().nth(MAX_MESSAGE) {
        message.truncate(end);
        message.push('…');
    }
}

/// A cause as the log may hold it: without quoted text, without values in brackets after an equals sign,
/// without letters beyond ASCII, and cut. Databases quote stored values in exactly these places.
pub fn scrubbed(text: &str) -> String {
    let mut out = String::new();
    let mut closing: Option<char> = None;
    let mut before = ' ';
    for letter in text.chars() {
        if let Some(end) = closing {
            if letter == end {
                closing = None;
                out.push(letter);
            }
        } else {
            closing = match letter {
                '"' | '\'' | '`' => Some(letter),
                '(' if before == '=' => Some(')'),
                '“' => Some('”'),
                _ => None,
            };
            if letter.is_ascii() {
                out.push(letter);
                if closing.is_some() {
                    out.push('…');
                }
            } else if before.is_ascii() {
                out.push('…');
            }
        }
        before = letter;
        if out.len() > 200 {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_lose_what_may_be_data() {
        for (cause, logged) in [
            (
                "duplicate key: Key (slug)=(mrs-secret) exists",
                "duplicate key: Key (slug)=(…) exists",
            ),
            ("no such row 'Mrs Secret'", "no such row '…'"),
            ("value ព្រៃឡង់ refused", "value … refused"),
        ] {
            assert_eq!(scrubbed(cause), logged);
        }
    }

    #[test]
    fn an_uncoded_failure_of_a_resolver_does_not_leave() {
        let mut response = Response::from_errors(vec![ServerError::new("UNIQUE constraint failed: things.slug", None)]);
        finish(&mut response, true);
        let error = &response.errors[0];
        assert_eq!(Code::of(error), Some(Code::Internal));
        assert!(error.message.starts_with("Something failed on our side. Quote the id "));
        assert!(!error.message.contains("UNIQUE"));
    }

    #[test]
    fn a_code_outside_the_list_does_not_leave() {
        let mut error = ServerError::new("x", None);
        error.extensions = Some(ErrorExtensionValues::default());
        if let Some(values) = &mut error.extensions {
            values.set("code", "SQLITE_BUSY");
        }
        let mut response = Response::from_errors(vec![error]);
        finish(&mut response, true);
        assert_eq!(Code::of(&response.errors[0]), Some(Code::Internal));
    }
}
