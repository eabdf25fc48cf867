//! `bench DATA_DIR`: loads a generated folder, asks its questions, and prints how long the answers took.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use bench::answer::{Answer, differing};
use bench::asked::Asked;
use bench::engine::{self, Items, Timed};
use bench::http::{self, Server};
use bench::load::{self, Loaded};
use bench::question::{self, Question};
use bench::table::{HEADER, Percentiles, line, median};
use bench::whole::{self, Whole};
use bench::yardstick::Limit;
use bench::{memory, scan};
use clap::Parser;

/// How far sums may be from those of the yardstick, which has shares of 32 bits and six decimals.
const NEAR: f64 = 1e-4;

/// Asks a generated graph the questions of the benchmark.
#[derive(Debug, Parser)]
#[command(name = "bench", about)]
struct Options {
    /// The folder that bench/generate.py has made.
    folder: PathBuf,
    /// A yardstick to run on the same folder before each run of ours: a program that takes FOLDER OUT.json SECONDS.
    #[arg(long)]
    yardstick: Option<PathBuf>,
    /// How many seconds one item may take the yardstick.
    #[arg(long, default_value_t = 10)]
    yardstick_seconds: u32,
    /// Where the answers of the engine are written, as JSON.
    #[arg(long)]
    answers: Option<PathBuf>,
    /// Ask over GraphQL and HTTP too.
    #[arg(long)]
    http: bool,
    /// Measure betweenness and communities too.
    #[arg(long)]
    whole: bool,
    /// Which questions: Q1 to Q7, separated by commas; all when left out.
    #[arg(long, value_delimiter = ',')]
    queries: Vec<String>,
    /// How often everything is asked; each figure is the median of as many runs.
    #[arg(long, default_value_t = 1)]
    runs: usize,
    /// Keep the database in this file, and use what is there instead of importing again.
    #[arg(long)]
    database: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let questions = chosen(&options.queries)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let asked = Asked::read(&options.folder)?;
    let before = memory::held();
    let loaded = runtime.block_on(load::load(&options.folder, &asked, options.database.as_deref()))?;
    tell_load(&loaded, before)?;
    let (inside, through) = runtime.block_on(scan::scan(&loaded.database))?;
    note(&format!(
        "plain scan of the same columns {:.2} s inside SQLite, {:.2} s row by row through the driver",
        inside.as_secs_f64(),
        through.as_secs_f64()
    ))?;
    let items = Items::of(&asked, &loaded)?;

    let mut runs = Vec::new();
    for _ in 0..options.runs.max(1) {
        runs.push(Run::take(&options, &questions, &loaded, &items)?);
    }
    print(HEADER)?;
    tell_questions(&questions, &runs)?;
    tell_whole(&runs)?;
    if options.whole {
        tell_slow(&loaded, &runs)?;
    }
    if let Some(file) = &options.answers {
        write_answers(file, &questions, &runs)?;
    }
    if options.http {
        runtime.block_on(ask_http(&options, &questions, &asked, loaded, &runs))?;
    }
    if let Some((now, most)) = memory::held() {
        note(&format!(
            "the process holds {} MB, and held {} MB at most",
            megabytes(now),
            megabytes(most)
        ))?;
    }
    Ok(())
}

/// The questions that were asked for, in their order.
fn chosen(names: &[String]) -> anyhow::Result<Vec<Question>> {
    let all = question::defined();
    if let Some(unknown) = names.iter().find(|name| !all.iter().any(|question| question.name == **name)) {
        bail!("there is no question {unknown}; ask for Q1 to Q7");
    }
    Ok(all
        .into_iter()
        .filter(|question| names.is_empty() || names.iter().any(|name| name == question.name))
        .collect())
}

/// One run of the yardstick and one of the engine, right after another.
struct Run {
    limit: Option<Limit>,
    timed: Vec<Timed>,
    whole: Whole,
}

impl Run {
    fn take(options: &Options, questions: &[Question], loaded: &Loaded, items: &Items) -> anyhow::Result<Self> {
        let limit = match &options.yardstick {
            Some(program) => Some(Limit::run(program, &options.folder, options.yardstick_seconds)?),
            None => None,
        };
        let index = &loaded.snapshot.index;
        let timed = questions.iter().map(|question| engine::ask(index, question, items)).collect();
        Ok(Self {
            limit,
            timed,
            whole: whole::measure(index),
        })
    }
}

fn tell_load(loaded: &Loaded, before: Option<(u64, u64)>) -> anyhow::Result<()> {
    let index = &loaded.snapshot.index;
    let (things, edges) = (index.node_count(0), index.edge_count(0));
    match loaded.import {
        Some(import) => {
            let seconds = import.as_secs_f64();
            let each = (things + edges) as f64 / seconds;
            note(&format!(
                "import of {things} things and {edges} relationships {seconds:.1} s, {each:.0} records a second"
            ))?;
        }
        None => note(&format!("{things} things and {edges} relationships were in the database already"))?,
    }
    let bytes = index.memory() as u64;
    note(&format!(
        "index loaded in {:.2} s; it holds {} MB, {:.1} bytes an edge",
        loaded.index.as_secs_f64(),
        megabytes(bytes),
        bytes as f64 / edges.max(1) as f64
    ))?;
    if let (Some((before, _)), Some((after, most))) = (before, memory::held()) {
        let (before, after, most) = (megabytes(before), megabytes(after), megabytes(most));
        note(&format!(
            "the process held {before} MB before, holds {after} MB after loading, and held {most} MB at most"
        ))?;
    }
    Ok(())
}

