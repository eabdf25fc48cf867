//! Plain tables of nodes and edges become records by a mapping, in chunks, and what is wrong with them is named where it stands.
//! Apart from the unit tests because it goes through the public functions alone, as every caller does.

use std::cell::Cell;
use std::io::{BufReader, Read};
use std::rc::Rc;

use exchange::range::Range;
use exchange::record::{EvidenceRef, RelationshipRecord, SourceRecord, ThingRecord};
use exchange::two_tables::{Input, Mapping, TwoTables};
use exchange::{Dataset, Limits, Problem, Reading};

const MAPPING: &str = "\
table,column,value,field,becomes,sources,targets
source,,,key,register,,
source,,,title,A register,,
source,,,kind,DATASET,,
node,number,,slug,thing-{},,
node,called,,name,,,
node,what,firm,kind,COMPANY,,
node,what,human,kind,PERSON,,
node,what,file,kind,PROCEEDING,,
edge,from,,source_thing,thing-{},,
edge,to,,target_thing,thing-{},,
edge,until,,until,{day before},,
edge,price,,weight,,,
edge,part,,share,,,
edge,money,,amount,,,
edge,money,,currency,USD,,
edge,opinion,,,,,
edge,tie,has,kind,OWNS,,
edge,tie,heads,kind,HOLDS_POSITION,PERSON,COMPANY
edge,tie,heads,role,head,PERSON,COMPANY
edge,tie,heads,kind,PARTY_TO,,PROCEEDING
edge,tie,heads,role,COUNSEL,,PROCEEDING
edge,tie,*,kind,LINKED_TO,,
edge,tie,*,role,{},,
";

const NODES: &str = "number,called,what\n1,Ann,human\n2,\"Bolt, Ltd\",firm\n3,Case 3,file\n4,Dee,firm\n";

const EDGES_HEADER: &str = "from,to,tie,until,price,part,money,opinion\n";

fn mapping() -> Result<Mapping, Vec<Problem>> {
    Mapping::read("mapping.csv", MAPPING.as_bytes(), &Limits::default())
}

fn read_with(nodes: &str, edges: &str, chunk: usize) -> Result<Vec<Reading>, Vec<Problem>> {
    let nodes = Input {
        name: "nodes.csv",
        bytes: nodes.as_bytes(),
    };
    let edges = Input {
        name: "edges.csv",
        bytes: edges.as_bytes(),
    };
    Ok(TwoTables::open(nodes, edges, mapping()?, &Limits::default(), chunk)?.collect())
}

fn joined(readings: Vec<Reading>) -> (Dataset, Vec<String>) {
    let (mut all, mut problems) = (Dataset::default(), Vec::new());
    for reading in readings {
        all.sources.extend(reading.dataset.sources);
        all.things.extend(reading.dataset.things);
        all.relationships.extend(reading.dataset.relationships);
        problems.extend(reading.problems.iter().map(place));
    }
    (all, problems)
}

fn place(problem: &Problem) -> String {
    let line = problem.line.map(|line| format!(" {line}")).unwrap_or_default();
    format!(
        "{} {}{line} {}",
        problem.code,
        problem.file,
        problem.column.as_deref().unwrap_or("-")
    )
}

fn edges(lines: &str) -> String {
    format!("{EDGES_HEADER}{lines}")
}

/// The relationships without their places and evidence, which are the same for all.
fn ties(dataset: &Dataset) -> Vec<RelationshipRecord> {
    let strip = |record: &RelationshipRecord| RelationshipRecord {
        at: exchange::record::Place::default(),
        evidence: exchange::record::EvidenceCells::default(),
        ..record.clone()
    };
    dataset.relationships.iter().map(strip).collect()
}

fn tie(kind: &str, source: &str, target: &str) -> RelationshipRecord {
    RelationshipRecord {
        kind: kind.to_owned(),
        source_thing: source.to_owned(),
        target_thing: target.to_owned(),
        ..RelationshipRecord::default()
    }
}

