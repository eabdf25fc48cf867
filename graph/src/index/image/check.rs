//! Whether tables that were read are those of an index.
//!
//! Separate because a sum guards against accidents only: what a search follows without looking must be right here, in
//! passes along the tables. That both tables of rows hold the very edges that the table of edges does is seen from a sum
//! over each, whatever the order: looking every edge up would cost a miss of the cache each.

use super::super::base::{Base, EdgeTable, NodeTable};
use super::super::collapsed::Collapsed;
use super::super::keys::{Form, Keys};
use super::super::rows::{LevelCounts, Rows};
use super::super::sparse::Sparse;
use super::super::state::NOBODY;
use super::super::tie::{Tie, Traits};
use super::ImageError;
use super::ImageError::Broken;
use super::field::Field;
use crate::ids::{CLEARANCES, MAX_EDGE_KINDS, MAX_NODE_KINDS};

type Checked = Result<(), ImageError>;

fn ensure(holds: bool, what: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(Broken(what)) }
}

/// The whole of it; the bounds of rows have been looked at before.
pub(super) fn base(base: &Base) -> Checked {
    let (nodes, edges) = (base.nodes.kinds.len(), base.edges.ends.len());
    let most = u32::MAX as usize / 2;
    ensure(nodes < most && edges < most, "there are too many nodes or edges")?;
    node_table(&base.nodes)?;
    edge_table(&base.edges, &base.nodes)?;
    let lengths = [base.out.starts.len(), base.into.starts.len(), base.collapsed.rows.starts.len()];
    ensure(
        lengths.iter().all(|length| *length == nodes + 1),
        "a table of rows is too short or too long",
    )?;
    // The two tables are as large as everything else together, so each has a thread.
    let sums = std::thread::scope(|scope| {
        let out = scope.spawn(|| ties(&base.out, (nodes, edges), |here, there| (here, there)));
        let into = ties(&base.into, (nodes, edges), |here, there| (there, here));
        (out.join().unwrap_or(Err(Broken("a check did not end"))), into)
    });
    let known = base
        .edges
        .ends
        .iter()
        .zip(&base.edges.traits)
        .zip(0..)
        .filter(|((_, traits), _)| !traits.is_gone());
    let known = known.fold((0, 0), |sum, ((ends, traits), edge)| plus(sum, edge, *ends, *traits));
    ensure(sums.0? == known && sums.1? == known, "a row has other edges than the table")?;
    collapsed(&base.collapsed, nodes)
}

fn node_table(table: &NodeTable) -> Checked {
    let count = table.kinds.len();
    keys(&table.keys, count)?;
    ensure(table.levels.len() == count, "the levels of nodes are too few or too many")?;
    ensure(table.kinds.iter().all(|kind| *kind < MAX_NODE_KINDS), "a node is of no kind")?;
    let is_level = |level: &u8| *level < CLEARANCES || *level == NOBODY;
    ensure(table.levels.iter().all(is_level), "a node is of no level")
}

/// Keys must ascend, each once, and there must be as many as numbers.
fn keys(keys: &Keys, count: usize) -> Checked {
    match &keys.form {
        Form::Each(all) => {
            ensure(all.len() == count, "keys are too few or too many")?;
            ensure(all.windows(2).all(|pair| pair[0] < pair[1]), "keys do not ascend")
        }
        Form::Runs { firsts, .. } => {
            ensure(firsts.first().is_some_and(|(_, at)| *at == 0), "keys do not begin")?;
            let ends = firsts.iter().skip(1).map(|(first, at)| (Some(*first), *at as usize));
            let ends = ends.chain([(None, count)]);
            for ((first, at), (next, end)) in firsts.iter().zip(ends) {
                let length = end.checked_sub(*at as usize).filter(|length| *length > 0);
                let last = length.and_then(|length| first.checked_add(length as i64 - 1));
                let Some(last) = last else {
                    return Err(Broken("a run of keys does not end"));
                };
                ensure(next.is_none_or(|next| last < next), "keys do not ascend")?;
            }
            Ok(())
        }
    }
}

fn edge_table(table: &EdgeTable, nodes: &NodeTable) -> Checked {
    let count = table.ends.len();
    keys(&table.keys, count)?;
    ensure(table.traits.len() == count, "edges and what is known of them differ in number")?;
    let weights = &table.weights;
    ensure(weights.is_empty() || weights.len() == count, "weights are too few or too many")?;
    ensure(weights.iter().all(|weight| *weight != u32::MAX), "a weight is none")?;
    sparse(&table.periods, count)?;
    sparse(&table.shares, count)?;
    sparse(&table.amounts, count)?;
    sparse(&table.amount_ends, count)?;
    ensure(
        table.periods.values.iter().all(|(from, to)| from <= to),
        "a period ends before it begins",
    )?;
    ensure(
        table.shares.values.iter().all(|share| share.0.min <= share.0.max),
        "a share is no range",
    )?;
    for (at, (ends, traits)) in table.ends.iter().zip(&table.traits).enumerate() {
        if traits.is_gone() {
            continue;
        }
        let level = |node: u32| nodes.levels.get(node as usize).copied().filter(|level| *level != NOBODY);
        let (Some(source), Some(target)) = (level(ends.0), level(ends.1)) else {
            return Err(Broken("an edge has no end"));
        };
        ensure(traits.kind < MAX_EDGE_KINDS, "an edge is of no kind")?;
        ensure(traits.between((source, target)) == *traits, "an edge is less hidden than its ends")?;
        ensure(!traits.is_wide() || table.periods.at(at as u32).is_some(), "a period is missing")?;
    }
    Ok(())
}

