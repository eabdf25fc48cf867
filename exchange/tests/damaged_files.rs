//! Files as people send them: from several spreadsheets, half mended, or damaged. Each damage gives its problem with file and line,
//! and the rest of the file is read all the same.

use exchange::range::Range;
use exchange::{Limits, Reading, folder};

/// Reads one file and compares the problems, as `CODE line column`, in order.
fn check(name: &str, content: impl AsRef<[u8]>, expected: &[&str]) -> Reading {
    let reading = folder::read(&[(name, content)], &Limits::default());
    let seen: Vec<String> = reading
        .problems
        .iter()
        .map(|problem| {
            assert!(
                problem.message.ends_with('.') && problem.hint.ends_with('.'),
                "not sentences: {problem}"
            );
            let line = problem.line.map_or("-".to_owned(), |line| line.to_string());
            format!("{} {line} {}", problem.code, problem.column.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(seen, expected, "problems of {name}");
    reading
}

const IDS: &str = "thing,scheme,value\n";

#[test]
fn files_of_every_spreadsheet_are_read() {
    let plain = "key,level,name,name_km,latitude,longitude\nkh,COUNTRY,Cambodia,កម្ពុជា,12.5,104.25\n\nx,AREA,\"a, \"\"b\"\"\nc\",,,\ny,AREA,y,,-1,-0.5\n";
    let forms = [
        plain.to_owned(),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        format!("\u{feff}{plain}"),
        plain.replace(',', ";").replace("\"a;", "\"a,"),
        plain.replace(',', "\t").replace("\"a\t", "\"a,"),
        plain.replace("key,", " Key ,"),
        format!("\n{}", plain.trim_end()),
    ];
    for (form, extra) in forms.iter().zip([0, 0, 0, 0, 0, 0, 0, 1]) {
        let places = check("some/where/Places.CSV", form, &[]).dataset.places;
        let names: Vec<String> = places
            .iter()
            .map(|place| place.name.replace('\r', "\n").replace("\n\n", "\n"))
            .collect();
        assert_eq!(names, ["Cambodia", "a, \"b\"\nc", "y"], "in {form:?}");
        let lines: Vec<u32> = places.iter().map(|place| place.at.line - extra).collect();
        assert_eq!(lines, [2, 4, 6], "in {form:?}");
        assert_eq!(places[0].name_km.as_deref(), Some("កម្ពុជា"));
        assert_eq!((places[0].latitude, places[0].longitude), (Some(12_500_000), Some(104_250_000)));
        assert_eq!((places[2].latitude, places[2].longitude), (Some(-1_000_000), Some(-500_000)));
        assert_eq!(&*places[0].at.file, "some/where/Places.CSV");
    }
}

#[test]
fn a_file_that_is_no_text_is_named_with_its_line() {
    check("names.csv", "", &["MISSING_HEADER - -"]);
    check("names.csv", "\n\n", &["MISSING_HEADER - -"]);
    check("names.csv", "clec,CLEC,ABBREVIATION\n", &["MISSING_HEADER 1 -"]);
    check("names.csv", b"\xff\xfet\0h\0i\0n\0g\0", &["UNREADABLE_FILE - -"]);
    check("identifiers.csv", format!("{IDS}a,b,c\na,b,c\0\n"), &["UNREADABLE_FILE 3 -"]);
    let reading = check(
        "identifiers.csv",
        [IDS.as_bytes(), b"a,b,caf\xe9\nd,e,f\n"].concat(),
        &["NOT_UTF8 2 value"],
    );
    assert_eq!(reading.dataset.identifiers.len(), 1, "the line after the damaged one is read");
}

#[test]
fn headers_are_held_to_the_columns_of_the_file() {
    check("identifiers.csv", "thing,value\nx,y\n", &["MISSING_COLUMN 1 scheme"]);
    check(
        "identifiers.csv",
        "thing,scheme,value,colour\nx,y,z,red\n",
        &["UNKNOWN_COLUMN 1 colour"],
    );
    check(
        "identifiers.csv",
        "thing,scheme,value,value\nx,y,z,z\n",
        &["DUPLICATE_COLUMN 1 value"],
    );
    check(
        "identifiers.csv",
        "thing,scheme,value,\nx,y,z,\nx,y,z,stray\n",
        &["UNKNOWN_COLUMN 3 -"],
    );
}

#[test]
fn lines_of_the_wrong_length_are_named_and_the_others_read() {
    let reading = check(
        "identifiers.csv",
        format!("{IDS}a,b\na,b,c,d\n,,\na,b,c\n"),
        &["WRONG_CELL_COUNT 2 -", "WRONG_CELL_COUNT 3 -"],
    );
    assert_eq!(reading.dataset.identifiers[0].at.line, 5);
    check("identifiers.csv", format!("{IDS}a,b,c\na,b,\"c\nd,e,f\n"), &["UNCLOSED_QUOTE 3 -"]);
    check("identifiers.csv", format!("{IDS}a,b,\"c\"\"\"\na,b,5\" pipe\n"), &[]);
}

#[test]
fn large_cells_and_files_are_refused() {
    let large = "x".repeat(10 << 20);
    let reading = check("identifiers.csv", format!("{IDS}a,b,{large}\na,b,c\n"), &["TOO_LARGE 2 value"]);
    assert!(reading.problems[0].to_string().len() < 300, "the message does not hold the cell");
    let limits = Limits {
        file_bytes: 20,
        ..Limits::default()
    };
    let reading = folder::read(&[("identifiers.csv", format!("{IDS}a,b,c\n"))], &limits);
    assert_eq!(reading.problems[0].code.as_str(), "TOO_LARGE");
    assert!(reading.dataset.is_empty());
}

#[test]
fn cells_are_held_to_the_form_of_their_column() {
    let header = "kind,source_thing,target_thing,share,amount,negated,evidence,facts,as_of\n";
    let reading = check(
        "relationships.csv",
        format!(
            "{header}OWNS,a,b,50..70.5,..75000000,no,s1 § p. 2 | s2,F1 F2,2012\nOWNS,a,b,half,1.0001,perhaps,s1 |,,\nOWNS,a,,,,,,,\nOWNS,a,b,,,,,F1,\nOWNS,a,b,,,,,,2012\n"
        ),
        &[
            "BAD_RANGE 3 share",
            "BAD_RANGE 3 amount",
            "BAD_BOOLEAN 3 negated",
            "BAD_EVIDENCE_CELL 3 evidence",
            "MISSING_VALUE 4 target_thing",
            "BAD_EVIDENCE_CELL 5 evidence",
            "BAD_EVIDENCE_CELL 6 as_of",
        ],
    );
    let first = &reading.dataset.relationships[0];
    assert_eq!(
        first.share,
        Some(Range {
            min: Some(500_000),
            max: Some(705_000)
        })
    );
    assert_eq!(
        first.amount,
        Some(Range {
            min: None,
            max: Some(75_000_000_000)
        })
    );
    assert_eq!(first.negated, Some(false));
    assert_eq!(first.evidence.facts, ["F1", "F2"]);
    assert_eq!(first.identity(), "OWNS:a>b::::");

    check(
        "places.csv",
        "key,level,name,latitude,longitude\nx,AREA,x,91,NaN\ny,AREA,y,1,\n",
        &["BAD_NUMBER 2 latitude", "BAD_NUMBER 2 longitude", "MISSING_VALUE 3 longitude"],
    );
    check("sources.csv", "key,title,kind\ntwo words,t,PRESS\n", &["BAD_KEY 2 key"]);
    check(
        "things.csv",
        "slug,kind,name,delivered,amount\nx,EVENT,x,maybe,much\n",
        &["BAD_BOOLEAN 2 delivered", "BAD_RANGE 2 amount"],
    );
    check(
        "evidence.csv",
        "subject,source\nclec,s1\nthing:,s1\nidea:x,s1\nforum_rule:r1,s1\n",
        &["BAD_SUBJECT 2 subject", "BAD_SUBJECT 3 subject", "BAD_SUBJECT 4 subject"],
    );
    let figures = check("figures.csv", "thing,measure,value,as_of\nx,FAMILIES,456,2006-09\n", &[])
        .dataset
        .figures;
    assert_eq!(figures[0].identity(), "x:FAMILIES::2006-09:456");
}

#[test]
fn folders_are_read_together_and_strangers_named() {
    let files = [
        ("b/identifiers.csv", "thing,scheme,value\nb,s,v\n"),
        ("a/identifiers.csv", "thing,scheme,value\na,s,v\n"),
        ("c\\identifiers.csv", "thing,scheme,value\nc,s,v\n"),
        ("README.md", "# data"),
        ("a/~$things.csv", "lock"),
        ("a/.~lock.things.csv", "lock"),
        ("a/left-out.csv", "fact,reason\nSU001,withheld\n"),
        ("a/actors.csv", "x\n"),
    ];
    let reading = folder::read(&files, &Limits::default());
    let things: Vec<&str> = reading.dataset.identifiers.iter().map(|record| record.thing.as_str()).collect();
    assert_eq!(things, ["a", "b", "c"]);
    assert_eq!(reading.dataset.left_out[0].fact, "SU001");
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(
        (reading.problems[0].code.as_str(), reading.problems[0].file.as_str()),
        ("UNKNOWN_FILE", "a/actors.csv")
    );

    let nothing: [(&str, &str); 1] = [("README.md", "")];
    assert_eq!(folder::read(&nothing, &Limits::default()).problems[0].code.as_str(), "NO_FILES");
}

#[test]
fn many_problems_are_counted_beyond_the_limit() {
    let content = format!("{IDS}{}", "a,b\n".repeat(2_500));
    let reading = folder::read(&[("identifiers.csv", content)], &Limits::default());
    assert_eq!(reading.problems.len(), 1_001);
    let last = &reading.problems[1_000];
    assert_eq!(
        last.to_string(),
        "There are 1500 more problems. Mend those listed and read the files again. (TOO_MANY_PROBLEMS)"
    );
}

#[test]
fn a_message_shows_no_more_of_a_cell_than_a_reader_needs() {
    let cell = format!("{}\u{202e}evil", "x".repeat(40));
    let reading = check(
        "sources.csv",
        format!("key,title,kind,is_party\nk,t,PRESS,{cell}{}\n", "y".repeat(500)),
        &["BAD_BOOLEAN 2 is_party"],
    );
    let message = &reading.problems[0].message;
    assert!(message.chars().count() < 100 && !message.contains('\u{202e}'), "{message}");
}