#[test]
fn a_plain_graph_becomes_things_and_relationships_with_the_file_as_their_source() {
    let lines = "2,4,has,2015-03-01,71,12.5,,0.3\n4,2,has,,1,,99.05,\n";
    let (dataset, problems) = joined(read_with(NODES, &edges(lines), 100).unwrap());
    assert_eq!(problems, [] as [&str; 0]);

    let source = &dataset.sources[0];
    let expected = SourceRecord {
        at: source.at.clone(),
        key: "register".into(),
        title: "A register".into(),
        kind: "DATASET".into(),
        ..SourceRecord::default()
    };
    assert_eq!(dataset.sources, [expected]);
    assert_eq!(&*source.at.file, "mapping.csv");

    let named: Vec<(&str, &str, &str, u32)> = dataset
        .things
        .iter()
        .map(|thing: &ThingRecord| (thing.slug.as_str(), thing.kind.as_str(), thing.name.as_str(), thing.at.line))
        .collect();
    let expected = [
        ("thing-1", "PERSON", "Ann", 2),
        ("thing-2", "COMPANY", "Bolt, Ltd", 3),
        ("thing-3", "PROCEEDING", "Case 3", 4),
        ("thing-4", "COMPANY", "Dee", 5),
    ];
    assert_eq!(named, expected);

    let first = RelationshipRecord {
        until: Some("2015-02-28".into()),
        weight: Some(71),
        share: Some(Range::exactly(125_000)),
        ..tie("OWNS", "thing-2", "thing-4")
    };
    let second = RelationshipRecord {
        weight: Some(1),
        amount: Some(Range::exactly(99_050)),
        currency: Some("USD".into()),
        ..tie("OWNS", "thing-4", "thing-2")
    };
    assert_eq!(ties(&dataset), [first, second]);
    let register = EvidenceRef {
        source: "register".into(),
        locator: None,
    };
    assert!(dataset.things.iter().all(|thing| thing.evidence.refs == [register.clone()]));
    assert!(dataset.relationships.iter().all(|tie| tie.evidence.refs == [register.clone()]));
}

#[test]
fn an_edge_whose_ends_do_not_fit_its_kind_becomes_another_or_a_plain_link() {
    let lines = "1,2,heads,,,,,\n1,3,heads,,,,,\n2,4,heads,,,,,\n1,2,likes,,,,,\n9,2,heads,,,,,\n";
    let (dataset, problems) = joined(read_with(NODES, &edges(lines), 100).unwrap());
    assert_eq!(problems, [] as [&str; 0]);
    let told: Vec<(&str, Option<&str>)> = dataset
        .relationships
        .iter()
        .map(|tie| (tie.kind.as_str(), tie.role.as_deref()))
        .collect();
    let expected = [
        ("HOLDS_POSITION", Some("head")),
        ("PARTY_TO", Some("COUNSEL")),
        ("LINKED_TO", Some("heads")),
        ("LINKED_TO", Some("likes")),
        // A thing that is not among the nodes is left to whoever knows it.
        ("HOLDS_POSITION", Some("head")),
    ];
    assert_eq!(told, expected);
}

#[test]
fn chunks_have_the_size_that_was_asked_for_and_lose_nothing() {
    let lines = "1,2,heads,,,,,\n".repeat(5);
    let whole = joined(read_with(NODES, &edges(&lines), 100).unwrap());
    for chunk in [1, 2, 3, 4, 9] {
        let readings = read_with(NODES, &edges(&lines), chunk).unwrap();
        assert!(
            readings
                .iter()
                .all(|reading| reading.dataset.things.len() + reading.dataset.relationships.len() <= chunk)
        );
        assert_eq!(joined(readings), whole, "in chunks of {chunk}");
    }
}

/// Gives lines without end, and counts the bytes that were taken.
struct Endless {
    taken: Rc<Cell<usize>>,
    begun: bool,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let text: &[u8] = if self.begun { b"7,Seven,firm\n" } else { b"number,called,what\n" };
        self.begun = true;
        buffer[..text.len()].copy_from_slice(text);
        self.taken.set(self.taken.get() + text.len());
        Ok(text.len())
    }
}

#[test]
fn a_file_of_any_size_is_read_only_as_far_as_it_is_asked_for() {
    let taken = Rc::new(Cell::new(0));
    let endless = Endless {
        taken: Rc::clone(&taken),
        begun: false,
    };
    let nodes = Input {
        name: "nodes.csv",
        bytes: BufReader::new(endless),
    };
    let edges = Input {
        name: "edges.csv",
        bytes: EDGES_HEADER.as_bytes(),
    };
    let mut tables = TwoTables::open(nodes, edges, mapping().unwrap(), &Limits::default(), 1_000).unwrap();
    for _ in 0..3 {
        assert_eq!(tables.next().unwrap().dataset.things.len(), 1_000);
    }
    assert!(taken.get() < 3_100 * 13, "{} bytes were taken for 3,000 lines", taken.get());
}

