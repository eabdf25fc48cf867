//! The one table of settings: key, flag, kind with its bounds, default and meaning.
//! It is separate because flags, environment, file, `khsae config` and `docs/configuration.md` all read it.

use std::time::Duration;

/// One setting, as every place that offers settings sees it.
#[derive(Debug)]
pub struct Setting {
    /// The key in the file; `KHSAE_` and the key in capitals is its environment variable.
    pub key: &'static str,
    /// The flag, without its two dashes.
    pub flag: &'static str,
    /// What a value may be.
    pub kind: Kind,
    /// The default, written as a user would write it.
    pub default: &'static str,
    /// One or two sentences: what the setting does, and what happens past it.
    pub meaning: &'static str,
}

/// What values a setting takes, with its bounds (both included).
#[derive(Debug)]
pub enum Kind {
    /// A database address; its password is never printed.
    Database,
    /// An IP address and a port; port 0 lets the system choose.
    Address,
    /// One word of a list.
    Choice(&'static [&'static str]),
    /// A whole number.
    Count(u64, u64),
    /// A size: a number with `B`, `KiB` or `MiB`.
    Bytes(u64, u64),
    /// A time: a number with `ms`, `s` or `m`; bounds in milliseconds.
    Time(u64, u64),
    /// `true` or `false`.
    Switch,
    /// Texts, separated by commas (an array in the file).
    List,
}

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// Every setting, in the order in which it is printed.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "database_url",
        flag: "database-url",
        kind: Kind::Database,
        default: "sqlite://khsae.db?mode=rwc",
        meaning: "The database: an SQLite file or a PostgreSQL server. DATABASE_URL in the environment sets it too.",
    },
    Setting {
        key: "listen",
        flag: "listen",
        kind: Kind::Address,
        default: "127.0.0.1:4000",
        meaning: "The address and port the server answers on. Any address but a loopback one lets other machines in.",
    },
    Setting {
        key: "allowed_hosts",
        flag: "allowed-hosts",
        kind: Kind::List,
        default: "",
        meaning: "Names under which the server may be addressed. On a loopback address the loopback names are always allowed and all others are refused; on any other address an empty list allows every name.",
    },
    Setting {
        key: "allowed_origins",
        flag: "allowed-origins",
        kind: Kind::List,
        default: "",
        meaning: "Web origins whose pages may send requests, such as https://example.org. Pages of all other origins but the server's own are refused.",
    },
    Setting {
        key: "log_format",
        flag: "log-format",
        kind: Kind::Choice(&["text", "json"]),
        default: "text",
        meaning: "How log lines are written to standard error.",
    },
    Setting {
        key: "log_level",
        flag: "log-level",
        kind: Kind::Choice(&["error", "warn", "info", "debug"]),
        default: "info",
        meaning: "The least important log line to write. It concerns the server's own lines; libraries may only warn.",
    },
    Setting {
        key: "metrics",
        flag: "metrics",
        kind: Kind::Switch,
        default: "true",
        meaning: "Whether /metrics answers with figures for Prometheus.",
    },
    Setting {
        key: "introspection",
        flag: "introspection",
        kind: Kind::Switch,
        default: "true",
        meaning: "Whether the schema may be asked for through __schema and __type.",
    },
    Setting {
        key: "shutdown_grace",
        flag: "shutdown-grace",
        kind: Kind::Time(0, 600_000),
        default: "10s",
        meaning: "How long running requests may take to finish after a signal to stop; then they are cut off.",
    },
    Setting {
        key: "max_connections",
        flag: "max-connections",
        kind: Kind::Count(1, 65_536),
        default: "768",
        meaning: "Connections open at once. Further ones wait in the system's queue. Keep it below the number of files the process may open.",
    },
    Setting {
        key: "header_timeout",
        flag: "header-timeout",
        kind: Kind::Time(100, 600_000),
        default: "10s",
        meaning: "How long a client may take to send a request's headers; a silent connection is closed after the same time.",
    },
    Setting {
        key: "body_timeout",
        flag: "body-timeout",
        kind: Kind::Time(100, 600_000),
        default: "30s",
        meaning: "How long a client may take to send a request's body; then it gets 408.",
    },
    Setting {
        key: "write_timeout",
        flag: "write-timeout",
        kind: Kind::Time(100, 600_000),
        default: "30s",
        meaning: "How long a client may read nothing of an answer that waits for it; then the connection is closed.",
    },
    Setting {
        key: "body_limit",
        flag: "body-limit",
        kind: Kind::Bytes(KIB, 64 * MIB),
        default: "1MiB",
        meaning: "The largest request body; a larger one gets 413.",
    },
    Setting {
        key: "request_deadline",
        flag: "request-deadline",
        kind: Kind::Time(10, 600_000),
        default: "5s",
        meaning: "How long one GraphQL request may run; then it gets the code TIMEOUT.",
    },
    Setting {
        key: "max_tokens",
        flag: "max-tokens",
        kind: Kind::Count(100, 1_000_000),
        default: "10_000",
        meaning: "Words and signs in one GraphQL document, and, counted by themselves, values in its variables.",
    },
    Setting {
        key: "max_depth",
        flag: "max-depth",
        kind: Kind::Count(2, 50),
        default: "15",
        meaning: "Fields inside fields, fragments included. Brackets of any kind may nest four times as deep, and four more.",
    },
    Setting {
        key: "max_fragments",
        flag: "max-fragments",
        kind: Kind::Count(0, 10_000),
        default: "100",
        meaning: "Named fragments in one document.",
    },
    Setting {
        key: "max_fields",
        flag: "max-fields",
        kind: Kind::Count(10, 1_000_000),
        default: "5_000",
        meaning: "Fields in one document after every fragment is put in place of its name.",
    },
    Setting {
        key: "max_aliases",
        flag: "max-aliases",
        kind: Kind::Count(1, 10_000),
        default: "50",
        meaning: "Different names under which one field may be asked for in one place.",
    },
    Setting {
        key: "max_directives",
        flag: "max-directives",
        kind: Kind::Count(0, 1_000),
        default: "10",
        meaning: "Directives on one field, fragment, operation or variable.",
    },
    Setting {
        key: "max_cost",
        flag: "max-cost",
        kind: Kind::Count(100, 10_000_000),
        default: "20_000",
        meaning: "Values that one request may ask for: each field counts once for every item of the lists around it, a list counting as many items as are asked for.",
    },
    Setting {
        key: "max_introspection",
        flag: "max-introspection",
        kind: Kind::Count(1_000, 100_000_000),
        default: "1_000_000",
        meaning: "The same measure for what is asked of the schema itself.",
    },
    Setting {
        key: "page_default",
        flag: "page-default",
        kind: Kind::Count(1, 1_000),
        default: "20",
        meaning: "Items on a page when neither first nor last is given; at most page_max.",
    },
    Setting {
        key: "page_max",
        flag: "page-max",
        kind: Kind::Count(1, 1_000),
        default: "100",
        meaning: "The largest first or last.",
    },
    Setting {
        key: "search_work",
        flag: "search-work",
        kind: Kind::Count(1_000, 10_000_000_000),
        default: "2_000_000",
        meaning: "Units of work (about one per relationship looked at) that one search of the graph may spend; then it answers with what it has and says so.",
    },
    Setting {
        key: "search_concurrency",
        flag: "search-concurrency",
        kind: Kind::Count(1, 1_024),
        default: "4",
        meaning: "Graph searches that may run at once; others wait, within their deadline.",
    },
    Setting {
        key: "path_max_hops",
        flag: "path-max-hops",
        kind: Kind::Count(1, 32),
        default: "8",
        meaning: "The longest path that may be asked for, in hops.",
    },
    Setting {
        key: "network_default",
        flag: "network-default",
        kind: Kind::Count(1, 10_000),
        default: "100",
        meaning: "Things in a network when maxThings is not given; at most network_max.",
    },
    Setting {
        key: "network_max",
        flag: "network-max",
        kind: Kind::Count(1, 10_000),
        default: "500",
        meaning: "The largest maxThings of a network.",
    },
];

