//! Processes killed while they write: afterwards the database opens and holds all of the data or none of it.

use std::process::{Command, Stdio};
use std::time::Duration;

use entities::vocabulary::Visibility;
use integration_tests::database::{Fault, TestDatabase, postgres};
use store::{Database, export};

use super::Outcome;

/// Set in a process that this test binary starts of itself: the arguments of `khsae` that it runs, parted by line ends.
const ARGUMENTS: &str = "KHSAE_TEST_ARGUMENTS";

/// A process that runs `khsae` with these arguments on a database. It is this same binary, so it is never an old build.
fn khsae(arguments: &[&str], url: &str) -> Result<Command, Fault> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args(["--exact", "store::killed::the_command_of_another_process", "--nocapture"])
        .env(ARGUMENTS, arguments.join("\n"))
        .env("DATABASE_URL", url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Ok(command)
}

/// What such a process does; without its arguments there is nothing to do.
#[test]
fn the_command_of_another_process() -> Outcome {
    let Ok(arguments) = std::env::var(ARGUMENTS) else { return Ok(()) };
    let cli = clap::Parser::parse_from(std::iter::once("khsae").chain(arguments.lines()));
    Ok(api::command::run(cli)?)
}

/// What a database holds: the counts of its records, and whether it is in order.
async fn state(url: &str) -> Result<Vec<u64>, Fault> {
    let database = Database::open(url, &store::Options::default()).await?;
    let counts = export::counts(&database.reader(Visibility::Sealed)).await?;
    let findings = store::check::check(&database).await?;
    let faults: Vec<_> = findings
        .iter()
        .filter(|finding| finding.gravity == store::check::Gravity::Fault)
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    database.close().await?;
    Ok(counts.into_iter().map(|(_, count)| count).collect())
}

/// Runs `khsae` with these arguments and kills it after a while; the pauses grow until it ends by itself.
async fn kill_at_every_stage(arguments: &[&str]) -> Outcome {
    let whole = state(&TestDatabase::seeded().await?.url).await?;
    let none = vec![0; whole.len()];
    let mut pause = Duration::from_millis(5);
    for _ in 0..40 {
        let test = TestDatabase::empty().await?;
        let mut process = khsae(arguments, &test.url)?.spawn()?;
        tokio::time::sleep(pause).await;
        let ended = process.try_wait()?.is_some();
        // On Unix this is SIGKILL: the process has no say in it.
        process.kill()?;
        process.wait()?;
        let left = state(&test.url).await?;
        assert!(
            left == whole || left == none,
            "killed after {pause:?}, it holds {left:?}, neither {whole:?} nor nothing"
        );
        if ended {
            assert_eq!(left, whole, "it ended by itself and all is there");
            return Ok(());
        }
        pause = pause * 3 / 2;
    }
    Err("it never ended".into())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_seed_leaves_all_or_nothing() -> Outcome {
    kill_at_every_stage(&["seed"]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_import_leaves_all_or_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    for (name, bytes) in seeds::files() {
        let file = folder.path().join(&name);
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(file, bytes)?;
    }
    kill_at_every_stage(&["import", &folder.path().to_string_lossy()]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_writers_take_turns() -> Outcome {
    let test = TestDatabase::empty().await?;
    let start = || khsae(&["seed"], &test.url)?.stderr(Stdio::piped()).spawn().map_err(Fault::from);
    let (first, second) = (start()?, start()?);
    for process in [first, second] {
        let output = process.wait_with_output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(state(&test.url).await?, state(&TestDatabase::seeded().await?.url).await?);
    assert!(postgres().is_some() || test.file().is_some());
    Ok(())
}
