//! The integrity of a database: what breaks a rule, and what somebody should look at.

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, Statement};

use entities::id::ThingId;
use entities::vocabulary::{Table, Vocabulary};
use entities::{evidence, figure, forum_rule, location, name, relationship, revision, thing};

use crate::backend::is_postgres;
use crate::connect::Database;
use crate::error::Result;
use crate::import::check_shares::excesses;
use crate::log::digest;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// A rule is broken.
    Fault,
    /// No rule is broken, but somebody should look.
    Remark,
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How grave.
    pub gravity: Gravity,
    /// Which check found it, as a stable word.
    pub check: &'static str,
    /// What is wrong, and where, as a sentence.
    pub message: String,
}

/// Looks at everything that the database holds.
///
/// # Errors
/// The database failed.
pub async fn check(database: &Database) -> Result<Vec<Finding>> {
    let connection = database.connection();
    let things: HashMap<ThingId, thing::Model> = thing::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let relationships = relationship::Entity::find().all(connection).await?;
    let mut findings = Vec::new();
    check_file(connection, &mut findings).await?;
    check_log(connection, &mut findings).await?;
    check_evidence(connection, &things, &relationships, &mut findings).await?;
    check_ties(&things, &relationships, &mut findings);
    check_names(connection, &things, &mut findings).await?;
    findings.sort_by(|a, b| (a.gravity, a.check, &a.message).cmp(&(b.gravity, b.check, &b.message)));
    Ok(findings)
}

fn fault(findings: &mut Vec<Finding>, check: &'static str, message: String) {
    findings.push(Finding {
        gravity: Gravity::Fault,
        check,
        message,
    });
}

/// What the database itself says of its file; PostgreSQL keeps its own integrity.
async fn check_file<C: ConnectionTrait>(connection: &C, findings: &mut Vec<Finding>) -> Result<()> {
    if is_postgres(connection) {
        return Ok(());
    }
    for pragma in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
        for row in connection
            .query_all_raw(Statement::from_string(connection.get_database_backend(), pragma))
            .await?
        {
            let text: String = row.try_get_by_index(0).unwrap_or_default();
            if text != "ok" {
                fault(findings, "FILE", format!("The database file is damaged: {text}. Restore a backup."));
            }
        }
    }
    Ok(())
}

/// The log has no gap, and each entry's digest follows from the one before.
async fn check_log<C: ConnectionTrait>(connection: &C, findings: &mut Vec<Finding>) -> Result<()> {
    let mut expected = 1;
    let mut previous = String::new();
    for entry in revision::Entity::find().order_by_asc(revision::Column::Seq).all(connection).await? {
        if entry.seq.0 != expected {
            fault(findings, "LOG", format!("The log has a gap before entry {}.", entry.seq.0));
        }
        if digest(&previous, &entry) != entry.digest {
            fault(
                findings,
                "LOG",
                format!(
                    "Entry {} of the log does not follow from the one before: it or one before it was changed.",
                    entry.seq.0
                ),
            );
        }
        expected = entry.seq.0 + 1;
        previous = entry.digest;
    }
    Ok(())
}

