//! Short fingerprints of texts, for the log and the schema.
//! They are separate because what they replace, the text itself, must not be where they are.

use sha2::{Digest, Sha256};

/// The first 64 bits of a text's SHA-256, as 16 hexadecimal digits.
pub fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .take(8)
        .fold(String::with_capacity(16), |mut digits, byte| {
            use std::fmt::Write;
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
}
