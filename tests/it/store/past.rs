//! The graph as it was known earlier: rebuilt from the log, seen with today's permissions.

use entities::vocabulary::Visibility;
use integration_tests::database::TestDatabase;
use store::{export, history, past, thing};

use super::{Outcome, SMALL, load, with};

#[tokio::test]
async fn what_was_held_is_read_as_it_was() -> Outcome {
    let test = TestDatabase::empty().await?;
    load(&test.database, SMALL).await?;
    let reader = test.database.reader(Visibility::Public);
    let Some(first) = history::newest(&reader).await? else {
        return Err("nothing was written".into());
    };
    let before = exchange::folder::write(&export::everything(&reader).await?);

    let things = "slug,kind,name,name_km,summary,category,evidence\n\
                  mill,COMPANY,Renamed Mill,,,MANUFACTURER,register § p. 1\nlender,COMPANY,Lender,,,BANK,paper\n";
    let ties = "kind,source_thing,target_thing,from,until,share,basis,note,evidence,facts\n\
                OWNS,holding,mill,2006,2010,70,SHARES,as corrected,register | paper,EX01\nFINANCES,lender,mill,2008,,,,,paper,EX03\n";
    load(&test.database, &with(&[("things.csv", things), ("relationships.csv", ties)])).await?;
    assert_eq!(
        thing::find_by_slug(&reader, "mill").await?.map(|row| row.name),
        Some("Renamed Mill".into())
    );

    let (then, snapshot) = past::at(&test.database, first.seq, Visibility::Public).await?;
    assert_eq!(exchange::folder::write(&export::everything(&then).await?), before);
    assert_eq!(
        thing::find_by_slug(&then, "mill").await?.map(|row| row.name),
        Some("Example Mill".into())
    );
    assert!(thing::find_by_slug(&then, "lender").await?.is_none(), "it was not known yet");
    assert_eq!(snapshot.index.edge_count(0), 2);
    Ok(())
}

#[tokio::test]
async fn what_was_hidden_since_is_hidden_in_the_past() -> Outcome {
    let test = TestDatabase::empty().await?;
    load(&test.database, SMALL).await?;
    let reader = test.database.reader(Visibility::Public);
    let Some(first) = history::newest(&reader).await? else {
        return Err("nothing was written".into());
    };
    let things = "slug,kind,name,name_km,summary,category,visibility,evidence\nmill,COMPANY,Example Mill,រោងម៉ាស៊ីន,A mill.,PLANTATION,SEALED,register § p. 1\n";
    load(&test.database, &with(&[("things.csv", things)])).await?;
    assert!(thing::find_by_slug(&reader, "mill").await?.is_none());
    let (then, snapshot) = past::at(&test.database, first.seq, Visibility::Public).await?;
    assert!(
        thing::find_by_slug(&then, "mill").await?.is_none(),
        "it was open then, but is not now"
    );
    assert_eq!(snapshot.index.edge_count(0), 0, "nothing leads to it");
    Ok(())
}
