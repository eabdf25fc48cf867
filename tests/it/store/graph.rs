//! The graph that follows the log: by what has changed it comes to what the tables hold; its file gives it back, and is not trusted
//! when it is stale or damaged.

use integration_tests::database::TestDatabase;
use store::graph::{Snapshot, advance, file, load};

use super::{Outcome, SMALL, load as import, with};

#[tokio::test]
async fn a_sound_file_gives_back_the_graph_and_no_other_is_trusted() -> Outcome {
    let test = TestDatabase::empty().await?;
    import(&test.database, SMALL).await?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("test.db.graph");
    assert!(file::read(&test.database, &path).await?.is_none(), "there is none yet");
    let built = load(&test.database, &|_| {}).await?;
    file::write(&built, &path)?;
    let Some(kept) = file::read(&test.database, &path).await? else {
        return Err("a sound file was refused".into());
    };
    assert_eq!(kept.revision, built.revision);
    for clearance in 0..4 {
        assert_eq!(kept.index.node_count(clearance), built.index.node_count(clearance));
        assert_eq!(kept.index.edge_count(clearance), built.index.edge_count(clearance));
    }

    let sound = std::fs::read(&path)?;
    for at in [0, sound.len() / 2, sound.len() - 1] {
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        std::fs::write(&path, &damaged)?;
        assert!(
            file::read(&test.database, &path).await?.is_none(),
            "a changed byte at {at} was taken"
        );
    }
    std::fs::write(&path, &sound[..sound.len() - 8])?;
    assert!(file::read(&test.database, &path).await?.is_none(), "a cut file was taken");

    std::fs::write(&path, &sound)?;
    let figures = "thing,measure,value,as_of,evidence\nvillage,FAMILIES,457,2007,paper\n";
    import(&test.database, &with(&[("figures.csv", figures)])).await?;
    assert!(file::read(&test.database, &path).await?.is_none(), "the database has moved on");
    Ok(())
}

/// Everything that the graph tells each clearance: every thing with its ties, their dates, certainty and shares.
fn told(snapshot: &Snapshot) -> Vec<String> {
    let index = &snapshot.index;
    let mut lines = Vec::new();
    for clearance in 0..4 {
        let view = graph::View::with_clearance(clearance).listing_unwalked();
        for thing in 1..200 {
            let Some(node) = index.find(thing, clearance) else { continue };
            lines.push(format!(
                "{clearance} {thing} {} {}",
                index.node_kind(node),
                index.degree(node, clearance)
            ));
            for step in graph::walk::neighbours(index, &view, node) {
                let edge = step.edge;
                lines.push(format!(
                    "{clearance} {thing} {} {} {} {:?} {} {} {} {:?}",
                    index.edge_key(edge),
                    index.key(step.node),
                    step.forward,
                    index.period(edge),
                    index.confidence(edge, clearance),
                    index.disputed(edge, clearance),
                    index.walked(edge),
                    index.share(edge),
                ));
            }
        }
    }
    lines.sort();
    lines
}

#[tokio::test]
async fn following_the_log_comes_to_what_the_tables_hold() -> Outcome {
    let test = TestDatabase::empty().await?;
    import(&test.database, SMALL).await?;
    let mut followed = load(&test.database, &|_| {}).await?;
    let header = "slug,kind,name,name_km,summary,category,visibility,evidence\n";
    let mill = |visibility: &str| {
        format!(
            "{header}mill,COMPANY,Example Mill,រោងម៉ាស៊ីន,A mill.,PLANTATION,{visibility},register § p. 1\nlender,COMPANY,Lender,,,BANK,,paper\n"
        )
    };
    let (sealed, open) = (mill("SEALED"), mill(""));
    let ties = "kind,source_thing,target_thing,from,until,share,basis,note,negated,evidence,facts\n";
    let later = format!("{ties}OWNS,holding,mill,2008,,40,SHARES,,,paper,\nFINANCES,lender,mill,2008,,,,,,paper,\n");
    let denied = format!("{ties}AFFECTS,mill,village,2006,,,,,yes,party,EX02\n");
    let steps: [Vec<(&str, &str)>; 6] = [
        vec![("things.csv", &open), ("relationships.csv", &later)],
        vec![("things.csv", &sealed)],
        vec![("relationships.csv", &denied)],
        vec![("things.csv", &open)],
        vec![(
            "evidence.csv",
            "subject,source,stance,claim,attributed_to\nrelationship:OWNS:holding>mill::2006:2010:SHARES,party,DISPUTES,DENIED,a party\n",
        )],
        vec![(
            "sources.csv",
            "key,title,publisher,kind,is_party,visibility\nregister,Company register,Ministry,OFFICIAL_REGISTER,no,\npaper,A report,The Daily Example,PRESS,no,PARTNER\nparty,A release,Friends,NGO_REPORT,yes,\n",
        )],
    ];
    for (number, changes) in steps.iter().enumerate() {
        let mut files: Vec<(&str, &str)> = SMALL
            .iter()
            .filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name))
            .copied()
            .collect();
        files.extend(changes.iter().copied());
        import(&test.database, &files).await?;
        followed = advance(&test.database, &followed).await?;
        let built = load(&test.database, &|_| {}).await?;
        assert_eq!(followed.revision, built.revision);
        assert_eq!(told(&followed), told(&built), "after step {number}");
    }
    Ok(())
}
