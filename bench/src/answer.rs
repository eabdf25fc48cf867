//! What a question is answered with, as JSON, and when two answers are the same.
//! Apart from the questions because engine, HTTP and yardstick come to answers in three ways and are compared here.

use serde_json::{Value, json};

/// The answer to one item of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Hops or cost; none where there is no path.
    Number(Option<u64>),
    /// Numbers in order: lengths of paths, counts.
    Numbers(Vec<u64>),
    /// Paths, the sum of the products of their shares, and paths by depth.
    Chains {
        /// How many paths of each length, from one edge.
        by_depth: Vec<u64>,
        /// The sum of the products of the shares.
        sum: f64,
    },
}

impl Answer {
    /// As files of answers have it: `3`, `null`, `[2,2,3]`, `[paths, sum, [by depth]]`.
    pub fn json(&self) -> Value {
        match self {
            Self::Number(number) => json!(number),
            Self::Numbers(numbers) => json!(numbers),
            Self::Chains { by_depth, sum } => json!([by_depth.iter().sum::<u64>(), sum, by_depth]),
        }
    }

    /// Whether the JSON says the same; sums may differ by this part of themselves.
    pub fn says(&self, other: &Value, tolerance: f64) -> bool {
        match self {
            Self::Number(_) | Self::Numbers(_) => self.json() == *other,
            Self::Chains { by_depth, sum } => {
                let paths: u64 = by_depth.iter().sum();
                let theirs = other[1].as_f64();
                let near = theirs.is_some_and(|theirs| (theirs - sum).abs() <= tolerance * sum.abs().max(1.0));
                near && other[0] == json!(paths) && other[2] == json!(by_depth)
            }
        }
    }
}

/// The numbers of the items on which two lists of answers differ. An item that the others had no time for counts as the same.
pub fn differing(ours: &[Answer], theirs: &[Value], tolerance: f64) -> Vec<usize> {
    let mut found: Vec<usize> = ours
        .iter()
        .zip(theirs)
        .enumerate()
        .filter(|(_, (ours, theirs))| **theirs != json!("timeout") && !ours.says(theirs, tolerance))
        .map(|(number, _)| number)
        .collect();
    found.extend(ours.len().min(theirs.len())..ours.len().max(theirs.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_seen_wherever_it_is() {
        let chains = Answer::Chains {
            by_depth: vec![2, 1],
            sum: 1.5,
        };
        let ours = [Answer::Number(Some(3)), Answer::Number(None), Answer::Numbers(vec![1, 2]), chains];
        let theirs: Vec<Value> = ours.iter().map(Answer::json).collect();
        assert_eq!(theirs[3], json!([3, 1.5, [2, 1]]));
        assert_eq!(differing(&ours, &theirs, 0.0), [] as [usize; 0]);
        for (number, other) in [
            (0, json!(4)),
            (0, json!(null)),
            (1, json!(0)),
            (2, json!([1, 3])),
            (2, json!([1])),
            (3, json!([3, 1.6, [2, 1]])),
            (3, json!([3, 1.5, [1, 2]])),
            (3, json!([4, 1.5, [2, 1]])),
        ] {
            let mut changed = theirs.clone();
            changed[number] = other;
            assert_eq!(differing(&ours, &changed, 1e-6), [number]);
        }
        assert_eq!(differing(&ours, &theirs[..2], 1e-6), [2, 3], "a missing answer is a difference");
        let mut cut = theirs;
        cut[0] = json!("timeout");
        assert_eq!(differing(&ours, &cut, 1e-6), [] as [usize; 0]);
    }
}
