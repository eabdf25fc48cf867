//! Runs a yardstick on the same folder and reads what it measured.
//! Apart from the rest because it is a program of its own, which need not be there: `README.md` says what it must write.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use serde_json::Value;

/// What one run of the yardstick gave.
#[derive(Clone, Debug)]
pub struct Limit(Value);

impl Limit {
    /// Runs `program FOLDER OUT.json SECONDS`, in which an item may take so many seconds.
    ///
    /// # Errors
    /// It cannot be run, fails, or writes no JSON.
    pub fn run(program: &Path, folder: &Path, seconds: u32) -> anyhow::Result<Self> {
        let out = tempfile::NamedTempFile::new()?;
        let status = Command::new(program)
            .args([folder, out.path()])
            .arg(seconds.to_string())
            .status()
            .with_context(|| format!("the yardstick {} cannot be run", program.display()))?;
        if !status.success() {
            bail!("the yardstick {} ended with {status}", program.display());
        }
        let text = std::fs::read_to_string(out.path())?;
        Ok(Self(serde_json::from_str(&text).context("the yardstick wrote no JSON")?))
    }

    /// The microseconds that each item of a question took.
    pub fn micros(&self, question: &str) -> Vec<f64> {
        let times = self.0["queries"][question]["us"].as_array();
        times.into_iter().flatten().filter_map(Value::as_f64).collect()
    }

    /// Its answers to a question.
    pub fn answers(&self, question: &str) -> &[Value] {
        self.0["queries"][question]["answers"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The microseconds that a measure of the whole graph took.
    pub fn whole(&self, measure: &str) -> Option<f64> {
        Some(self.0["Q8"][measure]["seconds"].as_f64()? * 1e6)
    }
}
