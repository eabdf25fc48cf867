//! `khsae path`: finds paths between two things and prints them, with the evidence of every hop.
//! It asks the same schema as a client of the server would, so that both say the same.

use std::fmt::Write;
use std::sync::Arc;

use anyhow::{Context, bail};
use async_graphql::{Request, Variables};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::config::Config;
use crate::graphql::cursor::Cursors;
use crate::graphql::schema_over;
use crate::graphql::world::Present;

/// Arguments of `khsae path`.
#[derive(Debug, Args)]
pub struct Path {
    /// The slug or id of the thing to start from.
    pub from: String,
    /// The slug or id of the thing to reach.
    pub to: String,
    /// The day on which every relationship must hold, as YYYY-MM-DD; all dates without it.
    #[arg(long)]
    pub at: Option<String>,
    /// The longest path to look for.
    #[arg(long, default_value_t = 6)]
    pub hops: i32,
    /// What makes a path better than another.
    #[arg(long, value_enum, default_value_t = Rank::Specific)]
    pub rank: Rank,
    /// At most this many paths.
    #[arg(long, default_value_t = 3)]
    pub first: i32,
    /// How they are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// What makes a path better than another.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Rank {
    /// Telling ties first: passing through what is tied to much else is dear.
    Specific,
    /// Few hops first.
    Short,
    /// Well supported hops first.
    Strongest,
    /// Every path, shortest first.
    Every,
}

/// How paths are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// As sentences for people.
    Text,
    /// As the answer of the API.
    Json,
}

const QUESTION: &str = "query Path($from: ThingBy!, $to: ThingBy!, $at: AtInput, $hops: Int!, $rank: PathRank!, $first: Int!) {
  paths(from: $from, to: $to, at: $at, budget: { hops: $hops }, rank: $rank, first: $first) {
    paths {
      id length score { total specificity evidence recency length } weakest { number }
      heldTogether { from to certainly }
      things { slug name kind }
      hops {
        number from { slug name } to { slug name } forward sentence confidence
        relationship { id kind disputed }
        evidence { locator stance claim attributedTo source { key title publisher url } }
      }
    }
    completeness { complete stoppedBy examined note }
  }
}";

impl Path {
    /// Prints the paths, best first.
    pub async fn run(self, settings: Config) -> anyhow::Result<()> {
        let database = crate::database::open(&settings).await?;
        crate::database::seed_if_new(&database).await?;
        let snapshot = crate::database::load_graph(&database, &settings).await?;
        let cursors = Cursors::random().context("the system gives no random bits")?;
        let present = Arc::new(Present::new(database, Arc::new(snapshot), cursors, &settings));
        let answer = self.ask(&settings, present).await?;
        match self.format {
            Format::Json => super::print(&format!("{}\n", serde_json::to_string_pretty(&answer)?)),
            Format::Text => super::print(&text(&answer)),
        }
    }

    async fn ask(&self, settings: &Config, present: Arc<Present>) -> anyhow::Result<Value> {
        let rank = match self.rank {
            Rank::Specific => "SPECIFIC",
            Rank::Short => "SHORT",
            Rank::Strongest => "STRONGEST",
            Rank::Every => "EVERY",
        };
        let variables = json!({
            "from": named(&self.from),
            "to": named(&self.to),
            "at": self.at.as_ref().map(|day| json!({ "validAt": day })),
            "hops": self.hops,
            "rank": rank,
            "first": self.first,
        });
        let request = Request::new(QUESTION).variables(Variables::from_json(variables));
        let response = schema_over(settings, present).execute(request).await;
        if let Some(error) = response.errors.first() {
            bail!("{}", error.message);
        }
        let mut answer = response.data.into_json().context("the answer cannot be written as JSON")?;
        Ok(answer["paths"].take())
    }
}

/// A thing as people name it: by its id, or else by its slug.
fn named(name: &str) -> Value {
    if name.starts_with("thing_") {
        json!({ "id": name })
    } else {
        json!({ "slug": name })
    }
}

