//! Answers as Markdown: lists and tables made of nothing but what the server answered.

use std::collections::HashSet;
use std::fmt::Write;

use serde_json::Value;

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn line(page: &mut String, words: &str) {
    // A line break inside would end the list.
    writeln!(page, "{}", words.replace('\n', " ")).unwrap();
}

/// A text inside a cell of a table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace('\n', " ")
}

/// How sure it is, in words.
fn support(fact: &Value) -> String {
    let confidence = fact["confidence"]
        .as_str()
        .map_or_else(|| "no confidence".to_owned(), |word| format!("{} confidence", word.to_lowercase()));
    if fact["disputed"] == true {
        format!("{confidence}, disputed")
    } else {
        confidence
    }
}

/// The passages that a fact rests on: titles, places in them, and what sets them apart from a plain statement.
fn passages(fact: &Value) -> String {
    let all: Vec<String> = list(&fact["evidence"]).iter().map(passage).collect();
    if all.is_empty() { "no source".to_owned() } else { all.join("; ") }
}

fn passage(evidence: &Value) -> String {
    let locator = evidence["locator"].as_str().map(|place| format!(", {place}")).unwrap_or_default();
    let mut aside: Vec<String> = Vec::new();
    match text(&evidence["stance"]) {
        "DISPUTES" => aside.push("disputes it".to_owned()),
        "MENTIONS" => aside.push("mentions it".to_owned()),
        _ => {}
    }
    let claim = Some(text(&evidence["claim"]))
        .filter(|claim| *claim != "STATED")
        .map(str::to_lowercase);
    match (claim, evidence["attributedTo"].as_str()) {
        (Some(claim), Some(who)) => aside.push(format!("{claim} by {who}")),
        (Some(claim), None) => aside.push(claim),
        (None, Some(who)) => aside.push(format!("by {who}")),
        (None, None) => {}
    }
    let aside = if aside.is_empty() {
        String::new()
    } else {
        format!(" ({})", aside.join("; "))
    };
    format!("*{}*{locator}{aside}", text(&evidence["source"]["title"]))
}

/// A relationship as an item of a list.
fn tie(tie: &Value) -> String {
    let note = tie["note"].as_str().map(|note| format!(" {note}")).unwrap_or_default();
    format!("{} ({}).{note} [{}]", text(&tie["sentence"]), support(tie), passages(tie))
}

pub fn parties(data: &Value) -> String {
    let mut page = String::new();
    for group in list(&data["case"]["parties"]) {
        line(&mut page, &format!("**{}**", text(&group["roleLabel"])));
        page.push('\n');
        for party in list(&group["parties"]) {
            let (actor, tie) = (&party["actor"], &party["relationship"]);
            let dates = Some(text(&tie["valid"]["words"]))
                .filter(|words| !words.is_empty())
                .map(|words| format!(", {words}"));
            let note = tie["note"].as_str().map(|note| format!(" {note}")).unwrap_or_default();
            let dates = dates.unwrap_or_default();
            let words = format!(
                "- {} ({}{dates}; {}).{note} [{}]",
                text(&actor["name"]),
                text(&actor["kindLabel"]),
                support(tie),
                passages(tie)
            );
            line(&mut page, &words);
        }
        page.push('\n');
    }
    page.trim_end().to_owned() + "\n"
}

pub fn paths(data: &Value) -> String {
    let mut page = String::new();
    let answer = &data["paths"];
    for (at, path) in list(&answer["paths"]).iter().enumerate() {
        let names: Vec<&str> = list(&path["things"]).iter().map(|thing| text(&thing["name"])).collect();
        let score = path["score"]["total"].as_f64().unwrap_or_default();
        line(
            &mut page,
            &format!(
                "**Path {}**, {} hops, score {score:.2}: {}.",
                at + 1,
                path["length"],
                names.join(" → ")
            ),
        );
        line(&mut page, &together(&path["heldTogether"]));
        page.push('\n');
        for hop in list(&path["hops"]) {
            line(&mut page, &format!("{}. {}", hop["number"], tie(hop)));
        }
        page.push('\n');
    }
    line(&mut page, text(&answer["completeness"]["note"]));
    page
}

/// When the hops of a path held together.
fn together(held: &Value) -> String {
    if held.is_null() {
        return "Its hops never held on one same day.".to_owned();
    }
    let words = if held["certainly"] == true {
        "Its hops held together"
    } else {
        "Its hops may have held together"
    };
    match (held["from"].as_str(), held["to"].as_str()) {
        (Some(from), Some(to)) => format!("{words} from {from} to {to}."),
        (Some(from), None) => format!("{words} from {from}."),
        (None, Some(to)) => format!("{words} until {to}."),
        (None, None) => format!("{words}: no recorded date rules it out."),
    }
}

