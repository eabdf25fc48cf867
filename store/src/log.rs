//! The revision log: gapless numbers, one entry for each change or range of new records, chained by digests.

use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder};
use sha2::{Digest, Sha256};

use entities::id::RevisionId;
use entities::vocabulary::{Action, Table, Vocabulary};
use entities::{image, revision};

use crate::access::Author;
use crate::error::Result;

/// The entries of one transaction, not yet written.
pub struct Log {
    author: Author,
    at: i64,
    last: Option<revision::Model>,
    entries: Vec<revision::Model>,
    images: Vec<image::Model>,
}

impl Log {
    /// Reads where the log stands.
    pub async fn open<C: ConnectionTrait>(connection: &C, author: Author, at: i64) -> Result<Self> {
        let last = revision::Entity::find()
            .order_by_desc(revision::Column::Seq)
            .one(connection)
            .await?;
        Ok(Self {
            author,
            at,
            last,
            entries: Vec::new(),
            images: Vec::new(),
        })
    }

    fn newest(&self) -> RevisionId {
        self.entries.last().or(self.last.as_ref()).map_or(RevisionId(0), |entry| entry.seq)
    }

    /// Adds an entry.
    pub fn note(&mut self, action: Action, table: Table, first_id: i64, last_id: i64) -> RevisionId {
        let seq = RevisionId(self.newest().0 + 1);
        let previous = self.entries.last().or(self.last.as_ref()).map_or("", |entry| entry.digest.as_str());
        let mut entry = revision::Model {
            seq,
            at: self.at,
            account: self.author.account.clone(),
            reason: self.author.reason.clone(),
            batch: self.author.batch,
            action,
            record_table: table,
            first_id,
            last_id,
            digest: String::new(),
        };
        entry.digest = digest(previous, &entry);
        self.entries.push(entry);
        seq
    }

    /// Adds the image of a record as it was.
    pub fn keep_image(&mut self, image: image::Model) {
        self.images.push(image);
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Writes entries and images, and gives the newest number.
    pub async fn write<C: ConnectionTrait>(self, connection: &C) -> Result<RevisionId> {
        let newest = self.newest();
        for entries in self.entries.chunks(1_000) {
            revision::Entity::insert_many(entries.iter().cloned().map(IntoActiveModel::into_active_model))
                .exec_without_returning(connection)
                .await?;
        }
        for images in self.images.chunks(1_000) {
            image::Entity::insert_many(images.iter().cloned().map(IntoActiveModel::into_active_model))
                .exec_without_returning(connection)
                .await?;
        }
        Ok(newest)
    }
}

/// The digest of an entry, over that of the one before and its own fields: a changed, removed or moved entry breaks the chain.
pub fn digest(previous: &str, entry: &revision::Model) -> String {
    use std::fmt::Write;
    let mut hasher = Sha256::new();
    let batch = entry.batch.map(|batch| batch.simple().to_string()).unwrap_or_default();
    let fields = [
        previous,
        &entry.seq.0.to_string(),
        &entry.at.to_string(),
        &entry.account,
        &entry.reason,
        &batch,
        entry.action.name(),
        entry.record_table.name(),
        &entry.first_id.to_string(),
        &entry.last_id.to_string(),
    ];
    for field in fields {
        // Each field's length goes before it, so that no two lists of fields read alike.
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