#[test]
fn every_problem_is_named_as_the_file_has_it() {
    let nodes = "number,called,what\n1,,firm\n2,Two,ghost\n3,Three\n\n4,Four,firm\n";
    let lines = "1,4,has,,heavy,1.23456,,\n4,1,has,,0,x,1e3,\n,4,has,,,,,\n";
    let (dataset, problems) = joined(read_with(nodes, &edges(lines), 2).unwrap());
    let expected = [
        "MISSING_VALUE nodes.csv 2 called",
        "BAD_MAPPING nodes.csv 3 what",
        "WRONG_CELL_COUNT nodes.csv 4 -",
        "BAD_RANGE edges.csv 2 part",
        "BAD_NUMBER edges.csv 2 price",
        "BAD_RANGE edges.csv 3 part",
        "BAD_RANGE edges.csv 3 money",
        "BAD_NUMBER edges.csv 3 price",
        "MISSING_VALUE edges.csv 4 from",
    ];
    assert_eq!(problems, expected);
    let slugs: Vec<&str> = dataset.things.iter().map(|thing| thing.slug.as_str()).collect();
    assert_eq!(slugs, ["thing-4"], "a line that lacks what it must have makes no record");
}

#[test]
fn a_broken_file_gives_an_answer_of_bounded_size() {
    let limits = Limits {
        problems: 10,
        ..Limits::default()
    };
    let nodes = format!("number,called,what\n{}", "1,x,ghost\n".repeat(5_000));
    let nodes = Input {
        name: "nodes.csv",
        bytes: nodes.as_bytes(),
    };
    let edges = Input {
        name: "edges.csv",
        bytes: EDGES_HEADER.as_bytes(),
    };
    let readings: Vec<Reading> = TwoTables::open(nodes, edges, mapping().unwrap(), &limits, 3).unwrap().collect();
    let problems: Vec<Problem> = readings.into_iter().flat_map(|reading| reading.problems).collect();
    assert_eq!(problems.len(), 11);
    assert_eq!(problems[10].code.as_str(), "TOO_MANY_PROBLEMS");
}

#[test]
fn headers_must_match_the_mapping() {
    let places =
        |nodes: &str, edges: &str| -> Vec<String> { read_with(nodes, edges, 10).err().unwrap_or_default().iter().map(place).collect() };
    assert_eq!(places("number,called\n", EDGES_HEADER), ["MISSING_COLUMN nodes.csv 1 what"]);
    assert_eq!(
        places("number,called,what,colour\n", EDGES_HEADER),
        ["UNKNOWN_COLUMN nodes.csv 1 colour"]
    );
    assert_eq!(places("", EDGES_HEADER), ["MISSING_HEADER nodes.csv -"]);
    assert_eq!(places(NODES, "number\n")[0], "MISSING_COLUMN edges.csv 1 from");
}

#[test]
fn a_mapping_is_refused_for_each_fault_that_it_has() {
    let refused = |change: &dyn Fn(&str) -> String| -> Vec<String> {
        let bytes = change(MAPPING);
        let problems = Mapping::read("mapping.csv", bytes.as_bytes(), &Limits::default())
            .err()
            .unwrap_or_default();
        problems.iter().map(place).collect()
    };
    let with = |line: &str| {
        let added = format!("{MAPPING}{line}\n");
        refused(&move |_| added.clone())
    };
    assert_eq!(with("nod,x,,name,,,"), ["BAD_MAPPING mapping.csv 25 table"]);
    assert_eq!(with("edge,x,,colour,,,"), ["BAD_MAPPING mapping.csv 25 field"]);
    assert_eq!(with("edge,x,,note,{week before},,"), ["BAD_MAPPING mapping.csv 25 becomes"]);
    assert_eq!(with("edge,x,,note,{,,"), ["BAD_MAPPING mapping.csv 25 becomes"]);
    assert_eq!(with("edge,,,note,about {},,"), ["BAD_MAPPING mapping.csv 25 becomes"]);
    assert_eq!(with("edge,,word,note,,,"), ["BAD_MAPPING mapping.csv 25 column"]);
    assert_eq!(with("edge,x,,share,,,"), ["BAD_MAPPING mapping.csv 25 field"]);
    assert_eq!(with("edge,x,,,note,,"), ["BAD_MAPPING mapping.csv 25 field"]);
    assert_eq!(with("node,what,dog,kind,PERSON,PERSON,"), ["BAD_MAPPING mapping.csv 25 sources"]);
    assert_eq!(with("source,x,,note,n,,"), ["BAD_MAPPING mapping.csv 25 field"]);
    assert_eq!(
        refused(&|text| text.replace("source,,,title,A register,,\n", "")),
        ["BAD_MAPPING mapping.csv field"]
    );
    assert_eq!(
        refused(&|text| text.replace("node,number,,slug,thing-{},,\n", "")),
        ["BAD_MAPPING mapping.csv field"]
    );
    assert_eq!(
        refused(&|text| text.replace("edge,from,,source", "edge,from,a,source")),
        ["BAD_MAPPING mapping.csv 1 value"]
    );
    assert_eq!(
        refused(&|text| text.replace(",register,", ",a register,")),
        ["BAD_KEY mapping.csv 2 key"]
    );
}
