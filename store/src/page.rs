//! Pages of a list: a size, a place to start from, and one row more than asked for, which tells whether more follow.

/// Where in the order a row stands: the value it is sorted by, then its key. A cursor carries this of a visible row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The value that the list is sorted by, as text.
    pub value: String,
    /// The row's key, which breaks ties.
    pub id: i64,
}

/// Where a page starts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// At the beginning, or at the end when going backwards.
    End,
    /// After this row.
    After(Key),
    /// Before this row.
    Before(Key),
}

/// Which rows of a list are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// How many rows at most.
    pub size: u32,
    /// Where to start.
    pub start: Start,
    /// Whether the last rows before the start are wanted instead of the first ones after it.
    pub backwards: bool,
}

impl Page {
    /// The first rows of a list.
    pub fn first(size: u32) -> Self {
        Self {
            size,
            start: Start::End,
            backwards: false,
        }
    }

    /// How many rows to fetch: one more than wanted.
    pub(crate) fn limit(&self) -> u64 {
        u64::from(self.size) + 1
    }

    /// The key to start from, if any, and whether rows after it (rather than before) are wanted.
    pub(crate) fn key(&self) -> Option<(&Key, bool)> {
        match &self.start {
            Start::End => None,
            Start::After(key) => Some((key, true)),
            Start::Before(key) => Some((key, false)),
        }
    }
}

/// Rows of one page, in the list's own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Whether rows follow.
    pub has_next: bool,
    /// Whether rows come before.
    pub has_previous: bool,
}

impl<T> Listed<T> {
    /// A page without rows.
    pub fn empty() -> Self {
        Self {
            rows: Vec::new(),
            has_next: false,
            has_previous: false,
        }
    }

    /// Makes a page of rows as fetched: in the order of the walk, one more than wanted when there is more.
    pub(crate) fn of(mut rows: Vec<T>, page: &Page) -> Self {
        let more = rows.len() > page.size as usize;
        rows.truncate(page.size as usize);
        let started = !matches!(page.start, Start::End);
        if page.backwards {
            rows.reverse();
            Self {
                rows,
                has_next: started,
                has_previous: more,
            }
        } else {
            Self {
                rows,
                has_next: more,
                has_previous: started,
            }
        }
    }
}
