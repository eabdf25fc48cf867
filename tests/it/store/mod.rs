//! The store on a real database: imports, refusals, what a viewer may see, history, the past, export, and processes that are killed.

mod graph;
mod hidden;
mod imports;
mod killed;
mod migrations;
mod past;
mod refusals;
mod round_trip;

use exchange::{Dataset, Limits, folder};
use integration_tests::database::{CLOCK, Fault};
use store::import::{Report, import};
use store::{Author, Database};

/// What a test ends with.
type Outcome = Result<(), Fault>;

/// A small invented folder: two sources, three things and what ties them.
const SMALL: &[(&str, &str)] = &[
    (
        "sources.csv",
        "key,title,publisher,kind,is_party\n\
         register,Company register,Ministry of Examples,OFFICIAL_REGISTER,no\n\
         paper,A report,The Daily Example,PRESS,no\n\
         party,A release,Friends of Example,NGO_REPORT,yes\n",
    ),
    ("places.csv", "key,level,name,country\nkh,COUNTRY,Cambodia,KH\n"),
    (
        "things.csv",
        "slug,kind,name,name_km,summary,category,evidence\n\
         mill,COMPANY,Example Mill,រោងម៉ាស៊ីន,A mill.,PLANTATION,register § p. 1\n\
         holding,COMPANY,Example Holding,,,HOLDING,register\n\
         village,COMMUNITY,Example Village,,,,paper\n",
    ),
    (
        "relationships.csv",
        "kind,source_thing,target_thing,from,until,share,basis,evidence,facts\n\
         OWNS,holding,mill,2006,2010,70,SHARES,register | paper,EX01\n\
         AFFECTS,mill,village,2006,,,,party,EX02\n",
    ),
    (
        "figures.csv",
        "thing,measure,value,as_of,evidence\nvillage,FAMILIES,456,2006,paper\n",
    ),
    ("locations.csv", "thing,place,role,evidence\nvillage,kh,LOCATED,paper\n"),
];

/// The small folder with some files replaced or added.
fn with(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<(&str, &str)> = SMALL
        .iter()
        .filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name))
        .copied()
        .collect();
    files.extend_from_slice(changes);
    files
}

/// The records of files that the format finds no fault with.
fn records(files: &[(&str, &str)]) -> Result<Dataset, Fault> {
    let reading = folder::read(files, &Limits::default());
    match reading.problems.first() {
        None => Ok(reading.dataset),
        Some(problem) => Err(problem.to_string().into()),
    }
}

/// Imports files and commits.
async fn load(database: &Database, files: &[(&str, &str)]) -> Result<Report, Fault> {
    let dataset = records(files)?;
    let author = Author {
        account: "test".into(),
        reason: "a test".into(),
        batch: None,
    };
    let mut editor = database.edit(author, &CLOCK).await?;
    let report = import(&mut editor, &dataset, &|_, _, _| {}).await?;
    editor.commit().await?;
    Ok(report)
}
