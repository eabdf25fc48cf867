//! `khsae check`: checks the integrity of a database.

use anyhow::bail;
use clap::Args;
use store::check::Gravity;

use crate::config::Config;

/// Arguments of `khsae check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Leave out what breaks no rule but should be looked at.
    #[arg(long)]
    faults_only: bool,
}

impl Check {
    /// Reports everything that is wrong; a broken rule is a failure.
    pub async fn run(self, settings: Config) -> anyhow::Result<()> {
        let database = crate::database::open(&settings).await?;
        let findings = store::check::check(&database).await?;
        database.close().await?;
        let mut faults = 0;
        for finding in &findings {
            let grade = match finding.gravity {
                Gravity::Fault => {
                    faults += 1;
                    "fault"
                }
                Gravity::Remark if self.faults_only => continue,
                Gravity::Remark => "remark",
            };
            super::print(&format!("{grade} {}: {}\n", finding.check, finding.message))?;
        }
        if faults > 0 {
            bail!("{faults} faults")
        }
        super::print(&format!("No rule is broken; {} things to look at.\n", findings.len()))
    }
}