/// The median over the runs of what a question took the yardstick at the middle.
fn limit_p50(runs: &[Run], question: &str) -> Option<f64> {
    let each: Option<Vec<f64>> = runs
        .iter()
        .map(|run| Some(Percentiles::of(&run.limit.as_ref()?.micros(question)).p50))
        .collect();
    each.map(|each| median(&each)).filter(|limit| *limit > 0.0)
}

fn tell_questions(questions: &[Question], runs: &[Run]) -> anyhow::Result<()> {
    for (number, question) in questions.iter().enumerate() {
        let each: Vec<Percentiles> = runs.iter().map(|run| Percentiles::of(&run.timed[number].micros)).collect();
        print(&line(question.name, Percentiles::median(&each), limit_p50(runs, question.name)))?;
        for run in runs {
            let answers = &run.timed[number].answers;
            if let Some(limit) = &run.limit {
                tell_differing(
                    "the yardstick",
                    question.name,
                    &differing(answers, limit.answers(question.name), NEAR),
                    answers,
                )?;
            }
            if answers != &runs[0].timed[number].answers {
                bail!("{} was answered otherwise in another run", question.name);
            }
        }
    }
    Ok(())
}

fn tell_differing(whose: &str, question: &str, differing: &[usize], answers: &[Answer]) -> anyhow::Result<()> {
    let Some(first) = differing.first() else { return Ok(()) };
    note(&format!(
        "{question}: {} of {} answers differ from those of {whose}; the first is number {first}",
        differing.len(),
        answers.len()
    ))
}

/// The median over the runs of what a measure of the whole graph took the yardstick.
fn limit_whole(runs: &[Run], measure: &str) -> Option<f64> {
    let each: Option<Vec<f64>> = runs.iter().map(|run| run.limit.as_ref()?.whole(measure)).collect();
    each.map(|each| median(&each)).filter(|limit| *limit > 0.0)
}

/// The percentiles of what is measured once.
fn once(took: std::time::Duration) -> Percentiles {
    let micros = took.as_secs_f64() * 1e6;
    Percentiles {
        p50: micros,
        p95: micros,
        p99: micros,
    }
}

fn tell_slow(loaded: &Loaded, runs: &[Run]) -> anyhow::Result<()> {
    let slow = whole::measure_slow(&loaded.snapshot.index);
    let name = format!("betweenness{}", slow.sources);
    print(&line(&name, once(slow.betweenness), limit_whole(runs, &name)))?;
    print(&line("communities", once(slow.communities), None))?;
    note(&format!("{} communities", slow.number))
}

fn tell_whole(runs: &[Run]) -> anyhow::Result<()> {
    let limit = |name: &str| limit_whole(runs, name);
    let ours = |part: fn(&Whole) -> std::time::Duration| {
        let mut each: Vec<std::time::Duration> = runs.iter().map(|run| part(&run.whole)).collect();
        each.sort_unstable();
        once(each.get(each.len().saturating_sub(1) / 2).copied().unwrap_or_default())
    };
    print(&line("components", ours(|whole| whole.components), limit("components")))?;
    print(&line("pagerank", ours(|whole| whole.pagerank), limit("pagerank")))?;
    print(&line(
        "pagerank_with_cut",
        ours(|whole| whole.cut + whole.pagerank),
        limit("pagerank"),
    ))?;
    note(&format!("{} components", runs.first().map_or(0, |run| run.whole.number)))
}

async fn ask_http(options: &Options, questions: &[Question], asked: &Asked, loaded: Loaded, runs: &[Run]) -> anyhow::Result<()> {
    let place = loaded.close().await?;
    let server = Server::start(&place)?;
    let mut client = server.connect().await?;
    for (number, question) in questions.iter().enumerate() {
        let mut each = Vec::new();
        for _ in 0..options.runs.max(1) {
            let Some(timed) = http::ask(&mut client, question.name, asked).await? else {
                break;
            };
            let expected: Vec<_> = runs[0].timed[number].answers.iter().map(Answer::json).collect();
            tell_differing(
                "the engine",
                question.name,
                &differing(&timed.answers, &expected, 1e-6),
                &timed.answers,
            )?;
            each.push(Percentiles::of(&timed.micros));
        }
        if each.is_empty() {
            note(&format!("http {}: the API has no field that answers it", question.name))?;
            continue;
        }
        let name = format!("http {}", question.name);
        print(&line(&name, Percentiles::median(&each), limit_p50(runs, question.name)))?;
    }
    Ok(())
}

fn write_answers(file: &Path, questions: &[Question], runs: &[Run]) -> anyhow::Result<()> {
    let mut all = serde_json::Map::new();
    for (question, timed) in questions.iter().zip(runs.iter().flat_map(|run| &run.timed)) {
        all.insert(question.name.to_owned(), timed.answers.iter().map(Answer::json).collect());
    }
    std::fs::write(file, serde_json::to_string(&all)?)?;
    Ok(())
}

fn megabytes(bytes: u64) -> u64 {
    bytes / 1_000_000
}

fn print(text: &str) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{text}")?;
    Ok(())
}

/// A line that is none of the table's.
fn note(text: &str) -> anyhow::Result<()> {
    print(&format!("# {text}"))
}