/// Every fact has evidence, and every piece of evidence has its fact.
async fn check_evidence<C: ConnectionTrait>(
    connection: &C,
    things: &HashMap<ThingId, thing::Model>,
    relationships: &[relationship::Model],
    findings: &mut Vec<Finding>,
) -> Result<()> {
    let slug = |id: ThingId| things.get(&id).map_or("?", |row| row.slug.as_str());
    let mut subjects: BTreeMap<(i16, i64), String> = BTreeMap::new();
    subjects.extend(
        things
            .values()
            .map(|row| ((Table::Thing.code(), row.id.0), format!("thing “{}”", row.slug))),
    );
    subjects.extend(relationships.iter().map(|row| {
        (
            (Table::Relationship.code(), row.id.0),
            format!("relationship “{} {} {}”", slug(row.source_id), row.kind.name(), slug(row.target_id)),
        )
    }));
    for row in figure::Entity::find().all(connection).await? {
        subjects.insert(
            (Table::Figure.code(), row.id.0),
            format!("figure {} of “{}”", row.measure.name(), slug(row.thing_id)),
        );
    }
    for row in location::Entity::find().all(connection).await? {
        subjects.insert((Table::Location.code(), row.id.0), format!("location of “{}”", slug(row.thing_id)));
    }
    for row in forum_rule::Entity::find().all(connection).await? {
        subjects.insert((Table::ForumRule.code(), row.id.0), format!("rule of “{}”", slug(row.forum_id)));
    }
    let names: HashSet<i64> = name::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| row.id.0)
        .collect();
    let mut supported = HashSet::new();
    for piece in evidence::Entity::find().all(connection).await? {
        let subject = (piece.subject_table.code(), piece.subject_id);
        let of_name = piece.subject_table == Table::Name && names.contains(&piece.subject_id);
        if !of_name && !subjects.contains_key(&subject) {
            fault(
                findings,
                "EVIDENCE",
                format!("A piece of evidence speaks of a {} that is not there.", piece.subject_table.label()),
            );
        }
        supported.insert(subject);
    }
    for (subject, what) in subjects.iter().filter(|(subject, _)| !supported.contains(*subject)) {
        debug_assert!(!supported.contains(subject));
        fault(findings, "EVIDENCE", format!("The {what} has no evidence."));
    }
    Ok(())
}

/// Ends, dates and shares keep to the rules; every thing is tied to another.
fn check_ties(things: &HashMap<ThingId, thing::Model>, relationships: &[relationship::Model], findings: &mut Vec<Finding>) {
    let mut tied = HashSet::new();
    for row in relationships {
        tied.extend([row.source_id, row.target_id]);
        let (Some(source), Some(target)) = (things.get(&row.source_id), things.get(&row.target_id)) else {
            fault(
                findings,
                "ENDS",
                format!("A relationship {} has an end that is not there.", row.kind.name()),
            );
            continue;
        };
        let what = format!("“{} {} {}”", source.slug, row.kind.name(), target.slug);
        let spec = row.kind.spec();
        if !spec.sources.allows(source.kind) || !spec.targets.allows(target.kind) {
            fault(
                findings,
                "ENDS",
                format!(
                    "{what} ties a {} to a {}, which its kind does not allow.",
                    source.kind.label(),
                    target.kind.label()
                ),
            );
        }
        if spec.symmetric && row.source_id > row.target_id {
            fault(findings, "ENDS", format!("{what} is symmetric and stands the wrong way round."));
        }
        if !crate::relationship::period(row).is_in_order() {
            fault(findings, "DATES", format!("{what} ends before it starts."));
        }
        let level = row.visibility.max(source.level).max(target.level);
        if row.level < level {
            fault(findings, "LEVELS", format!("{what} is more open than one of its ends."));
        }
    }
    for excess in excesses(relationships) {
        let owned = things.get(&excess.owned).map_or("?", |row| row.slug.as_str());
        let day = entities::partial_date::day_text(excess.day);
        fault(findings, "SHARES", format!("The shares in “{owned}” exceed the whole on {day}."));
    }
    for row in things.values().filter(|row| !tied.contains(&row.id)) {
        findings.push(Finding {
            gravity: Gravity::Remark,
            check: "ALONE",
            message: format!("“{}” has no relationship.", row.slug),
        });
    }
}

/// Two things of one kind with the same name may be one.
async fn check_names<C: ConnectionTrait>(
    connection: &C,
    things: &HashMap<ThingId, thing::Model>,
    findings: &mut Vec<Finding>,
) -> Result<()> {
    let mut by_name: BTreeMap<(i16, String), Vec<ThingId>> = BTreeMap::new();
    for row in name::Entity::find().order_by_asc(name::Column::ThingId).all(connection).await? {
        if let Some(thing) = things.get(&row.thing_id) {
            by_name.entry((thing.kind.code(), row.search_key)).or_default().push(row.thing_id);
        }
    }
    for (_, mut ids) in by_name {
        ids.dedup();
        if ids.len() > 1 {
            let slugs: Vec<&str> = ids.iter().filter_map(|id| things.get(id)).map(|row| row.slug.as_str()).collect();
            findings.push(Finding {
                gravity: Gravity::Remark,
                check: "NAMES",
                message: format!("{} share a name. Are they one?", slugs.join(", ")),
            });
        }
    }
    Ok(())
}
