//! What is written reads back as the same records, whatever the texts hold.
//! Apart from the unit tests because it goes through the public functions alone, as every caller does.

use exchange::range::Range;
use exchange::record::{
    Details, EvidenceCells, EvidenceRecord, EvidenceRef, FigureRecord, ForumRuleRecord, IdentifierRecord, LeftOutRecord, LocationRecord,
    NameRecord, Place, PlaceRecord, RelationshipRecord, SourceRecord, SubjectKind, ThingRecord,
};
use exchange::{DETAIL_COLUMNS, Dataset, Form, Limits, folder};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// A text as a record holds it: trimmed, not empty, and otherwise anything but NUL; formulas, quotes, separators and line ends often.
fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "[a-z-]{1,8}",
        2 => "['=+@\\-]{1,2}[a-z0-9]{0,4}",
        2 => "[a-z,;\t\"'|§\r\n=ក-អ]{1,12}",
        1 => "\\PC{1,12}",
    ]
    .prop_map(|text| text.trim().to_owned())
    .prop_filter("a text is not empty", |text| !text.is_empty())
    .boxed()
}

fn key() -> BoxedStrategy<String> {
    prop_oneof!["[a-z0-9-]{1,10}", "[=+@'a-z:.,;\"]{1,6}"].boxed()
}

fn range() -> BoxedStrategy<Option<Range>> {
    let bound = || -9_000_000_000_i64..9_000_000_000;
    of((bound(), bound(), 0_u8..4).prop_map(|(a, b, form)| match form {
        0 => Range {
            min: Some(a.min(b)),
            max: Some(a.max(b)),
        },
        1 => Range { min: Some(a), max: None },
        2 => Range { min: None, max: Some(b) },
        _ => Range::exactly(a),
    }))
    .boxed()
}

fn evidence() -> BoxedStrategy<EvidenceCells> {
    let refs = vec(
        (key(), of(text())).prop_map(|(source, locator)| EvidenceRef { source, locator }),
        0..4,
    );
    (
        refs,
        vec(key(), 0..3),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
    )
        .prop_map(|(refs, facts, as_of, stance, claim, attributed_to, paraphrase, visibility)| {
            if refs.is_empty() {
                return EvidenceCells::default();
            }
            EvidenceCells {
                refs,
                facts,
                as_of,
                stance,
                claim,
                attributed_to,
                paraphrase,
                visibility,
            }
        })
        .boxed()
}

fn details() -> BoxedStrategy<Details> {
    vec((0..DETAIL_COLUMNS.len(), text(), any::<bool>(), 0_i64..9_000), 0..5)
        .prop_map(|cells| {
            let mut details = Details::default();
            for (column, text, yes, amount) in cells {
                let (name, form) = DETAIL_COLUMNS[column];
                let value = match form {
                    Form::Text => text,
                    Form::YesNo => (if yes { "yes" } else { "no" }).to_owned(),
                    Form::Amount => format!("{amount}.5.."),
                };
                assert!(details.fill(name, &value), "{name} refused {value:?}");
            }
            details
        })
        .boxed()
}

fn sources() -> impl Strategy<Value = SourceRecord> {
    (
        (key(), text(), of(text()), text(), of(text()), of(text())),
        (
            of(text()),
            of(text()),
            of(text()),
            of(any::<bool>()),
            of(text()),
            of(text()),
            of(text()),
        ),
    )
        .prop_map(|((key, title, publisher, kind, url, archive_url), rest)| {
            let (published_on, accessed_on, language, is_party, original, visibility, note) = rest;
            SourceRecord {
                at: Place::default(),
                key,
                title,
                publisher,
                kind,
                url,
                archive_url,
                published_on,
                accessed_on,
                language,
                is_party,
                original,
                visibility,
                note,
            }
        })
}

fn places() -> impl Strategy<Value = PlaceRecord> {
    let coordinates = of((-90_000_000_i32..=90_000_000, -180_000_000_i32..=180_000_000));
    (text(), of(text()), text(), text(), of(text()), of(text()), of(text()), coordinates).prop_map(
        |(key, parent, level, name, name_km, country, pcode, coordinates)| PlaceRecord {
            at: Place::default(),
            key,
            parent,
            level,
            name,
            name_km,
            country,
            pcode,
            latitude: coordinates.map(|(latitude, _)| latitude),
            longitude: coordinates.map(|(_, longitude)| longitude),
        },
    )
}

