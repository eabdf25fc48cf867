//! What lies above a clearance does not exist for it: rows, counts, names, confidence, disputes, history, paths and exports.

use entities::vocabulary::{Confidence, Table, Visibility};
use integration_tests::database::TestDatabase;
use store::relationship::RelationshipFilter;
use store::{Page, evidence, export, relationship, search, source, thing};

use super::{Outcome, SMALL, load, with};

/// The small folder with sealed rows beside its public ones.
const SEALED: &[(&str, &str)] = &[
    (
        "sealed/sources.csv",
        "key,title,publisher,kind,is_party,visibility\nletter,A letter,Informant,PRIMARY_DOCUMENT,no,SEALED\n",
    ),
    (
        "sealed/things.csv",
        "slug,kind,name,visibility,evidence\nwitness,PERSON,Canary Witness,SEALED,letter\nbroker,COMPANY,Broker,,letter\n",
    ),
    (
        "sealed/relationships.csv",
        "kind,source_thing,target_thing,role,visibility,evidence\n\
         EMPLOYED_BY,witness,mill,,,paper\n\
         PAYS,holding,broker,,,paper\n\
         SUPPLIES,mill,holding,,SEALED,paper\n\
         ADVISES,holding,mill,,,letter\n",
    ),
    ("sealed/names.csv", "thing,text,kind,visibility\nmill,Canary Works,ALIAS,SEALED\n"),
    (
        "sealed/figures.csv",
        "thing,measure,value,as_of,visibility,evidence\nvillage,FAMILIES,111,2006,SEALED,paper\n",
    ),
    (
        "sealed/evidence.csv",
        "subject,source,stance,claim,attributed_to\nfigure:village:FAMILIES::2006:456,letter,DISPUTES,DENIED,an informant\n",
    ),
];

#[tokio::test]
async fn the_public_world_is_the_one_without_the_sealed_rows() -> Outcome {
    let (with_sealed, without) = (TestDatabase::empty().await?, TestDatabase::empty().await?);
    load(&without.database, SMALL).await?;
    load(&with_sealed.database, &with(SEALED)).await?;
    let reader = with_sealed.database.reader(Visibility::Public);
    let plain = without.database.reader(Visibility::Public);

    // The whole of what can be read, as files: names, figures, evidence, sources and all.
    let text = |dataset: &exchange::Dataset| exchange::folder::write(dataset);
    assert_eq!(text(&export::everything(&reader).await?), text(&export::everything(&plain).await?));
    assert_eq!(export::counts(&reader).await?, export::counts(&plain).await?);

    for slug in ["witness", "broker"] {
        assert!(
            thing::find_by_slug(&reader, slug).await?.is_none(),
            "{slug} rests on a sealed source or is sealed"
        );
    }
    assert!(source::find_by_key(&reader, "letter").await?.is_none());
    for typed in ["canary", "Canary Witness", "Canary Works"] {
        let hits = search::search(
            &reader,
            &search::SearchQuery {
                text: typed.into(),
                kinds: vec![],
                size: 5,
            },
        )
        .await?;
        assert!(hits.is_empty(), "“{typed}” gave {hits:?}");
    }
    assert_eq!(relationship::count(&reader, &RelationshipFilter::default()).await?, 2);
    Ok(())
}

#[tokio::test]
async fn confidence_and_disputes_are_those_of_the_viewer() -> Outcome {
    let test = TestDatabase::empty().await?;
    load(&test.database, &with(SEALED)).await?;
    for (clearance, disputed) in [(Visibility::Public, false), (Visibility::Sealed, true)] {
        let reader = test.database.reader(clearance);
        let Some(village) = thing::find_by_slug(&reader, "village").await? else {
            return Err("no village".into());
        };
        let figures = store::figure::of_things(&reader, &[village.id])
            .await?
            .remove(&village.id)
            .unwrap_or_default();
        let Some(count) = figures.iter().find(|row| row.value_min.is_some_and(|value| value.0 == 456_000)) else {
            return Err("no count".into());
        };
        assert_eq!(store::figure::disputed(count, clearance), disputed, "{clearance}");
        assert_eq!(figures.len(), if disputed { 2 } else { 1 });
        let pieces = evidence::of(&reader, Table::Figure, &[count.id.0])
            .await?
            .remove(&count.id.0)
            .unwrap_or_default();
        assert_eq!(pieces.len(), if disputed { 2 } else { 1 }, "{clearance}");
        let expected = if disputed { Confidence::Low } else { Confidence::Medium };
        assert_eq!(store::figure::confidence(count, clearance), Some(expected), "{clearance}");
    }
    Ok(())
}

#[tokio::test]
async fn the_graph_holds_what_the_tables_let_each_viewer_see() -> Outcome {
    let test = TestDatabase::empty().await?;
    load(&test.database, &with(SEALED)).await?;
    let snapshot = store::graph::load(&test.database, &|_| {}).await?;
    for clearance in [Visibility::Public, Visibility::Sealed] {
        let reader = test.database.reader(clearance);
        let things = thing::count(&reader, &thing::ThingFilter::default()).await?;
        let ties = relationship::count(&reader, &RelationshipFilter::default()).await?;
        assert_eq!(snapshot.index.node_count(clearance.level()) as u64, things, "{clearance}");
        assert_eq!(snapshot.index.edge_count(clearance.level()) as u64, ties, "{clearance}");
        for row in thing::list(&reader, &thing::ThingFilter::default(), thing::ThingOrder::Slug, &Page::first(100))
            .await?
            .rows
        {
            assert!(store::graph::node(&snapshot, row.id, clearance).is_some());
        }
    }
    Ok(())
}
