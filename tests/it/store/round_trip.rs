//! What is exported and imported into an empty database is the same, and so is what is exported of that.

use entities::vocabulary::Visibility;
use exchange::{Limits, folder};
use integration_tests::database::{CLOCK, TestDatabase};
use store::import::import;
use store::{Author, export};

use super::Outcome;

#[tokio::test]
async fn the_curated_data_survive_export_and_import() -> Outcome {
    let (first, second) = (TestDatabase::seeded().await?, TestDatabase::empty().await?);
    let written = folder::write(&export::everything(&first.database.reader(Visibility::Public)).await?);
    let reading = folder::read(&written, &Limits::default());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems.first());
    let author = Author {
        account: "test".into(),
        reason: "a test".into(),
        batch: None,
    };
    let mut editor = second.database.edit(author, &CLOCK).await?;
    import(&mut editor, &reading.dataset, &|_, _, _| {}).await?;
    editor.commit().await?;
    let again = folder::write(&export::everything(&second.database.reader(Visibility::Public)).await?);
    // Rows without an order of their own stand in the order they were written; what matters is which there are.
    let lines = |files: &[(String, Vec<u8>)]| -> Vec<(String, Vec<String>)> {
        files
            .iter()
            .map(|(name, bytes)| {
                let mut lines: Vec<String> = String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect();
                lines.sort();
                (name.clone(), lines)
            })
            .collect()
    };
    for (before, after) in lines(&written).into_iter().zip(lines(&again)) {
        assert_eq!(before.0, after.0);
        let lost: Vec<&String> = before.1.iter().filter(|line| !after.1.contains(line)).take(3).collect();
        assert!(lost.is_empty(), "{} lost {lost:#?}", before.0);
        assert_eq!(before.1.len(), after.1.len(), "{}", before.0);
    }
    let ids = |test: &TestDatabase| {
        let reader = test.database.reader(Visibility::Public);
        async move {
            let rows = store::relationship::list(
                &reader,
                &store::relationship::RelationshipFilter::default(),
                &store::Page::first(10_000),
            )
            .await?
            .rows;
            let mut ids: Vec<_> = rows.into_iter().map(|row| row.public_id).collect();
            ids.sort_unstable();
            Ok::<_, store::Error>(ids)
        }
    };
    assert_eq!(ids(&first).await?, ids(&second).await?, "ids are the same in another installation");
    Ok(())
}
