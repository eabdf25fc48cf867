//! Country and currency codes: what counts as one.

/// Whether the text is an ISO 3166-1 alpha-2 code in capitals.
pub fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) && celes::Country::from_alpha2(text).is_ok()
}

/// Whether the text is an ISO 4217 code in capitals.
pub fn is_currency(text: &str) -> bool {
    text.len() == 3 && iso_currency::Currency::from_code(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standards() {
        assert!(is_country("KH") && is_country("GB") && !is_country("UK") && !is_country("kh") && !is_country("XX") && !is_country(""));
        assert!(is_currency("USD") && is_currency("KHR") && !is_currency("usd") && !is_currency("ABC"));
    }
}