/// The setting of a key, if there is one.
pub fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

impl Setting {
    /// The environment variable that sets it.
    pub fn variable(&self) -> String {
        format!("KHSAE_{}", self.key.to_ascii_uppercase())
    }
}

impl Kind {
    /// The bounds as a phrase for people.
    pub fn bounds(&self) -> String {
        match self {
            Self::Database => "an address that begins with sqlite:, postgres: or postgresql:".to_owned(),
            Self::Address => "an IP address and a port, such as 127.0.0.1:4000 or [::1]:4000".to_owned(),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::Count(least, most) => format!("a whole number from {least} to {most}"),
            Self::Bytes(least, most) => {
                format!("a size from {} to {}", size(*least), size(*most))
            }
            Self::Time(least, most) => format!(
                "a time from {} to {}",
                time(Duration::from_millis(*least)),
                time(Duration::from_millis(*most))
            ),
            Self::Switch => "true or false".to_owned(),
            Self::List => "texts separated by commas; empty for none".to_owned(),
        }
    }
}

/// A size in the largest unit that divides it.
pub fn size(bytes: u64) -> String {
    if bytes >= MIB && bytes.is_multiple_of(MIB) {
        format!("{}MiB", bytes / MIB)
    } else if bytes >= KIB && bytes.is_multiple_of(KIB) {
        format!("{}KiB", bytes / KIB)
    } else {
        format!("{bytes}B")
    }
}

/// A time in the largest unit that divides it.
pub fn time(duration: Duration) -> String {
    let millis = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    if millis >= 60_000 && millis.is_multiple_of(60_000) {
        format!("{}m", millis / 60_000)
    } else if millis.is_multiple_of(1_000) {
        format!("{}s", millis / 1_000)
    } else {
        format!("{millis}ms")
    }
}
