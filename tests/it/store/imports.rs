//! What an import does: it creates, updates what differs, leaves what is the same, and derives what follows.

use entities::vocabulary::{Confidence, Table, Visibility};
use integration_tests::database::TestDatabase;
use store::import::Tally;
use store::relationship::RelationshipFilter;
use store::{Page, history, relationship, search, thing};

use super::{Outcome, SMALL, load, with};

#[tokio::test]
async fn importing_twice_changes_nothing() -> Outcome {
    let test = TestDatabase::empty().await?;
    let first = load(&test.database, SMALL).await?;
    assert!(first.changed());
    assert_eq!(
        first.tables.get("THING"),
        Some(&Tally {
            created: 3,
            updated: 0,
            unchanged: 0
        })
    );
    let reader = test.database.reader(Visibility::Public);
    let newest = history::newest(&reader).await?;
    let again = load(&test.database, SMALL).await?;
    assert!(!again.changed(), "{again:?}");
    assert_eq!(
        again.tables.get("RELATIONSHIP"),
        Some(&Tally {
            created: 0,
            updated: 0,
            unchanged: 2
        })
    );
    assert_eq!(history::newest(&reader).await?, newest, "nothing was written to the log");
    Ok(())
}

#[tokio::test]
async fn the_curated_data_load_whole_and_check_clean() -> Outcome {
    let test = TestDatabase::seeded().await?;
    let findings = store::check::check(&test.database).await?;
    let faults: Vec<_> = findings
        .iter()
        .filter(|finding| finding.gravity == store::check::Gravity::Fault)
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let again = seeds::load(&test.database, &integration_tests::database::CLOCK, &|_, _, _| {}).await?;
    assert!(!again.changed(), "loading the curated data again changes nothing: {again:?}");
    Ok(())
}

#[tokio::test]
async fn a_changed_line_updates_its_record_and_keeps_how_it_was() -> Outcome {
    let test = TestDatabase::empty().await?;
    load(&test.database, SMALL).await?;
    let things =
        "slug,kind,name,name_km,summary,category,evidence\nmill,COMPANY,Example Mill,រោងម៉ាស៊ីន,A sugar mill.,MANUFACTURER,register § p. 1\n";
    let report = load(&test.database, &with(&[("things.csv", things)])).await?;
    assert_eq!(
        report.tables.get("THING"),
        Some(&Tally {
            created: 0,
            updated: 1,
            unchanged: 0
        })
    );
    let reader = test.database.reader(Visibility::Public);
    let Some(mill) = thing::find_by_slug(&reader, "mill").await? else {
        return Err("the mill is gone".into());
    };
    assert_eq!(mill.summary.as_deref(), Some("A sugar mill."));
    let entries = history::of(&reader, Table::Thing, mill.id.0, &Page::first(10)).await?.rows;
    assert_eq!(entries.len(), 2, "created and updated");
    let before = entries[0].before.clone().unwrap_or_default();
    assert_eq!(before["summary"], "A mill.");
    assert_eq!(before["detail"]["category"], "PLANTATION");
    Ok(())
}

#[tokio::test]
async fn confidence_follows_from_the_sources() -> Outcome {
    let test = TestDatabase::empty().await?;
    load(&test.database, SMALL).await?;
    let reader = test.database.reader(Visibility::Public);
    let rows = relationship::list(&reader, &RelationshipFilter::default(), &Page::first(10))
        .await?
        .rows;
    let found: Vec<_> = rows
        .iter()
        .map(|row| (row.kind.to_string(), relationship::confidence(row, Visibility::Public)))
        .collect();
    assert!(found.contains(&("OWNS".into(), Some(Confidence::High))), "a register: {found:?}");
    assert!(
        found.contains(&("AFFECTS".into(), Some(Confidence::Low))),
        "a party's own word: {found:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_corrected_source_changes_how_sure_its_facts_are() -> Outcome {
    let test = TestDatabase::empty().await?;
    load(&test.database, SMALL).await?;
    let sources = "key,title,publisher,kind,is_party\n\
                   register,Company register,Ministry of Examples,OFFICIAL_REGISTER,yes\n\
                   paper,A report,The Daily Example,PRESS,yes\n\
                   party,A release,Friends of Example,NGO_REPORT,yes\n";
    load(&test.database, &with(&[("sources.csv", sources)])).await?;
    let reader = test.database.reader(Visibility::Public);
    let rows = relationship::list(&reader, &RelationshipFilter::default(), &Page::first(10))
        .await?
        .rows;
    for row in rows {
        let found = relationship::confidence(&row, Visibility::Public);
        assert_eq!(found, Some(Confidence::Low), "{} rests on parties alone now", row.kind);
    }
    Ok(())
}

#[tokio::test]
async fn names_are_found_by_any_spelling() -> Outcome {
    let test = TestDatabase::empty().await?;
    let names = "thing,text,kind\nmill,EM,ABBREVIATION\nvillage,Srae Ambel,ALIAS\nvillage,Sre Ambel,TRANSLITERATION\n";
    load(&test.database, &with(&[("names.csv", names)])).await?;
    let reader = test.database.reader(Visibility::Public);
    for (typed, slug) in [
        ("example mill", "mill"),
        ("EM", "mill"),
        ("exampel mil", "mill"),
        ("រោងម៉ាស៊ីន", "mill"),
        ("រោង\u{200b}ម៉ាស៊ីន", "mill"),
        ("srae ambel", "village"),
        ("sre amb", "village"),
        ("Srae Ambal", "village"),
    ] {
        let hits = search::search(
            &reader,
            &search::SearchQuery {
                text: typed.into(),
                kinds: vec![],
                size: 5,
            },
        )
        .await?;
        assert_eq!(hits.first().map(|hit| hit.thing.slug.as_str()), Some(slug), "“{typed}”");
    }
    for nothing in ["", " ", "🙂", "zzzzzz", "%", "_", "\"", "' OR 1=1 --", "\u{0}", "\\"] {
        let hits = search::search(
            &reader,
            &search::SearchQuery {
                text: nothing.into(),
                kinds: vec![],
                size: 5,
            },
        )
        .await?;
        assert!(hits.is_empty(), "“{nothing}” found {:?}", hits.first().map(|hit| &hit.thing.slug));
    }
    Ok(())
}
