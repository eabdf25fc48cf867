//! The index that is answered from now, and the next one.
//!
//! Separate from `Index`, which never changes: this is the one place where a new index takes the place of an old one,
//! while others read, write and merge.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use crate::index::{BuildError, Changes, Index};

/// An index and what it holds.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The index.
    pub index: Index,
    /// A number of the store's, such as the newest revision that the index holds.
    pub stamp: u64,
}

/// Where readers get the newest index from.
///
/// A reader holds its [`Moment`] as long as it answers and is not disturbed. Nobody waits for work: a write makes the
/// next index beside the one that is read, and merging makes new tables beside both.
#[derive(Debug)]
pub struct Live {
    /// Locked only to copy or to exchange the pointer.
    newest: RwLock<Arc<Moment>>,
    /// Held while a write is taken in. While tables are made anew, it keeps what is written meanwhile.
    meanwhile: Mutex<Option<Vec<(Changes, u64)>>>,
    /// Held while tables are made anew.
    merging: Mutex<()>,
}

/// So few batches are taken over at the end of a merge while writers wait.
const FEW: usize = 4;

impl Live {
    /// Answers are given from this index at first.
    pub fn new(index: Index, stamp: u64) -> Self {
        Self {
            newest: RwLock::new(Arc::new(Moment { index, stamp })),
            meanwhile: Mutex::new(None),
            merging: Mutex::new(()),
        }
    }

    /// The newest index.
    pub fn now(&self) -> Arc<Moment> {
        Arc::clone(&self.newest.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes changes in; whoever asks afterwards reads them.
    ///
    /// # Errors
    /// As [`Index::with`]; nothing has changed then.
    pub fn write(&self, changes: Changes, stamp: u64) -> Result<Arc<Moment>, BuildError> {
        let mut meanwhile = self.writer();
        let index = self.now().index.with(&changes)?;
        if let Some(kept) = &mut *meanwhile {
            kept.push((changes, stamp));
        }
        Ok(self.exchange(Moment { index, stamp }))
    }

    /// Puts another index in place, whatever was written before; a merge that is under way comes to nothing.
    pub fn replace(&self, index: Index, stamp: u64) -> Arc<Moment> {
        let mut meanwhile = self.writer();
        *meanwhile = None;
        self.exchange(Moment { index, stamp })
    }

    /// Takes all changes into new tables, on the thread that calls; whether it did. Reading and writing go on. It does
    /// nothing while another thread merges, or if there is nothing to merge.
    pub fn merge(&self) -> bool {
        let Ok(_merging) = self.merging.try_lock() else { return false };
        let begun = {
            let mut meanwhile = self.writer();
            *meanwhile = Some(Vec::new());
            self.now()
        };
        if begun.index.pending() == 0 {
            *self.writer() = None;
            return false;
        }
        let mut merged = begun.index.compacted();
        loop {
            let mut meanwhile = self.writer();
            let Some(kept) = &mut *meanwhile else { return false };
            let batches = mem::take(kept);
            let is_last = batches.len() <= FEW;
            let waiting = if is_last {
                Some(meanwhile)
            } else {
                drop(meanwhile);
                None
            };
            for (changes, _) in &batches {
                // What was taken in once is taken in again, as it is the same that is stated.
                let Ok(next) = merged.with(changes) else { return false };
                merged = next;
            }
            if let Some(mut meanwhile) = waiting {
                *meanwhile = None;
                let stamp = self.now().stamp;
                self.exchange(Moment { index: merged, stamp });
                return true;
            }
        }
    }

    fn writer(&self) -> MutexGuard<'_, Option<Vec<(Changes, u64)>>> {
        self.meanwhile.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn exchange(&self, moment: Moment) -> Arc<Moment> {
        let moment = Arc::new(moment);
        let before = mem::replace(
            &mut *self.newest.write().unwrap_or_else(PoisonError::into_inner),
            Arc::clone(&moment),
        );
        // Dropped here, after the lock: the last one to let go of old tables spends a while on it.
        drop(before);
        moment
    }
}
