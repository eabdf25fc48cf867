//! From bytes to an index.
//!
//! Separate from writing and from `check.rs`: this file fills the tables, that one believes them or not.

use std::io::Read;
use std::sync::Arc;

use super::super::Index;
use super::super::base::{Base, EdgeTable, NodeTable};
use super::super::collapsed::Collapsed;
use super::super::keys::{Form, Keys};
use super::super::rows::Rows;
use super::super::sparse::Sparse;
use super::field::Field;
use super::head::{self, Head};
use super::sum::Sum;
use super::write::PIECE;
use super::{ImageError, check};

/// Reads an index and its stamp. `size` is how many bytes there are, from the head to the last sum; memory is taken only
/// for as much as these can hold. `from` need not be buffered.
///
/// # Errors
/// If anything about the bytes is not as [`super::write`] left it.
pub fn read(mut from: impl Read, size: u64) -> Result<(Index, u64), ImageError> {
    let head = Head::read(&mut from)?;
    let rest = size.checked_sub(head::SIZE as u64 + 8).ok_or(ImageError::Length)?;
    if rest != head.bytes {
        return Err(ImageError::Length);
    }
    let mut reader = Reader {
        lengths: head.lengths.iter(),
        left: rest,
        sum: Sum::new(),
        piece: vec![0; PIECE],
        from,
    };
    let base = reader.base(&head)?;
    let mut sum = [0; 8];
    reader.from.read_exact(&mut sum)?;
    if reader.left != 0 || reader.from.read(&mut [0])? != 0 {
        return Err(ImageError::Length);
    }
    if u64::from_le_bytes(sum) != reader.sum.total() {
        return Err(ImageError::Sum);
    }
    check::base(&base)?;
    Ok((Index::over(Arc::new(base)), head.stamp))
}

/// Reads only the stamp, so that an image that is of another revision need not be read.
///
/// # Errors
/// If the head is not that of an image of this version.
pub fn stamp(mut from: impl Read) -> Result<u64, ImageError> {
    Ok(Head::read(&mut from)?.stamp)
}

/// Every key, or the first key of each run and its number; one of the two is empty.
type KeyTables = (Vec<i64>, Vec<(i64, u32)>);

struct Reader<'a, R> {
    lengths: std::slice::Iter<'a, u64>,
    /// Bytes of tables that are still to come.
    left: u64,
    sum: Sum,
    piece: Vec<u8>,
    from: R,
}

impl<R: Read> Reader<'_, R> {
    fn base(&mut self, head: &Head) -> Result<Base, ImageError> {
        let node_keys = self.keys()?;
        let (kinds, levels) = (self.table()?, self.table()?);
        let nodes = NodeTable {
            keys: keys(node_keys, kinds.len()),
            visible: NodeTable::count(&levels),
            kinds,
            levels,
        };
        let edge_keys = self.keys()?;
        let ends = self.table()?;
        let traits = self.table()?;
        let edges = EdgeTable {
            keys: keys(edge_keys, ends.len()),
            ends,
            visible: EdgeTable::count(&traits),
            traits,
            weights: self.table()?,
            periods: self.sparse()?,
            shares: self.sparse()?,
            amounts: self.sparse()?,
            amount_ends: self.sparse()?,
        };
        Ok(Base {
            kinds: head.kinds,
            nodes,
            edges,
            out: self.rows()?,
            into: self.rows()?,
            collapsed: Collapsed {
                rows: self.rows()?,
                many: self.table()?,
                weights: self.table()?,
            },
        })
    }

    fn table<T: Field>(&mut self) -> Result<Vec<T>, ImageError> {
        let length = self.lengths.next().copied().ok_or(ImageError::Length)?;
        let bytes = length.checked_mul(T::SIZE as u64).filter(|bytes| *bytes <= self.left);
        self.left -= bytes.ok_or(ImageError::Length)?;
        let mut length = usize::try_from(length).map_err(|_| ImageError::Length)?;
        let mut items = Vec::with_capacity(length);
        while length > 0 {
            let count = length.min(PIECE / T::SIZE);
            let bytes = &mut self.piece[..count * T::SIZE];
            self.from.read_exact(bytes)?;
            self.sum.add(bytes);
            items.extend(bytes.chunks_exact(T::SIZE).map(T::take));
            length -= count;
        }
        Ok(items)
    }

    fn keys(&mut self) -> Result<KeyTables, ImageError> {
        Ok((self.table()?, self.table()?))
    }

    fn sparse<T: Field>(&mut self) -> Result<Sparse<T>, ImageError> {
        Ok(Sparse {
            blocks: self.table()?,
            values: self.table()?,
        })
    }

    /// Rows whose ends and starts are not believed yet, so that items are not counted.
    fn rows<T: Field>(&mut self) -> Result<Rows<T>, ImageError> {
        let starts: Vec<u32> = self.table()?;
        let mut ends = [None, None, None, None];
        for ends in &mut ends[..3] {
            let table: Vec<u32> = self.table()?;
            *ends = (!table.is_empty()).then_some(table);
        }
        let items: Vec<T> = self.table()?;
        let mut rows = Rows {
            starts,
            ends,
            counts: [0; 4],
            items,
        };
        rows.counts = check::bounds(&rows)?;
        Ok(rows)
    }
}

/// Keys in one of their two forms.
fn keys((all, firsts): KeyTables, count: usize) -> Keys {
    if firsts.is_empty() {
        Keys::of(Form::Each(all))
    } else {
        Keys::of(Form::Runs {
            firsts,
            count: count as u32,
        })
    }
}