pub fn owners(data: &Value) -> String {
    let mut page = String::new();
    for answer in ["plantation2008", "plantation2012", "sugar2008", "sugar2012"].map(|name| &data[name]) {
        for sum in list(&answer["sums"]) {
            let (owned, day) = (text(&sum["owned"]["name"]), text(&sum["day"]));
            line(&mut page, &format!("**{owned}** on {day}"));
            page.push_str("\n| owner | share | held | when | support | sources |\n|---|---|---|---|---|---|\n");
            for step in list(&answer["steps"])
                .iter()
                .filter(|step| step["owned"]["name"] == sum["owned"]["name"])
            {
                let tie = &step["relationship"];
                let cells = [
                    text(&step["owner"]["name"]).to_owned(),
                    step["share"]["words"].as_str().unwrap_or("not known").to_owned(),
                    text(&tie["valid"]["held"]).to_lowercase(),
                    text(&tie["valid"]["words"]).to_owned(),
                    support(tie),
                    passages(tie),
                ];
                line(&mut page, &format!("| {} |", cells.map(|words| cell(&words)).join(" | ")));
            }
            let total = sum["share"]["words"].as_str().unwrap_or("not known");
            let disputed = list(&answer["steps"])
                .iter()
                .filter(|step| step["relationship"]["disputed"] == true);
            let disputed: Vec<&str> = disputed.map(|step| text(&step["owner"]["name"])).collect();
            let beside = if disputed.is_empty() {
                String::new()
            } else {
                format!("of this disputed: {}", disputed.join(", "))
            };
            line(&mut page, &format!("| **together** | **{total}** | | | | {beside} |"));
            if sum["unknown"] != 0 {
                page.push('\n');
                line(&mut page, &format!("{} owners hold a share that is not known.", sum["unknown"]));
            }
            page.push('\n');
        }
    }
    page.trim_end().to_owned() + "\n"
}

pub fn co_signers(data: &Value) -> String {
    let mut page = String::from("| organisation | organisation | statements signed by both |\n|---|---|---|\n");
    let mut statements: Vec<&Value> = Vec::new();
    for pair in list(&data["coSigners"]) {
        line(
            &mut page,
            &format!(
                "| {} | {} | {} |",
                cell(text(&pair["a"]["name"])),
                cell(text(&pair["b"]["name"])),
                pair["count"]
            ),
        );
        for statement in list(&pair["statements"]) {
            if !statements.contains(&statement) {
                statements.push(statement);
            }
        }
    }
    page.push_str("\nThe statements:\n\n");
    for statement in statements {
        let issued = statement["issuedOn"]["text"].as_str().unwrap_or("no date");
        line(
            &mut page,
            &format!("- {} ({issued}) [{}]", text(&statement["name"]), passages(statement)),
        );
    }
    page
}

pub fn led(data: &Value) -> String {
    let mut page = String::from("Certainly in a post on that day:\n\n");
    for post in list(&data["certainly"]["relationships"]["nodes"]) {
        line(&mut page, &format!("- {}", tie(post)));
    }
    page.push_str("\nPossibly, as a date of theirs is open or not recorded:\n\n");
    for post in list(&data["possibly"]["relationships"]["nodes"]) {
        if post["valid"]["held"] == "POSSIBLY" {
            line(&mut page, &format!("- {}", tie(post)));
        }
    }
    page
}

pub fn shared(data: &Value) -> String {
    let mut page = String::new();
    for shared in list(&data["shared"]["things"]) {
        line(&mut page, &format!("- **{}**", text(&shared["thing"]["name"])));
        for with in list(&shared["relationships"]) {
            line(&mut page, &format!("  - {}", tie(with)));
        }
    }
    page.push('\n');
    line(&mut page, text(&data["shared"]["completeness"]["note"]));
    page
}

