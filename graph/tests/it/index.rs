//! What an index keeps, refuses and hides.

use graph::{Amount, BuildError, EdgeInput, IndexBuilder, KindTable, NodeInput, OPEN_END, OPEN_START, Period, Share};

use crate::drawing::{draw, table};

fn two_nodes() -> IndexBuilder {
    let mut builder = IndexBuilder::new(table());
    for key in [7, -3] {
        builder.node(NodeInput { key, kind: 0, level: 0 }).expect("a node");
    }
    builder
}

#[test]
fn an_edge_gives_back_what_was_stated_of_it() {
    let mut builder = two_nodes();
    let stated = EdgeInput {
        from: -200_000,
        to: 14_000,
        inexact: true,
        level: 2,
        confidence: [0, 1, 2, 3],
        disputed: 0b0100,
        walked: false,
        share: Some((100_000, 1_000_000)),
        basis: 3,
        amount: Some((i64::MIN, i64::MAX)),
        currency: 840,
        weight: 9,
        ..EdgeInput::new(5, 7, 63, -3)
    };
    builder.edge(stated).expect("an edge");
    let index = builder.build().expect("an index");
    assert_eq!(index.find_edge(5, 1), None);
    let edge = index.find_edge(5, 2).expect("there for clearance 2");
    assert_eq!((index.edge_key(edge), index.edge_kind(edge), index.edge_level(edge)), (5, 63, 2));
    let (source, target) = index.ends(edge);
    assert_eq!((index.key(source), index.key(target)), (7, -3));
    assert_eq!(
        index.period(edge),
        Period {
            from: -200_000,
            to: 14_000,
            inexact: true
        }
    );
    assert_eq!([0, 1, 2, 3].map(|clearance| index.confidence(edge, clearance)), [0, 1, 2, 3]);
    assert_eq!(
        [0, 1, 2, 3].map(|clearance| index.disputed(edge, clearance)),
        [false, false, true, false]
    );
    assert!(!index.walked(edge));
    assert_eq!(
        index.share(edge),
        Some(Share {
            min: 100_000,
            max: 1_000_000,
            basis: 3
        })
    );
    assert_eq!(
        index.amount(edge),
        Some(Amount {
            min: i64::MIN,
            max: i64::MAX,
            currency: 840
        })
    );
    assert_eq!((index.basis(edge), index.weight(edge)), (3, Some(9)));
}

#[test]
fn what_was_not_stated_is_none_and_a_basis_stays_without_its_share() {
    let mut builder = two_nodes();
    builder
        .edge(EdgeInput {
            basis: 2,
            ..EdgeInput::new(1, 7, 0, -3)
        })
        .expect("an edge");
    let index = builder.build().expect("an index");
    let edge = index.find_edge(1, 0).expect("there");
    assert_eq!(
        index.period(edge),
        Period {
            from: OPEN_START,
            to: OPEN_END,
            inexact: false
        }
    );
    assert_eq!((index.share(edge), index.basis(edge)), (None, 2));
    assert_eq!((index.amount(edge), index.weight(edge)), (None, None));
}

#[test]
fn what_makes_no_sense_is_refused_with_its_key() {
    let edge = EdgeInput::new(1, 7, 0, -3);
    let cases = [
        (EdgeInput { target: 99, ..edge }, BuildError::UnknownEnd { edge: 1, node: 99 }),
        (EdgeInput { source: 98, ..edge }, BuildError::UnknownEnd { edge: 1, node: 98 }),
        (EdgeInput { kind: 64, ..edge }, BuildError::EdgeOutOfRange { edge: 1 }),
        (EdgeInput { level: 4, ..edge }, BuildError::EdgeOutOfRange { edge: 1 }),
        (
            EdgeInput {
                confidence: [0, 0, 4, 0],
                ..edge
            },
            BuildError::EdgeOutOfRange { edge: 1 },
        ),
        (EdgeInput { weight: u32::MAX, ..edge }, BuildError::EdgeOutOfRange { edge: 1 }),
        (EdgeInput { from: 10, to: 9, ..edge }, BuildError::Reversed { edge: 1 }),
        (
            EdgeInput {
                share: Some((2, 1)),
                ..edge
            },
            BuildError::Reversed { edge: 1 },
        ),
        (
            EdgeInput {
                amount: Some((2, 1)),
                ..edge
            },
            BuildError::Reversed { edge: 1 },
        ),
    ];
    for (stated, refusal) in cases {
        let mut builder = two_nodes();
        assert_eq!(builder.edge(stated), Err(refusal), "{stated:?}");
        builder.edge(edge).expect("the builder stays usable");
        assert_eq!(builder.build().map(|index| index.edge_count(3)), Ok(1));
    }
    let mut builder = two_nodes();
    for key in [1, 2, 1] {
        builder.edge(EdgeInput { key, ..edge }).expect("seen at the end");
    }
    assert_eq!(builder.build().err(), Some(BuildError::DuplicateEdge { edge: 1 }));
    let mut builder = two_nodes();
    builder.node(NodeInput { key: 7, kind: 0, level: 0 }).expect("seen at the end");
    assert_eq!(builder.build().err(), Some(BuildError::DuplicateNode { node: 7 }));
    let mut builder = two_nodes();
    assert!(
        builder
            .node(NodeInput {
                key: 8,
                kind: 32,
                level: 0
            })
            .is_err()
    );
    assert!(builder.node(NodeInput { key: 8, kind: 0, level: 4 }).is_err());
    builder.edge(edge).expect("an edge");
    let late = NodeInput { key: 8, kind: 0, level: 0 };
    assert_eq!(builder.node(late), Err(BuildError::NodeAfterEdge { node: 8 }));
}

#[test]
fn an_empty_index_answers() {
    let index = IndexBuilder::new(KindTable::default()).build().expect("an index");
    assert_eq!((index.node_count(3), index.edge_count(3), index.find(1, 3)), (0, 0, None));
}

#[test]
fn an_edge_is_as_hidden_as_its_ends_and_degrees_count_what_is_seen() {
    let drawing = draw(
        "h level=2
         a -OWNS-> b
         b -PAYS-> a
         a -OWNS-> h
         a -MEMBER_OF-> c level=1
         a -POSSIBLY_SAME_AS-> d
         a -OWNS-> e negated
         a -OWNS-> a",
    );
    let a = drawing.node("a");
    let degrees = [0, 1, 2, 3].map(|clearance| drawing.index.degree(a, clearance));
    assert_eq!(
        degrees,
        [1, 2, 3, 3],
        "b once, then c, then h; never d (walked when named), e (negated) or a itself"
    );
    assert_eq!([0, 1, 2].map(|clearance| drawing.index.edge_count(clearance)), [5, 6, 7]);
    assert_eq!([0, 1, 2].map(|clearance| drawing.index.node_count(clearance)), [5, 5, 6]);
}
