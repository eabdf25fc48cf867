//! From an index to bytes.
//!
//! Separate from reading: the two share the order of tables ([`tables`] here, `read.rs` there) and the head.

use std::io::{self, Write};

use super::super::Index;
use super::super::base::Base;
use super::super::keys::{Form, Keys};
use super::super::rows::Rows;
use super::super::sparse::Sparse;
use super::field::Field;
use super::head::{Head, TABLES};
use super::sum::Sum;

/// Items are turned into bytes this many bytes at a time.
pub(super) const PIECE: usize = 1 << 18;

/// Writes an index; [`super::read`] gives back one that answers the same. `stamp` is a number of the store's, such as
/// the revision that the index holds, and comes back with it. Changes are taken into the tables first.
///
/// # Errors
/// If `to` cannot be written to; what was written until then is no image.
pub fn write(index: &Index, stamp: u64, to: &mut impl Write) -> io::Result<()> {
    let merged;
    let base = if index.pending() > 0 {
        merged = index.compacted();
        &merged.base
    } else {
        &index.base
    };
    let mut lengths = Lengths {
        tables: Vec::with_capacity(TABLES),
        bytes: 0,
    };
    tables(base, &mut lengths)?;
    let mut head = Head {
        stamp,
        kinds: base.kinds,
        bytes: lengths.bytes,
        lengths: [0; TABLES],
    };
    head.lengths.copy_from_slice(&lengths.tables);
    to.write_all(&head.write())?;
    let mut writer = Writer {
        to,
        sum: Sum::new(),
        piece: vec![0; PIECE],
    };
    tables(base, &mut writer)?;
    let sum = writer.sum.total();
    writer.to.write_all(&sum.to_le_bytes())?;
    writer.to.flush()
}

/// What is done with each table.
trait Each {
    fn table<T: Field>(&mut self, items: &[T]) -> io::Result<()>;
}

/// Adds up how long the tables are.
struct Lengths {
    tables: Vec<u64>,
    bytes: u64,
}

impl Each for Lengths {
    fn table<T: Field>(&mut self, items: &[T]) -> io::Result<()> {
        self.tables.push(items.len() as u64);
        self.bytes += (items.len() * T::SIZE) as u64;
        Ok(())
    }
}

/// Writes the tables and adds up their sum.
struct Writer<'a, W> {
    to: &'a mut W,
    sum: Sum,
    piece: Vec<u8>,
}

impl<W: Write> Each for Writer<'_, W> {
    fn table<T: Field>(&mut self, items: &[T]) -> io::Result<()> {
        for items in items.chunks(PIECE / T::SIZE) {
            let bytes = &mut self.piece[..items.len() * T::SIZE];
            for (item, bytes) in items.iter().zip(bytes.chunks_exact_mut(T::SIZE)) {
                item.put(bytes);
            }
            self.sum.add(bytes);
            self.to.write_all(bytes)?;
        }
        Ok(())
    }
}

/// All tables in the order of the format.
fn tables(base: &Base, each: &mut impl Each) -> io::Result<()> {
    keys(&base.nodes.keys, each)?;
    each.table(&base.nodes.kinds)?;
    each.table(&base.nodes.levels)?;
    keys(&base.edges.keys, each)?;
    each.table(&base.edges.ends)?;
    each.table(&base.edges.traits)?;
    each.table(&base.edges.weights)?;
    sparse(&base.edges.periods, each)?;
    sparse(&base.edges.shares, each)?;
    sparse(&base.edges.amounts, each)?;
    sparse(&base.edges.amount_ends, each)?;
    rows(&base.out, each)?;
    rows(&base.into, each)?;
    rows(&base.collapsed.rows, each)?;
    each.table(&base.collapsed.many)?;
    each.table(&base.collapsed.weights)
}

fn keys(keys: &Keys, each: &mut impl Each) -> io::Result<()> {
    let (all, firsts): (&[i64], &[(i64, u32)]) = match &keys.form {
        Form::Each(all) => (all, &[]),
        Form::Runs { firsts, .. } => (&[], firsts),
    };
    each.table(all)?;
    each.table(firsts)
}

fn sparse<T: Field>(column: &Sparse<T>, each: &mut impl Each) -> io::Result<()> {
    each.table(&column.blocks)?;
    each.table(&column.values)
}

fn rows<T: Field>(rows: &Rows<T>, each: &mut impl Each) -> io::Result<()> {
    each.table(&rows.starts)?;
    // The highest clearance sees every row to its end.
    for ends in &rows.ends[..rows.ends.len() - 1] {
        each.table(ends.as_deref().unwrap_or_default())?;
    }
    each.table(&rows.items)
}
