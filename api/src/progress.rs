//! A line that shows how far long work has come. It is hidden when standard error is no terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A progress bar of one piece of work.
pub struct Bar(ProgressBar);

impl Bar {
    /// Begins to show the work.
    pub fn new(what: &'static str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(what);
        bar.enable_steady_tick(std::time::Duration::from_millis(120));
        Self(bar)
    }

    /// Shows how far it has come; a total of 0 is one that is not known.
    pub fn show(&self, what: &str, done: u64, total: u64) {
        if total > 0 && self.0.length() != Some(total) {
            self.0.set_length(total);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {human_pos}/{human_len} {per_sec}, {eta} left: {msg}") {
                self.0.set_style(style);
            }
        }
        self.0.set_message(what.to_owned());
        self.0.set_position(done);
    }

    /// Takes the line away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
