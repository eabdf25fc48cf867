//! What is refused, with which code, and that a refused import changes nothing.

use entities::vocabulary::Visibility;
use integration_tests::database::{CLOCK, TestDatabase};
use store::import::import;
use store::{Author, Error, ProblemCode, history};

use super::{Outcome, records, with};

/// The codes that an import of these files is refused with, in the order of files and lines.
async fn refused(test: &TestDatabase, files: &[(&str, &str)]) -> Result<Vec<ProblemCode>, integration_tests::database::Fault> {
    let dataset = records(files)?;
    let author = Author {
        account: "test".into(),
        reason: "a test".into(),
        batch: None,
    };
    let mut editor = test.database.edit(author, &CLOCK).await?;
    match import(&mut editor, &dataset, &|_, _, _| {}).await {
        Err(Error::Rejected(problems)) => Ok(problems.iter().map(|problem| problem.code).collect()),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(Vec::new()),
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one table of faults, read from top to bottom")]
async fn each_fault_has_its_code() -> Outcome {
    use ProblemCode as C;
    let test = TestDatabase::empty().await?;
    let tie = |line: &'static str| -> &'static str { line };
    let header = "kind,source_thing,target_thing,role,from,until,share,amount,currency,quantity,unit,rank,evidence,claim\n";
    let cases: Vec<(&'static str, String, C)> = vec![
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNZ,holding,mill,,,,,,,,,,paper,\n")),
            C::UnknownWord,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,village,,,,,,,,,,paper,\n")),
            C::WrongEnd,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,mill,mill,,,,,,,,,,paper,\n")),
            C::SelfTie,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,ghost,,,,,,,,,,paper,\n")),
            C::UnknownThing,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,mill,,,,,,,,,,,\n")),
            C::NoEvidence,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,mill,,,,,,,,,,ghost,\n")),
            C::UnknownSource,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,mill,,2010,2009,,,,,,,paper,\n")),
            C::DatesOutOfOrder,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,mill,,soon,,,,,,,,paper,\n")),
            C::BadDate,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,mill,,,,100.5,,,,,,paper,\n")),
            C::ShareOutOfBounds,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("AFFECTS,mill,village,,,,50,,,,,,paper,\n")),
            C::WrongProperty,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("FINANCES,holding,mill,,,,,5,,,,,paper,\n")),
            C::AmountWithoutCurrency,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("FINANCES,holding,mill,,,,,5,XXY,,,,paper,\n")),
            C::UnknownCurrency,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("SUPPLIES,holding,mill,,,,,,,5,,,paper,\n")),
            C::QuantityWithoutUnit,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,mill,,,,,,,,,OTHER,paper,\n")),
            C::ReasonMissing,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("OWNS,holding,mill,,,,,,,,,,paper,ALLEGED\n")),
            C::AllegationWithoutAuthor,
        ),
        (
            "relationships.csv",
            format!(
                "{header}{}",
                tie("OWNS,holding,mill,,,,70,,,,,,paper,\nOWNS,village,mill,,,,31,,,,,,paper,\n")
            ),
            C::SharesOverWhole,
        ),
        (
            "relationships.csv",
            format!(
                "{header}{}",
                tie("OWNS,holding,mill,,,,,,,,,,paper,\nOWNS,holding,mill,,,,,,,,,,paper,\n")
            ),
            C::DuplicateKey,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("HOLDS_POSITION,village,mill,chair,,,,,,,,,paper,\n")),
            C::WrongEnd,
        ),
        (
            "relationships.csv",
            format!("{header}{}", tie("PARTY_TO,village,mill,FRIEND,,,,,,,,,paper,\n")),
            C::WrongEnd,
        ),
        (
            "things.csv",
            "slug,kind,name,evidence\nNot A Slug,COMPANY,X,paper\n".into(),
            C::BadSlug,
        ),
        (
            "things.csv",
            "slug,kind,name,country,evidence\nx,COMPANY,X,UK,paper\n".into(),
            C::UnknownCountry,
        ),
        (
            "things.csv",
            "slug,kind,name,theme,evidence\nx,COMPANY,X,land,paper\n".into(),
            C::WrongProperty,
        ),
        (
            "things.csv",
            "slug,kind,name,evidence\nx,COMPANY,X,paper\nx,COMPANY,Y,paper\n".into(),
            C::DuplicateThing,
        ),
        (
            "things.csv",
            "slug,kind,name,evidence\nx,COMPANY,\u{202e}X,paper\n".into(),
            C::BadText,
        ),
        (
            "places.csv",
            "key,level,name,parent\na,AREA,A,b\nb,AREA,B,a\n".into(),
            C::PlacesInCircle,
        ),
        (
            "sources.csv",
            "key,title,kind,url\nregister,R,PRESS,javascript:alert(1)\npaper,P,PRESS,\nparty,P,PRESS,\n".into(),
            C::BadAddress,
        ),
        (
            "locations.csv",
            "thing,place,role,evidence\nvillage,ghost,LOCATED,paper\n".into(),
            C::UnknownPlace,
        ),
        ("evidence.csv", "subject,source\nfigure:ghost,paper\n".into(), C::UnknownSubject),
    ];
    for (file, text, expected) in cases {
        let lines: &'static str = Box::leak(text.into_boxed_str());
        let codes = refused(&test, &with(&[(file, lines)])).await?;
        assert!(codes.contains(&expected), "{lines}\nwas refused with {codes:?}, not {expected:?}");
    }
    let reader = test.database.reader(Visibility::Sealed);
    assert!(history::newest(&reader).await?.is_none(), "a refused import leaves no trace");
    Ok(())
}

#[tokio::test]
async fn all_problems_come_at_once() -> Outcome {
    let test = TestDatabase::empty().await?;
    let things = "slug,kind,name,country,evidence\nA B,COMPANY,X,UK,paper\nc,NOTHING,Y,,ghost\nd,COMPANY,Z,,\n";
    let codes = refused(&test, &with(&[("things.csv", things)])).await?;
    for expected in [
        ProblemCode::BadSlug,
        ProblemCode::UnknownCountry,
        ProblemCode::UnknownWord,
        ProblemCode::NoEvidence,
    ] {
        assert!(codes.contains(&expected), "{codes:?} lacks {expected:?}");
    }
    Ok(())
}

#[tokio::test]
async fn every_code_is_explained() -> Outcome {
    let codes: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    let mut once = codes.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), codes.len(), "a code stands for one thing");
    Ok(())
}
