//! An index as bytes and back, so that a restart need not read the whole store again.
//!
//! Separate from the index: nothing else knows how its tables look in a file. The file is trusted in nothing. A head
//! with a sum of its own says how long each table is, which must fit the length of the file before any memory is taken;
//! a sum over everything must fit; and every number in the tables must be one that a search can follow. What does not
//! fit is an [`ImageError`], never a wrong index.
//!
//! All numbers are little-endian. The file is, in this order: the head (mark, version, stamp, kinds, lengths of the
//! tables, its sum), the tables one after the other, the sum over the tables.

mod check;
mod field;
mod head;
mod read;
mod sum;
mod write;

pub use head::VERSION;
pub use read::{read, stamp};
pub use write::write;

use std::error::Error;
use std::fmt;
use std::io;

/// Why bytes are not an index.
#[derive(Debug)]
pub enum ImageError {
    /// The bytes could not be read.
    Io(io::Error),
    /// They do not begin as an image does.
    NoImage,
    /// They are of another version of the format.
    Version(u32),
    /// They are fewer or more than the head says.
    Length,
    /// A sum does not fit: something was changed on the way.
    Sum,
    /// The sums fit, but a table holds what no index does.
    Broken(&'static str),
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the image could not be read: {error}"),
            Self::NoImage => write!(f, "the bytes are no image of an index"),
            Self::Version(version) => write!(f, "the image is of format {version}, and this program reads format {VERSION}"),
            Self::Length => write!(f, "the image is shorter or longer than it says"),
            Self::Sum => write!(f, "the image is damaged: its sum does not fit"),
            Self::Broken(what) => write!(f, "the image is damaged: {what}"),
        }
    }
}

impl Error for ImageError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for ImageError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            Self::Length
        } else {
            Self::Io(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Budget, Changes, EdgeInput, Ends, Index, IndexBuilder, KindSet, KindTable, NodeInput, View, path, walk};

    fn index() -> Index {
        let kinds = KindTable {
            symmetric: KindSet::of(&[3]),
            unwalked: KindSet::of(&[4]),
        };
        let mut builder = IndexBuilder::new(kinds);
        for key in 0..7 {
            let node = NodeInput {
                key: key * key,
                kind: key as u8,
                level: (key % 5 % 4) as u8,
            };
            builder.node(node).unwrap();
        }
        for key in 0..20 {
            let edge = EdgeInput {
                from: if key == 3 { -400_000 } else { key as i32 },
                to: 400,
                level: (key % 3) as u8,
                share: (key % 4 == 0).then_some((1, 2)),
                amount: (key % 5 == 0).then_some((key, key + key % 2)),
                weight: (key % 6) as u32,
                ..EdgeInput::new(key * 2, (key % 7).pow(2), (key % 5) as u8, (key * 3 % 7).pow(2))
            };
            builder.edge(edge).unwrap();
        }
        builder.build().unwrap()
    }

    fn bytes(index: &Index) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(index, 9, &mut bytes).unwrap();
        bytes
    }

    /// Puts the sums right again.
    fn sum_up(bytes: &mut [u8]) {
        for (begin, end) in [(0, head::SIZE - 8), (head::SIZE, bytes.len() - 8)] {
            let mut sum = sum::Sum::new();
            sum.add(&bytes[begin..end]);
            bytes[end..end + 8].copy_from_slice(&sum.total().to_le_bytes());
        }
    }

    /// Goes everywhere in an index.
    fn wander(index: &Index) {
        let budget = Budget::new(300).hops(4);
        for clearance in 0..4 {
            let view = View::with_clearance(clearance);
            let nodes: Vec<_> = index.nodes(clearance).collect();
            for from in &nodes {
                assert_eq!(index.find(index.key(*from), clearance), Some(*from));
                walk::counts_by_kind(index, &view, *from);
                for to in &nodes {
                    path::all_simple(index, &view, &Ends::new(*from, *to), 0, &budget);
                    path::count_simple(index, &view.clone().on(2), &Ends::new(*from, *to), &budget);
                    path::cheapest(index, &view, &Ends::new(*from, *to), path::Cost::Weight, &budget);
                }
            }
            walk::components(index, &view, &budget);
        }
        for key in 0..50 {
            if let Some(edge) = index.find_edge(key, 3) {
                let (_, _, _) = (index.period(edge), index.share(edge), index.amount(edge));
                assert_eq!(index.edge_key(edge), key);
            }
        }
        let changes = Changes {
            removed_nodes: vec![4],
            edges: vec![EdgeInput::new(500, 0, 0, 36)],
            ..Changes::default()
        };
        if let Ok(changed) = index.with(&changes) {
            assert!(changed.compacted().edge_count(3) <= index.edge_count(3) + 1);
        }
    }

    #[test]
    fn bytes_with_right_sums_and_wrong_tables_lead_nowhere_outside() {
        let whole = bytes(&index());
        let (mut refused, mut read_well) = (0, 0);
        for at in 12..whole.len() - 8 {
            for bits in [1, 0x80] {
                let mut changed = whole.clone();
                changed[at] ^= bits;
                sum_up(&mut changed);
                match read(&changed[..], changed.len() as u64) {
                    Ok((index, _)) => {
                        read_well += 1;
                        wander(&index);
                    }
                    Err(_) => refused += 1,
                }
            }
        }
        // A stamp, a weight or a day may be any number, but most bytes are held by others.
        assert!(refused > 2 * read_well, "{refused} refused, {read_well} read");
    }

    #[test]
    fn a_head_that_promises_too_much_takes_no_memory() {
        let mut head = Head::read(&mut &bytes(&index())[..]).unwrap();
        head.lengths[0] = u64::MAX / 8;
        let mut forged = head.write();
        forged.extend([0; 100]);
        assert!(matches!(read(&forged[..], forged.len() as u64), Err(ImageError::Length)));
        head.bytes = u64::MAX;
        assert!(matches!(read(&head.write()[..], u64::MAX), Err(ImageError::Length)));
    }

    use head::Head;

    #[test]
    fn other_bytes_and_other_versions_are_told_apart() {
        let whole = bytes(&index());
        assert!(matches!(read(&b"SQLite format 3"[..], 15), Err(ImageError::NoImage)));
        let mut newer = whole.clone();
        newer[8] = 2;
        assert!(matches!(read(&newer[..], newer.len() as u64), Err(ImageError::Version(2))));
        assert!(matches!(stamp(&whole[..]), Ok(9)));
        let longer: Vec<u8> = whole.iter().copied().chain([0]).collect();
        assert!(matches!(read(&longer[..], whole.len() as u64), Err(ImageError::Length)));
    }
}
