//! `cargo bench`: the engine alone, on the folder that `KHSAE_BENCH_DATA` names. `bench/generate.py` makes such folders.

use std::io::Write;
use std::path::PathBuf;

use bench::asked::Asked;
use bench::engine::{self, Items};
use bench::table::{HEADER, Percentiles, line};
use bench::{load, question, whole};

/// How often each question is asked; the figures are medians of as many runs.
const RUNS: usize = 5;

fn main() -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    let Some(folder) = std::env::var_os("KHSAE_BENCH_DATA").map(PathBuf::from) else {
        let hint = "nothing was measured: set KHSAE_BENCH_DATA to a folder made by `python3 bench/generate.py --size S --out DIR`";
        writeln!(out, "{hint}")?;
        return Ok(());
    };
    let asked = Asked::read(&folder)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let loaded = runtime.block_on(load::load(&folder, &asked, None))?;
    let items = Items::of(&asked, &loaded)?;
    let index = &loaded.snapshot.index;
    writeln!(out, "{HEADER}")?;
    for question in question::defined() {
        let each: Vec<Percentiles> = (0..RUNS)
            .map(|_| Percentiles::of(&engine::ask(index, &question, &items).micros))
            .collect();
        writeln!(out, "{}", line(question.name, Percentiles::median(&each), None))?;
    }
    let whole = whole::measure(index);
    let slow = whole::measure_slow(index);
    let betweenness = format!("betweenness{}", slow.sources);
    for (name, took) in [
        ("components", whole.components),
        ("pagerank", whole.pagerank),
        (betweenness.as_str(), slow.betweenness),
        ("communities", slow.communities),
    ] {
        let micros = took.as_secs_f64() * 1e6;
        writeln!(
            out,
            "{}",
            line(
                name,
                Percentiles {
                    p50: micros,
                    p95: micros,
                    p99: micros
                },
                None
            )
        )?;
    }
    Ok(())
}
