//! Media types: which one an answer gets, and which ones a question may have.
//! It is separate because the rules are those of HTTP and of "GraphQL over HTTP", not ours.

use http::{HeaderMap, HeaderValue, header};

/// The type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/graphql-response+json`: the status tells whether the request was well-formed.
    GraphqlResponse,
    /// `application/json`: every well-formed answer is 200, as older clients expect.
    Json,
}

impl Media {
    /// The value of `content-type`.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        })
    }
}

/// Chooses the type of the answer; `None` where the client takes neither.
/// Without `accept`, or with a wildcard, it is `application/json`; of equals the more telling type wins.
pub fn negotiate(headers: &HeaderMap) -> Option<Media> {
    let mut is_asked = false;
    let mut json = NONE;
    let mut telling = NONE;
    for value in headers.get_all(header::ACCEPT) {
        for range in value.to_str().ok()?.split(',') {
            if range.trim().is_empty() {
                continue;
            }
            is_asked = true;
            let Some((name, quality)) = read_range(range) else {
                continue;
            };
            match name.as_str() {
                "application/graphql-response+json" => telling = better(telling, (3, quality)),
                "application/json" => json = better(json, (3, quality)),
                "application/*" => json = better(json, (2, quality)),
                "*/*" => json = better(json, (1, quality)),
                _ => {}
            }
        }
    }
    if !is_asked {
        return Some(Media::Json);
    }
    match (telling.1, json.1) {
        (0, 0) => None,
        (telling, json) if telling >= json => Some(Media::GraphqlResponse),
        _ => Some(Media::Json),
    }
}

/// No range has named the type: exactness and quality of nothing.
const NONE: (u8, u16) = (0, 0);

/// The more exact range decides (RFC 9110), whatever its quality.
fn better(known: (u8, u16), new: (u8, u16)) -> (u8, u16) {
    known.max(new)
}

/// A media range in lower case with its quality in thousandths; `None` for what is malformed or another charset.
fn read_range(range: &str) -> Option<(String, u16)> {
    let mut parts = range.split(';').map(str::trim);
    let name = parts.next().filter(|name| name.contains('/'))?;
    let mut quality = 1_000;
    for part in parts {
        let (key, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('"');
        match key.trim().to_ascii_lowercase().as_str() {
            "q" => {
                let number: f32 = value.parse().ok()?;
                if !(0.0..=1.0).contains(&number) {
                    return None;
                }
                quality = (number * 1_000.0) as u16;
            }
            "charset" if !is_utf8(value) => return None,
            _ => {}
        }
    }
    Some((name.to_ascii_lowercase(), quality))
}

/// Whether a question's body is JSON in UTF-8. Anything else is refused: browsers send forms, text and multipart
/// to other sites without asking.
pub fn is_json(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(value), None) = (types.next(), types.next()) else {
        return false;
    };
    let Ok(text) = value.to_str() else {
        return false;
    };
    let mut parts = text.split(';').map(str::trim);
    let is_name = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("application/json"));
    is_name
        && parts.filter(|part| !part.is_empty()).all(|part| {
            part.split_once('=')
                .is_some_and(|(key, value)| !key.trim().eq_ignore_ascii_case("charset") || is_utf8(value.trim().trim_matches('"')))
        })
}

fn is_utf8(charset: &str) -> bool {
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_the_type_that_is_liked_best() {
        let telling = Some(Media::GraphqlResponse);
        let json = Some(Media::Json);
        for (accept, media) in [
            ("*/*", json),
            ("application/*", json),
            ("application/json", json),
            ("application/graphql-response+json", telling),
            ("application/graphql-response+json, application/json", telling),
            ("application/json, application/graphql-response+json;q=0.9", json),
            ("application/graphql-response+json;q=0.5, application/json;q=0.6", json),
            ("APPLICATION/JSON; charset=UTF-8", json),
            ("application/json;q=0, */*", None),
            ("application/json; charset=latin1", None),
            ("text/html", None),
            ("text/html, */*;q=0.1", json),
            ("", json),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]);
            assert_eq!(negotiate(&headers), media, "{accept}");
        }
        assert_eq!(negotiate(&HeaderMap::new()), json);
    }

    #[test]
    fn only_json_in_utf8_is_a_question() {
        for (kind, taken) in [
            ("application/json", true),
            ("Application/JSON; charset=\"UTF-8\"", true),
            ("application/json; charset=utf-16", false),
            ("application/json-seq", false),
            ("application/graphql", false),
            ("text/plain", false),
            ("text/plain; application/json", false),
            ("application/x-www-form-urlencoded", false),
            ("multipart/form-data; boundary=x", false),
        ] {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, kind.parse().unwrap())]);
            assert_eq!(is_json(&headers), taken, "{kind}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
