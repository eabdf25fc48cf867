//! Percentiles, and the lines of the table.
//! Apart from the program because `cargo bench` prints the same lines.

/// The three percentiles of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Percentiles {
    /// Half of the items took no longer, in microseconds.
    pub p50: f64,
    /// All but one in twenty took no longer.
    pub p95: f64,
    /// All but one in a hundred took no longer.
    pub p99: f64,
}

impl Percentiles {
    /// Those of some times; zeros for none.
    pub fn of(micros: &[f64]) -> Self {
        let mut sorted = micros.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let at = |part: f64| {
            let position = (sorted.len().saturating_sub(1)) as f64 * part;
            sorted.get(position.round() as usize).copied().unwrap_or_default()
        };
        Self {
            p50: at(0.50),
            p95: at(0.95),
            p99: at(0.99),
        }
    }

    /// The median of each over several runs.
    pub fn median(runs: &[Self]) -> Self {
        let of = |part: fn(&Self) -> f64| median(&runs.iter().map(part).collect::<Vec<_>>());
        Self {
            p50: of(|run| run.p50),
            p95: of(|run| run.p95),
            p99: of(|run| run.p99),
        }
    }
}

/// The middle of some numbers, the lower one of two; 0 for none.
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// What the first line of the table says.
pub const HEADER: &str = "query p50_us p95_us p99_us limit_p50_us ratio";

/// One line of the table; without a yardstick its two columns are dashes.
pub fn line(name: &str, ours: Percentiles, limit_p50: Option<f64>) -> String {
    let Percentiles { p50, p95, p99 } = ours;
    let limit = limit_p50.map_or_else(|| "- -".to_owned(), |limit| format!("{limit:.2} {:.2}", p50 / limit));
    format!("{name} {p50:.2} {p95:.2} {p99:.2} {limit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_times() {
        let times: Vec<f64> = (0..=100).rev().map(f64::from).collect();
        assert_eq!(
            Percentiles::of(&times),
            Percentiles {
                p50: 50.0,
                p95: 95.0,
                p99: 99.0
            }
        );
        assert_eq!(Percentiles::of(&[]), Percentiles::default());
        let runs = [9.0, 1.0, 5.0].map(|p50| Percentiles { p50, p95: 2.0, p99: 3.0 });
        let middle = Percentiles {
            p50: 5.0,
            p95: 2.0,
            p99: 3.0,
        };
        assert_eq!(Percentiles::median(&runs), middle);
    }

    #[test]
    fn a_line_gives_the_ratio_of_the_medians() {
        let ours = Percentiles {
            p50: 3.0,
            p95: 4.0,
            p99: 5.5,
        };
        assert_eq!(line("Q1", ours, Some(2.0)), "Q1 3.00 4.00 5.50 2.00 1.50");
        assert_eq!(line("Q1", ours, None), "Q1 3.00 4.00 5.50 - -");
    }
}