/// The answer as text. Writing to a String cannot fail, so what it returns is not looked at.
fn text(answer: &Value) -> String {
    let mut text = String::new();
    for (at, path) in list(&answer["paths"]).enumerate() {
        let hops = path["length"].as_i64().unwrap_or_default();
        let score = path["score"]["total"].as_f64().unwrap_or_default();
        let _ = writeln!(
            text,
            "Path {}: {hops} hops, score {score:.2}, {}",
            at + 1,
            together(&path["heldTogether"])
        );
        let _ = writeln!(text, "  {}", words(&path["things"][0]["name"]));
        for hop in list(&path["hops"]) {
            let support = hop["confidence"]
                .as_str()
                .map_or_else(|| "no confidence".to_owned(), |word| format!("{} confidence", word.to_lowercase()));
            let disputed = if hop["relationship"]["disputed"] == true {
                ", disputed"
            } else {
                ""
            };
            let weakest = if hop["number"] == path["weakest"]["number"] && hop["confidence"] != "HIGH" {
                ", the weakest hop"
            } else {
                ""
            };
            let _ = writeln!(
                text,
                "  {}. {} ({support}{disputed}{weakest})",
                hop["number"],
                words(&hop["sentence"])
            );
            for evidence in list(&hop["evidence"]) {
                let _ = writeln!(text, "       {}", passage(evidence));
            }
            let _ = writeln!(text, "  -> {}", words(&hop["to"]["name"]));
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{}", words(&answer["completeness"]["note"]));
    if list(&answer["paths"]).next().is_none() {
        text.insert_str(0, "No path was found.\n");
    }
    text
}

fn together(held: &Value) -> String {
    if held.is_null() {
        return "its hops never held on one same day".to_owned();
    }
    let words = if held["certainly"] == true {
        "its hops held together"
    } else {
        "its hops may have held together"
    };
    match (held["from"].as_str(), held["to"].as_str()) {
        (Some(from), Some(to)) => format!("{words} from {from} to {to}"),
        (Some(from), None) => format!("{words} from {from}"),
        (None, Some(to)) => format!("{words} until {to}"),
        (None, None) => format!("{words}: no date rules it out"),
    }
}

/// A piece of evidence on one line: who says it where, and how.
fn passage(evidence: &Value) -> String {
    let source = &evidence["source"];
    let publisher = source["publisher"].as_str().map(|publisher| format!(" ({publisher})"));
    let locator = evidence["locator"].as_str().map(|locator| format!(", {locator}"));
    let claim = match (
        evidence["stance"].as_str(),
        evidence["claim"].as_str(),
        evidence["attributedTo"].as_str(),
    ) {
        (Some("SUPPORTS"), Some("STATED"), _) => String::new(),
        (Some("DISPUTES"), ..) => "; disputes it".to_owned(),
        (_, Some(claim), Some(who)) => format!("; {} by {who}", claim.to_lowercase()),
        (_, claim, None) => format!("; {}", claim.unwrap_or_default().to_lowercase()),
        (_, None, Some(who)) => format!("; by {who}"),
    };
    let url = source["url"].as_str().map(|url| format!(" <{url}>"));
    let parts = [Some(words(&source["title"]).to_owned()), publisher, locator, Some(claim), url];
    parts.into_iter().flatten().collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_sentences_with_their_sources() {
        let answer = json!({
            "paths": [{
                "length": 1, "score": { "total": 1.5 }, "weakest": { "number": 1 }, "heldTogether": { "from": "2010-01-01", "to": null, "certainly": true },
                "things": [{ "name": "A" }, { "name": "B" }],
                "hops": [{
                    "number": 1, "to": { "name": "B" }, "sentence": "A owns 70 % of B (from 2010)", "confidence": "HIGH", "relationship": { "disputed": false },
                    "evidence": [{ "locator": "p. 3", "stance": "SUPPORTS", "claim": "ALLEGED", "attributedTo": "C", "source": { "title": "A report", "publisher": "D", "url": null } }]
                }]
            }],
            "completeness": { "note": "This is everything there is, among the records you can see." }
        });
        let text = text(&answer);
        for line in [
            "Path 1: 1 hops, score 1.50, its hops held together from 2010-01-01",
            "  1. A owns 70 % of B (from 2010) (high confidence)",
            "       A report (D), p. 3; alleged by C",
            "This is everything there is, among the records you can see.",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is not in:\n{text}");
        }
    }

    #[test]
    fn no_path_says_so_and_how_far_it_looked() {
        let answer = json!({ "paths": [], "completeness": { "note": "The search ended with its hops; there may be more beyond them, among the records you can see." } });
        assert_eq!(
            text(&answer),
            "No path was found.\nThe search ended with its hops; there may be more beyond them, among the records you can see.\n"
        );
    }
}
