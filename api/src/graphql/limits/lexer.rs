//! Counts tokens and nesting on the raw text of a document, before any parser sees it.
//! It is separate because a parser that recurses can be made to overflow its stack, and this cannot.

/// What was found in a document's text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Names, numbers, strings and signs; comments and commas are none. Counting stops one past the limit.
    pub tokens: usize,
    /// The deepest nesting of brackets of any kind.
    pub nesting: usize,
    /// The longest name, in bytes.
    pub longest_name: usize,
    /// Some string holds U+0000, as it is or escaped: no database of ours stores it.
    pub has_null: bool,
}

/// Counts until the end of the text or one past `max_tokens`.
pub fn count(text: &str, max_tokens: usize) -> Counted {
    let bytes = text.as_bytes();
    let mut counted = Counted::default();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() && counted.tokens <= max_tokens {
        match bytes[at] {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => at += 1,
            // A byte order mark counts as space.
            0xEF if bytes[at..].starts_with(b"\xEF\xBB\xBF") => at += 3,
            b'#' => at = skip_while(bytes, at, |byte| byte != b'\n' && byte != b'\r'),
            b'"' => {
                counted.tokens += 1;
                at = skip_string(bytes, at, &mut counted.has_null);
            }
            byte if byte.is_ascii_digit() || byte == b'-' => {
                counted.tokens += 1;
                at = skip_while(bytes, at + 1, |byte| is_name(byte) || matches!(byte, b'.' | b'+' | b'-'));
            }
            byte if is_name(byte) => {
                counted.tokens += 1;
                let end = skip_while(bytes, at, is_name);
                counted.longest_name = counted.longest_name.max(end - at);
                at = end;
            }
            byte => {
                counted.tokens += 1;
                counted.has_null |= byte == 0;
                if matches!(byte, b'{' | b'(' | b'[') {
                    depth += 1;
                    counted.nesting = counted.nesting.max(depth);
                } else if matches!(byte, b'}' | b')' | b']') {
                    depth = depth.saturating_sub(1);
                }
                at += if bytes[at..].starts_with(b"...") { 3 } else { 1 };
            }
        }
    }
    counted
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn skip_while(bytes: &[u8], from: usize, keep: impl Fn(u8) -> bool) -> usize {
    bytes[from..]
        .iter()
        .position(|byte| !keep(*byte))
        .map_or(bytes.len(), |length| from + length)
}

/// The place after a string that begins at `from`; the end of the text where it is not closed.
fn skip_string(bytes: &[u8], from: usize, has_null: &mut bool) -> usize {
    let is_block = bytes[from..].starts_with(b"\"\"\"");
    let mut at = from + if is_block { 3 } else { 1 };
    while at < bytes.len() {
        let rest = &bytes[at..];
        match bytes[at] {
            b'\\' if is_block && rest.starts_with(b"\\\"\"\"") => at += 4,
            b'\\' if !is_block => {
                *has_null |= rest.starts_with(b"\\u0000") || rest.starts_with(b"\\u{0");
                at += 2;
            }
            b'"' if !is_block => return at + 1,
            b'"' if rest.starts_with(b"\"\"\"") => return at + 3,
            // An unclosed string ends with its line: the parser will refuse it there.
            b'\n' | b'\r' if !is_block => return at,
            byte => {
                *has_null |= byte == 0;
                at += 1;
            }
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_as_the_language_counts_them() {
        for (text, tokens, nesting) in [
            ("", 0, 0),
            ("{ a }", 3, 1),
            ("{ a(b: [1, -2.5e3]) ...F } # { { {", 13, 3),
            (r#"{ a(b: "{{{ \" {{{") }"#, 8, 2),
            (r#"{ a(b: """ {{ \""" {{ """) }"#, 8, 2),
            ("\u{feff}{ a } fragment F on T { b }", 10, 1),
            ("}}}} {", 5, 1),
        ] {
            let counted = count(text, 1_000);
            assert_eq!((counted.tokens, counted.nesting), (tokens, nesting), "{text}");
        }
    }

    #[test]
    fn counting_stops_past_the_limit() {
        assert_eq!(count(&"{".repeat(1_000_000), 10).tokens, 11);
    }

    #[test]
    fn a_null_character_is_found_however_it_is_written() {
        for text in ["{ a(b: \"x\u{0}\") }", r#"{ a(b: "x\u0000") }"#, "{\u{0}}"] {
            assert!(count(text, 100).has_null, "{text:?}");
        }
        assert!(!count(r#"{ a(b: "x\\u0000 ខ្មែរ") }"#, 100).has_null);
    }
}
