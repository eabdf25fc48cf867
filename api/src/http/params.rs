//! The four parameters of a GraphQL request, from a JSON body or from an address.
//! It is separate because it decides only whether a request is well-formed, not what it asks.

use async_graphql::indexmap::IndexMap;
use async_graphql::{Name, Request, Value, Variables};

use super::json;

/// Values that a request's JSON may hold beside those of the variables: the four parameters and extensions.
const BESIDE_VARIABLES: usize = 1_000;

/// A well-formed request.
#[derive(Debug, Default)]
pub struct Params {
    /// The document.
    pub query: String,
    /// Which operation of it to run.
    pub operation_name: Option<String>,
    /// The values of its variables.
    pub variables: IndexMap<Name, Value>,
}

/// Why a request is not well-formed.
#[derive(Debug, PartialEq, Eq)]
pub enum Malformed {
    /// Several requests in one, which this server refuses under every media type.
    Batch,
    /// Anything else, as a sentence for the user.
    Parameter(String),
}

impl Params {
    /// Reads a POST's body.
    ///
    /// # Errors
    /// [`Malformed`], for the first thing that is wrong.
    pub fn from_body(body: &[u8], max_values: usize) -> Result<Self, Malformed> {
        let text = std::str::from_utf8(body).map_err(|_| problem("The request's body is not UTF-8. Send JSON in UTF-8."))?;
        // RFC 8259 lets a reader ignore a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_ascii_start().starts_with('[') {
            return Err(Malformed::Batch);
        }
        let value = json::read(text, max_values.saturating_add(BESIDE_VARIABLES)).map_err(Malformed::Parameter)?;
        let Value::Object(mut object) = value else {
            return Err(problem("The request's body must be a JSON object with the key query."));
        };
        let mut take = |name: &str| object.swap_remove(name).unwrap_or(Value::Null);
        Self::new(take("query"), take("operationName"), take("variables"), &take("extensions"))
    }

    /// Reads a GET's query string.
    ///
    /// # Errors
    /// [`Malformed`], for the first thing that is wrong.
    pub fn from_address(text: &str, max_values: usize) -> Result<Self, Malformed> {
        let mut found: IndexMap<&'static str, String> = IndexMap::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name)?;
            let known = ["query", "operationName", "variables", "extensions"];
            // Other parameters are for others: proxies and browsers add some.
            if let Some(name) = known.into_iter().find(|known| *known == name)
                && found.insert(name, decode(value)?).is_some()
            {
                return Err(problem(&format!("The parameter {name} is given twice. Give it once.")));
            }
        }
        let text = |name: &str| found.get(name).map_or(Value::Null, |text| Value::String(text.clone()));
        let object = |name: &str| match found.get(name) {
            Some(text) if !text.is_empty() => {
                json::read(text, max_values).map_err(|reason| problem(&format!("The parameter {name} cannot be read. {reason}")))
            }
            _ => Ok(Value::Null),
        };
        let operation_name = match text("operationName") {
            Value::String(name) if name.is_empty() => Value::Null,
            name => name,
        };
        Self::new(text("query"), operation_name, object("variables")?, &object("extensions")?)
    }

    fn new(query: Value, operation_name: Value, variables: Value, extensions: &Value) -> Result<Self, Malformed> {
        let query = match query {
            Value::String(text) if !text.is_empty() => text,
            Value::Null | Value::String(_) => {
                return Err(problem(
                    "The request has no query. Give the GraphQL document as the parameter query.",
                ));
            }
            _ => return Err(wrong("query", "a string")),
        };
        let operation_name = match operation_name {
            Value::Null => None,
            Value::String(name) => Some(name),
            _ => return Err(wrong("operationName", "a string or null")),
        };
        let variables = match variables {
            Value::Null => IndexMap::new(),
            Value::Object(object) => object,
            _ => return Err(wrong("variables", "an object or null")),
        };
        if !matches!(extensions, Value::Null | Value::Object(_)) {
            return Err(wrong("extensions", "an object or null"));
        }
        Ok(Self {
            query,
            operation_name,
            variables,
        })
    }

    /// The request as the library takes it.
    pub fn into_request(self) -> Request {
        let request = Request::new(self.query).variables(Variables::from_value(Value::Object(self.variables)));
        match self.operation_name {
            Some(name) => request.operation_name(name),
            None => request,
        }
    }
}

fn wrong(name: &str, kind: &str) -> Malformed {
    problem(&format!("The parameter {name} must be {kind}."))
}

fn problem(text: &str) -> Malformed {
    Malformed::Parameter(text.to_owned())
}

/// Decodes one part of a query string: `+` is a space, `%XX` a byte, and the whole must be UTF-8.
fn decode(text: &str) -> Result<String, Malformed> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'+' => decoded.push(b' '),
            b'%' => {
                let byte = text
                    .get(at + 1..at + 3)
                    .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                    .ok_or_else(|| problem("The address has a % that two hexadecimal digits do not follow."))?;
                decoded.push(byte);
                at += 2;
            }
            byte => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8(decoded).map_err(|_| problem("The address is not UTF-8."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_forms_are() {
        let params = Params::from_address(
            "query=%7B+a%20%7D&operationName=&variables=%7B%22n%22%3A%22%E1%9E%81%22%7D&utm=1",
            100,
        )
        .unwrap();
        assert_eq!(params.query, "{ a }");
        assert_eq!(params.operation_name, None);
        assert_eq!(params.variables.get("n"), Some(&Value::from("ខ")));
    }

    #[test]
    fn wrong_parameters_are_named() {
        for (text, says) in [
            ("query=a&query=b", "query is given twice"),
            ("query=%zz", "%"),
            ("query=%FF", "UTF-8"),
            ("", "no query"),
            ("query=a&variables=[1]", "variables must be an object"),
            ("query=a&variables={", "variables cannot be read"),
        ] {
            let Err(Malformed::Parameter(problem)) = Params::from_address(text, 100) else {
                panic!("{text} must be refused");
            };
            assert!(problem.contains(says), "{text}: {problem}");
        }
        assert_eq!(Params::from_body(b" [{}]", 100).unwrap_err(), Malformed::Batch);
        assert!(Params::from_body("\u{feff}{\"query\":\"{a}\"}".as_bytes(), 100).is_ok());
    }
}