fn things() -> impl Strategy<Value = ThingRecord> {
    (
        (text(), text(), of(text()), text(), of(text()), of(text()), of(text())),
        (of(text()), of(text()), of(text()), of(text()), of(text()), details(), evidence()),
    )
        .prop_map(|((slug, kind, naming, name, name_km, summary, summary_km), rest)| {
            let (country, started, ended, visibility, note, details, evidence) = rest;
            ThingRecord {
                at: Place::default(),
                slug,
                kind,
                naming,
                name,
                name_km,
                summary,
                summary_km,
                country,
                started,
                ended,
                visibility,
                note,
                details,
                evidence,
            }
        })
}

fn relationships() -> impl Strategy<Value = RelationshipRecord> {
    let ends = (of(text()), text(), text(), text(), of(text()), of(text()), of(text()));
    let amounts = (
        range(),
        of(text()),
        range(),
        of(text()),
        of(text()),
        range(),
        of(text()),
        of(text()),
        of(1_i64..=i64::from(i32::MAX)),
    );
    let judgement = (
        of(text()),
        of(any::<bool>()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        evidence(),
    );
    (ends, amounts, judgement).prop_map(|(ends, amounts, judgement)| {
        let (key, kind, source_thing, target_thing, role, from, until) = ends;
        let (share, basis, amount, currency, per, quantity, unit, commodity, weight) = amounts;
        let (note, negated, rank, rank_reason, confidence_cap, cap_reason, visibility, evidence) = judgement;
        RelationshipRecord {
            at: Place::default(),
            key,
            kind,
            source_thing,
            target_thing,
            role,
            from,
            until,
            share,
            basis,
            amount,
            currency,
            per,
            quantity,
            unit,
            commodity,
            weight,
            note,
            negated,
            rank,
            rank_reason,
            confidence_cap,
            cap_reason,
            visibility,
            evidence,
        }
    })
}

fn figures() -> impl Strategy<Value = FigureRecord> {
    let value = (
        of(text()),
        text(),
        text(),
        of(text()),
        range(),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
    );
    let judgement = (of(text()), of(text()), of(text()), of(text()), of(text()), evidence(), of(text()));
    (value, judgement).prop_map(|(value, judgement)| {
        let (key, thing, measure, group, value, text, unit, currency, note) = value;
        let (rank, rank_reason, confidence_cap, cap_reason, visibility, evidence, day) = judgement;
        // A figure may be dated without naming its evidence.
        let evidence = EvidenceCells { as_of: day, ..evidence };
        FigureRecord {
            at: Place::default(),
            key,
            thing,
            measure,
            group,
            value,
            text,
            unit,
            currency,
            note,
            rank,
            rank_reason,
            confidence_cap,
            cap_reason,
            visibility,
            evidence,
        }
    })
}

fn locations() -> impl Strategy<Value = LocationRecord> {
    (
        (of(text()), text(), text(), text(), of(text())),
        (of(text()), of(text()), of(text()), of(text()), evidence()),
    )
        .prop_map(
            |((key, thing, place, role, precision), (from, until, note, visibility, evidence))| LocationRecord {
                at: Place::default(),
                key,
                thing,
                place,
                role,
                precision,
                from,
                until,
                note,
                visibility,
                evidence,
            },
        )
}

fn forum_rules() -> impl Strategy<Value = ForumRuleRecord> {
    (of(text()), text(), text(), of(text()), text(), of(text()), of(text()), evidence()).prop_map(
        |(key, forum, part, condition, text, from, until, evidence)| ForumRuleRecord {
            at: Place::default(),
            key,
            forum,
            part,
            condition,
            text,
            from,
            until,
            evidence,
        },
    )
}

fn evidence_lines() -> impl Strategy<Value = EvidenceRecord> {
    let head = (0_usize..SubjectKind::ALL.len(), text(), key(), of(text()), vec(key(), 0..3));
    (head, of(text()), of(text()), of(text()), of(text()), of(text()), of(text())).prop_map(
        |((kind, subject, source, locator, facts), as_of, stance, claim, attributed_to, paraphrase, visibility)| EvidenceRecord {
            at: Place::default(),
            subject_kind: SubjectKind::ALL[kind],
            subject,
            source,
            locator,
            facts,
            as_of,
            stance,
            claim,
            attributed_to,
            paraphrase,
            visibility,
        },
    )
}

fn datasets() -> impl Strategy<Value = Dataset> {
    let names = (text(), text(), text(), of(text()), of(text()), evidence()).prop_map(|(thing, text, kind, lang, visibility, evidence)| {
        NameRecord {
            at: Place::default(),
            thing,
            text,
            kind,
            lang,
            visibility,
            evidence,
        }
    });
    let identifiers = (text(), text(), text()).prop_map(|(thing, scheme, value)| IdentifierRecord {
        at: Place::default(),
        thing,
        scheme,
        value,
    });
    let left_out = (text(), text()).prop_map(|(fact, reason)| LeftOutRecord {
        at: Place::default(),
        fact,
        reason,
    });
    (
        (
            vec(sources(), 0..3),
            vec(places(), 0..3),
            vec(things(), 0..3),
            vec(names, 0..3),
            vec(identifiers, 0..3),
        ),
        (
            vec(relationships(), 0..3),
            vec(figures(), 0..3),
            vec(locations(), 0..3),
            vec(forum_rules(), 0..3),
            vec(evidence_lines(), 0..3),
        ),
        vec(left_out, 0..3),
    )
        .prop_map(
            |((sources, places, things, names, identifiers), (relationships, figures, locations, forum_rules, evidence), left_out)| {
                Dataset {
                    sources,
                    places,
                    things,
                    names,
                    identifiers,
                    relationships,
                    figures,
                    locations,
                    forum_rules,
                    evidence,
                    left_out,
                }
            },
        )
}

/// The same records without the places where they were read, which writing does not keep.
fn placeless(mut dataset: Dataset) -> Dataset {
    macro_rules! clear {
        ($($list:ident)*) => { $(dataset.$list.iter_mut().for_each(|record| record.at = Place::default());)* };
    }
    clear!(sources places things names identifiers relationships figures locations forum_rules evidence left_out);
    dataset
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_reads_back(dataset in datasets()) {
        prop_assume!(!dataset.is_empty());
        for files in [folder::write(&dataset), folder::write_for_spreadsheets(&dataset)] {
            let reading = folder::read(&files, &Limits::default());
            prop_assert_eq!(&reading.problems, &vec![]);
            prop_assert_eq!(placeless(reading.dataset), dataset.clone());
        }
    }

    #[test]
    fn no_bytes_make_reading_fail(bytes in vec(any::<u8>(), 0..300), header in any::<bool>()) {
        let content = if header { [b"thing,scheme,value\n".as_slice(), bytes.as_slice()].concat() } else { bytes };
        let reading = folder::read(&[("identifiers.csv", content)], &Limits::default());
        for record in &reading.dataset.identifiers {
            prop_assert!(!record.value.is_empty(), "a line without a value was kept: {:?}", record);
        }
    }
}

#[test]
fn a_spreadsheet_takes_no_cell_for_a_formula() {
    let dataset = Dataset {
        things: vec![ThingRecord {
            slug: "=cmd".into(),
            kind: "@x".into(),
            name: "-1+1".into(),
            summary: Some("+2".into()),
            ..ThingRecord::default()
        }],
        figures: vec![FigureRecord {
            thing: "x".into(),
            measure: "y".into(),
            value: Some(Range::exactly(-5_000)),
            ..FigureRecord::default()
        }],
        ..Dataset::default()
    };
    let files = folder::write(&dataset);
    let texts: Vec<String> = files.into_iter().map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    assert_eq!(texts[0], "thing,measure,value\nx,y,-5\n");
    assert_eq!(texts[1], "slug,kind,name,summary\n'=cmd,'@x,'-1+1,'+2\n");
}