/// Blocks must count the values before them.
fn sparse<T>(column: &Sparse<T>, count: usize) -> Checked {
    ensure(column.blocks.len() <= count.div_ceil(64), "a column is too long")?;
    let mut before = 0;
    for block in &column.blocks {
        ensure(block.before as usize == before, "a column does not count its values")?;
        before += block.present.count_ones() as usize;
    }
    ensure(before == column.values.len(), "a column has too few or too many values")?;
    let is_full = column.blocks.len() == count.div_ceil(64) && !count.is_multiple_of(64);
    let beyond = column
        .blocks
        .last()
        .filter(|_| is_full)
        .map_or(0, |block| block.present >> (count % 64));
    ensure(beyond == 0, "a column has a value beyond its end")
}

/// Rows must follow one another, and what a clearance sees must be a part of what the next one sees. Returns how many
/// items there are of each level.
pub(super) fn bounds<T>(rows: &Rows<T>) -> Result<LevelCounts, ImageError> {
    let Rows { starts, ends, items, .. } = rows;
    ensure(starts.first() == Some(&0), "rows do not begin")?;
    ensure(starts.last().map(|last| *last as usize) == Some(items.len()), "rows do not end")?;
    let nodes = starts.len() - 1;
    ensure(
        ends.iter().flatten().all(|ends| ends.len() == nodes),
        "ends of rows are too few or too many",
    )?;
    let mut counts = LevelCounts::default();
    for (node, bound) in starts.windows(2).enumerate() {
        let mut before = bound[0];
        for (ends, count) in ends.iter().zip(&mut counts) {
            let end = ends.as_ref().map_or(bound[1], |ends| ends[node]);
            ensure(before <= end && end <= bound[1], "a row ends outside itself")?;
            *count += u64::from(end - before);
            before = end;
        }
    }
    Ok(counts)
}

/// How many edges there are, and a sum over what they are; the order in which they come does not matter.
type EdgeSum = (u64, u64);

fn plus(sum: EdgeSum, edge: u32, ends: (u32, u32), traits: Traits) -> EdgeSum {
    let mut flat = [0; Traits::SIZE];
    traits.put(&mut flat);
    let mut mixed = (u64::from(ends.0) << 32 | u64::from(ends.1)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 32) ^ u64::from_le_bytes(flat)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 29) ^ u64::from(edge)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (sum.0 + 1, sum.1.wrapping_add(mixed ^ (mixed >> 32)))
}

/// Rows must be in order and show to each clearance what it may see. Returns what edges they hold.
fn ties(rows: &Rows<Tie>, (nodes, edges): (usize, usize), turn: impl Fn(u32, u32) -> (u32, u32)) -> Result<EdgeSum, ImageError> {
    let mut sum = (0, 0);
    for (node, bound) in rows.starts.windows(2).enumerate() {
        let row = &rows.items[bound[0] as usize..bound[1] as usize];
        let mut before = None;
        let ends = rows.ends.each_ref().map(|ends| ends.as_ref().map_or(bound[1], |ends| ends[node]));
        for (tie, at) in row.iter().zip(bound[0]..) {
            let is_edge = (tie.node as usize) < nodes && (tie.edge as usize) < edges && tie.traits.kind < MAX_EDGE_KINDS;
            ensure(is_edge, "a row leads nowhere")?;
            let order = tie.order();
            ensure(before.is_none_or(|before| before < order), "a row is not in order")?;
            before = Some(order);
            let is_shown = |(level, end): (u8, &u32)| (at < *end) == (tie.traits.level() <= level);
            ensure((0..).zip(&ends).all(is_shown), "a row shows what it must hide")?;
            sum = plus(sum, tie.edge, turn(node as u32, tie.node), tie.traits);
        }
    }
    Ok(sum)
}

fn collapsed(collapsed: &Collapsed, nodes: usize) -> Checked {
    let Collapsed { rows, many, weights } = collapsed;
    ensure(many.len() == rows.items.len() && !many.contains(&0), "pairs are not counted")?;
    ensure(
        weights.is_empty() || weights.len() == many.len(),
        "weights of pairs are too few or too many",
    )?;
    ensure(rows.items.iter().all(|other| (*other as usize) < nodes), "a pair has no end")?;
    for (node, bound) in rows.starts.windows(2).enumerate() {
        let mut begin = bound[0] as usize;
        for ends in &rows.ends {
            let end = ends.as_ref().map_or(bound[1], |ends| ends[node]) as usize;
            let part = &rows.items[begin..end];
            ensure(part.windows(2).all(|pair| pair[0] < pair[1]), "pairs are not in order")?;
            ensure(part.binary_search(&(node as u32)).is_err(), "a node is paired with itself")?;
            begin = end;
        }
    }
    Ok(())
}