pub fn families(data: &Value) -> String {
    let mut page =
        String::from("| case | families | who is counted | as of | by whose count | standing | support |\n|---|---|---|---|---|---|---|\n");
    for case in list(&data["cases"]["nodes"]) {
        for figure in list(&case["figures"]) {
            let counted: Vec<String> = list(&figure["evidence"])
                .iter()
                .map(|evidence| {
                    let says = evidence["attributedTo"]
                        .as_str()
                        .or_else(|| evidence["source"]["publisher"].as_str())
                        .unwrap_or("not recorded");
                    format!("{says}: {}", passage(evidence))
                })
                .collect();
            let standing = match (figure["disputed"] == true, figure["rank"].as_str()) {
                (true, Some(rank)) => format!("disputed, {}", rank.to_lowercase()),
                (true, None) => "disputed".to_owned(),
                (false, _) => String::new(),
            };
            let cells = [
                text(&case["name"]).to_owned(),
                text(&figure["words"]).to_owned(),
                text(&figure["group"]).to_owned(),
                text(&figure["asOf"]["text"]).to_owned(),
                counted.join("; "),
                standing,
                figure["confidence"].as_str().unwrap_or("none").to_lowercase(),
            ];
            line(&mut page, &format!("| {} |", cells.map(|words| cell(&words)).join(" | ")));
        }
    }
    page.push_str("\nFigures of different groups or days do not contradict each other; disputed ones do, and stand side by side.\n");
    page
}

pub fn cases_share(data: &Value) -> String {
    format!(
        "Tied to both by one relationship:\n\n{}\nFurther ways from the one to the other, past others:\n\n{}",
        shared(data),
        paths(data)
    )
}

pub fn peace_table(data: &Value) -> String {
    let mut page = String::new();
    let (forum, origin, principle) = (&data["forum"], &data["origin"], &data["principle"]);
    for thing in [origin, forum, principle] {
        line(
            &mut page,
            &format!("**{}**. {} [{}]", text(&thing["name"]), text(&thing["summary"]), passages(thing)),
        );
        page.push('\n');
    }
    page.push_str("Where it comes from, and who carries it:\n\n");
    let mut seen = HashSet::new();
    for with in list(&origin["relationships"]["nodes"])
        .iter()
        .chain(list(&forum["relationships"]["nodes"]))
    {
        if seen.insert(text(&with["id"])) {
            line(&mut page, &format!("- {}", tie(with)));
        }
    }
    page.push_str("\nHow it works, and what it has done:\n\n");
    for rule in list(&forum["rules"]) {
        line(
            &mut page,
            &format!(
                "- {}: {} [{}]",
                text(&rule["part"]).to_lowercase(),
                text(&rule["text"]),
                passages(rule)
            ),
        );
    }
    for figure in list(&forum["figures"]) {
        line(
            &mut page,
            &format!("- {} {} [{}]", text(&figure["words"]), text(&figure["group"]), passages(figure)),
        );
    }
    page
}

pub fn money(data: &Value) -> String {
    let trail = &data["moneyTrail"];
    let starts: Vec<&str> = list(&trail["starts"]).iter().map(|start| text(&start["name"])).collect();
    let mut page = format!("Starting from {}.\n", starts.join("; "));
    for (title, upstream) in [("Upstream: where it came from", true), ("Downstream: where it went", false)] {
        write!(page, "\n**{title}**\n\n").unwrap();
        let steps: Vec<&Value> = list(&trail["steps"]).iter().filter(|step| step["upstream"] == upstream).collect();
        steps_after(&mut page, &steps, &Value::Null, 0, &mut HashSet::new());
    }
    page.push_str("\n| amounts stated | of | how many |\n|---|---|---|\n");
    for total in list(&trail["totals"]) {
        let of = total["event"]
            .as_str()
            .or_else(|| total["kind"].as_str())
            .unwrap_or("other")
            .to_lowercase();
        line(
            &mut page,
            &format!("| {} | {} | {} |", text(&total["amount"]["words"]), cell(&of), total["count"]),
        );
    }
    page.push('\n');
    let note = text(&trail["completeness"]["note"]);
    line(
        &mut page,
        &format!("{} relationships and events state no amount. {note}", trail["withoutAmount"]),
    );
    page
}

/// The steps that follow a step, each relationship once.
fn steps_after<'a>(page: &mut String, steps: &[&'a Value], before: &Value, depth: usize, seen: &mut HashSet<&'a str>) {
    for step in steps.iter().filter(|step| step["before"] == *before) {
        if !seen.insert(text(&step["relationship"]["id"])) {
            continue;
        }
        let amount = step["amount"]["words"]
            .as_str()
            .map(|amount| format!(", {amount}"))
            .unwrap_or_default();
        let share = step["share"]["words"]
            .as_str()
            .filter(|_| depth > 0)
            .map(|share| format!(", {share} along the chain"))
            .unwrap_or_default();
        let (with, indent) = (&step["relationship"], "  ".repeat(depth));
        let words = format!(
            "{indent}- {}{amount}{share} ({}). [{}]",
            text(&step["sentence"]),
            support(with),
            passages(with)
        );
        line(page, &words);
        steps_after(page, steps, &step["number"], depth + 1, seen);
    }
}
