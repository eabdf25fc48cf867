//! Which names a request may be addressed to, and which web origins may send one.
//! It is separate because both answer the same threat: a page in an officer's browser that speaks to this server.

use http::{HeaderMap, HeaderName, Uri, header};

use crate::config::Config;

const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The names and origins that a configuration allows.
#[derive(Clone, Debug)]
pub struct Hosts {
    /// `None` where every name is allowed.
    names: Option<Vec<String>>,
    origins: Vec<String>,
}

/// How a request's origin stands to this server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// No browser sent it, or a page of this server did.
    Own,
    /// A page of an origin that the configuration allows.
    Allowed(String),
    /// Any other page.
    Foreign,
}

impl Hosts {
    /// Reads the lists; listening on loopback alone means that only loopback names are expected (DNS rebinding).
    pub fn of(config: &Config) -> Self {
        let mut names: Vec<String> = config
            .allowed_hosts
            .iter()
            .map(|name| without_port(name).to_ascii_lowercase())
            .collect();
        let is_loopback = config.listen.ip().is_loopback();
        if is_loopback || !names.is_empty() {
            names.extend(LOOPBACK.map(str::to_owned));
        }
        Self {
            names: (is_loopback || !names.is_empty()).then_some(names),
            origins: config.allowed_origins.iter().map(|origin| origin.to_ascii_lowercase()).collect(),
        }
    }

    /// Whether the request is addressed to this server. Exactly one `Host` is asked for, and an absolute address
    /// in the request line must agree.
    pub fn is_ours(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return false;
        };
        let Ok(host) = host.to_str() else {
            return false;
        };
        let line = uri.authority().map(http::uri::Authority::as_str);
        std::iter::once(host).chain(line).all(|name| self.has(name))
    }

    fn has(&self, host: &str) -> bool {
        let host = without_port(host).to_ascii_lowercase();
        match &self.names {
            Some(names) => names.contains(&host),
            None => !host.is_empty(),
        }
    }

    /// Judges the page that sent the request, if one did.
    pub fn origin(&self, headers: &HeaderMap) -> Origin {
        let mut origins = headers.get_all(header::ORIGIN).iter();
        let Some(origin) = origins.next() else {
            return if is_cross_site(headers) { Origin::Foreign } else { Origin::Own };
        };
        let (Ok(origin), None) = (origin.to_str(), origins.next()) else {
            return Origin::Foreign;
        };
        let origin = origin.to_ascii_lowercase();
        if self.origins.contains(&origin) {
            return Origin::Allowed(origin);
        }
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let is_own = origin
            .split_once("://")
            .is_some_and(|(scheme, place)| matches!(scheme, "http" | "https") && host.is_some_and(|host| host.eq_ignore_ascii_case(place)));
        if is_own { Origin::Own } else { Origin::Foreign }
    }
}

/// Browsers say so even where they send no `Origin`; a link that a person follows is no page's request.
fn is_cross_site(headers: &HeaderMap) -> bool {
    let text = |name: &'static str| headers.get(HeaderName::from_static(name)).and_then(|value| value.to_str().ok());
    matches!(text("sec-fetch-site"), Some("cross-site" | "same-site")) && text("sec-fetch-mode") != Some("navigate")
}

fn without_port(host: &str) -> &str {
    if host.starts_with('[') {
        return host.find(']').map_or(host, |end| &host[..=end]);
    }
    host.split_once(':').map_or(host, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    fn hosts(settings: &[(&str, &str)]) -> Hosts {
        let flags = settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        let sources = Sources {
            flags,
            ..Sources::default()
        };
        Hosts::of(&Config::load(&sources).unwrap())
    }

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn a_rebound_name_is_not_ours_on_loopback() {
        let local = hosts(&[]);
        let uri = Uri::from_static("/graphql");
        for (host, ours) in [
            ("127.0.0.1:4000", true),
            ("LocalHost:4000", true),
            ("[::1]:4000", true),
            ("evil.example:4000", false),
            ("127.0.0.1.evil.example", false),
            ("", false),
        ] {
            assert_eq!(local.is_ours(&uri, &headers(&[("host", host)])), ours, "{host}");
        }
        assert!(!local.is_ours(&uri, &HeaderMap::new()));
        let absolute = Uri::from_static("http://evil.example/graphql");
        assert!(!local.is_ours(&absolute, &headers(&[("host", "localhost")])));
        let open = hosts(&[("listen", "0.0.0.0:4000")]);
        assert!(open.is_ours(&uri, &headers(&[("host", "khsae.example")])));
        let named = hosts(&[("listen", "0.0.0.0:4000"), ("allowed_hosts", "khsae.example")]);
        assert!(named.is_ours(&uri, &headers(&[("host", "khsae.example:443")])));
        assert!(!named.is_ours(&uri, &headers(&[("host", "evil.example")])));
    }

    #[test]
    fn only_own_and_configured_origins_may_send() {
        let some = hosts(&[("allowed_origins", "https://map.example")]);
        for (origin, judged) in [
            ("http://localhost:4000", Origin::Own),
            ("https://map.example", Origin::Allowed("https://map.example".into())),
            ("https://map.example.evil", Origin::Foreign),
            ("http://localhost:4001", Origin::Foreign),
            ("null", Origin::Foreign),
        ] {
            let headers = headers(&[("host", "localhost:4000"), ("origin", origin)]);
            assert_eq!(some.origin(&headers), judged, "{origin}");
        }
        let hidden = headers(&[
            ("host", "localhost:4000"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "no-cors"),
        ]);
        assert_eq!(some.origin(&hidden), Origin::Foreign);
    }
}
