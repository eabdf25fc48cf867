//! The world that an answer is about: what its viewer may see, as it was known at one moment, on one day.
//! It is separate because every object holds one, so that what hangs on it is answered in the same world.
//!
//! [`Present`] is what the server holds for all requests. [`Worlds`] belongs to one request and makes the worlds that its
//! fields ask for with `at`; a [`World`] is one of them. Loaders belong to a request and are never shared between two.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock, Weak};

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest};
use async_graphql::{Context, InputObject, Request, Result, ServerResult};
use entities::id::RevisionId;
use entities::partial_date::Day;
use entities::vocabulary::Visibility;
use store::graph::Snapshot;
use store::{Database, Reader};
use tokio::sync::{Mutex, Semaphore};

use super::connection::PageLimits;
use super::cursor::Cursors;
use super::error::{Code, coded, of_store};
use super::loaders::Loaders;
use super::scalars::{DateTime, PartialDate};
use crate::config::Config;

/// What the server holds for all requests: the database, the graph's index, and what answers are bounded by.
pub struct Present {
    database: Database,
    snapshot: RwLock<Arc<Snapshot>>,
    cursors: Cursors,
    pages: PageLimits,
    searches: Arc<Semaphore>,
    config: Config,
    tokens: std::sync::Mutex<Vec<(Weak<Snapshot>, Visibility, String)>>,
}

impl Present {
    /// What is served from this database and this index of it.
    pub fn new(database: Database, snapshot: Arc<Snapshot>, cursors: Cursors, config: &Config) -> Self {
        Self {
            database,
            snapshot: RwLock::new(snapshot),
            cursors,
            pages: PageLimits {
                default: config.page_default as u32,
                most: config.page_max as u32,
            },
            searches: Arc::new(Semaphore::new(config.search_concurrency)),
            config: config.clone(),
            tokens: std::sync::Mutex::default(),
        }
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The index as it is now. Whoever holds it sees one revision from start to end.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a newer index in place of the one held; requests that hold the old one keep it.
    pub fn replace(&self, snapshot: Arc<Snapshot>) {
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
    }

    /// What seals cursors.
    pub fn cursors(&self) -> &Cursors {
        &self.cursors
    }

    /// How large pages are.
    pub fn pages(&self) -> PageLimits {
        self.pages
    }

    /// The turns in which graph searches run.
    pub fn searches(&self) -> Arc<Semaphore> {
        Arc::clone(&self.searches)
    }

    /// The token of an index for a clearance, made once for each index.
    fn token(&self, snapshot: &Arc<Snapshot>, clearance: Visibility) -> String {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.retain(|(of, _, _)| of.strong_count() > 0);
        let known = tokens
            .iter()
            .find(|(of, level, _)| *level == clearance && std::ptr::eq(of.as_ptr(), Arc::as_ptr(snapshot)));
        if let Some((_, _, token)) = known {
            return token.clone();
        }
        let token = super::revision::token(snapshot, clearance);
        tokens.push((Arc::downgrade(snapshot), clearance, token.clone()));
        token
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

/// What was known at one moment: a reader, the index that goes with it, and the request's loaders over both.
struct Known {
    reader: Reader,
    snapshot: Arc<Snapshot>,
    loaders: Loaders,
}

impl Known {
    fn new(reader: Reader, snapshot: Arc<Snapshot>) -> Arc<Self> {
        let loaders = Loaders::over(reader.clone());
        Arc::new(Self { reader, snapshot, loaders })
    }
}

/// The worlds of one request.
pub struct Worlds {
    present: Arc<Present>,
    past: Mutex<HashMap<RevisionId, Arc<Known>>>,
}

/// What one answer is about. Cloning it is cheap.
#[derive(Clone)]
pub struct World(Arc<Parts>);

/// The parts of a [`World`], which can be read through it.
pub struct Parts {
    /// What the viewer may read.
    pub reader: Reader,
    /// The index of the graph, of the same moment.
    pub snapshot: Arc<Snapshot>,
    /// The day asked about; none for any time.
    pub valid_at: Option<Day>,
    /// With a day: only what certainly held on it.
    pub certainly: bool,
    known: Arc<Known>,
    worlds: Arc<Worlds>,
}

impl Deref for World {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The time that an answer is about. Both moments may be left out.
#[derive(Clone, Debug, Default, InputObject)]
pub struct AtInput {
    /// The day on which what is told must have held, to the day: `2012-01-01`. Null for any time: then each answer says when it held.
    #[graphql(default)]
    pub valid_at: Option<PartialDate>,
    /// The moment as of which this graph's knowledge is read, seen with today's permissions. Null for now.
    #[graphql(default)]
    pub known_at: Option<DateTime>,
    /// With `validAt`: true leaves out what only possibly held on that day. False, and left out, keeps and marks it.
    #[graphql(default)]
    pub certainly: Option<bool>,
}

impl World {
    /// What the server holds for all requests.
    pub fn present(&self) -> &Present {
        &self.0.worlds.present
    }

    /// The world that a request starts from.
    pub fn begin(present: Arc<Present>, clearance: Visibility) -> Self {
        let known = Known::new(present.database.reader(clearance), present.snapshot());
        let worlds = Arc::new(Worlds {
            present,
            past: Mutex::default(),
        });
        Self::over(known, worlds, None, false)
    }

    /// The world that this request starts from.
    ///
    /// # Errors
    /// `UNAVAILABLE` where the schema is served without a database.
    pub fn of(ctx: &Context<'_>) -> Result<Self> {
        ctx.data_opt::<Self>().cloned().ok_or_else(|| {
            coded(
                Code::Unavailable,
                "The server has no data yet. Ask again in a moment; /health/ready says when it is ready.",
            )
        })
    }

    fn over(known: Arc<Known>, worlds: Arc<Worlds>, valid_at: Option<Day>, certainly: bool) -> Self {
        let (reader, snapshot) = (known.reader.clone(), Arc::clone(&known.snapshot));
        Self(Arc::new(Parts {
            reader,
            snapshot,
            valid_at,
            certainly,
            known,
            worlds,
        }))
    }

    /// The viewer's clearance.
    pub fn clearance(&self) -> Visibility {
        self.reader.clearance()
    }

    /// The loaders of this request over this world.
    pub fn loaders(&self) -> &Loaders {
        &self.known.loaders
    }

    /// The world at the time that an argument asks for; this one where it asks for none.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for a day that is no whole day; `LIMIT_EXCEEDED` where the past cannot be built within its bound.
    pub async fn at(&self, at: Option<AtInput>) -> Result<Self> {
        let Some(at) = at else {
            return Ok(self.clone());
        };
        let valid_at = match at.valid_at {
            None => self.valid_at,
            Some(date) => Some(date.day().ok_or_else(|| {
                coded(
                    Code::BadUserInput,
                    format!(
                        "The argument at.validAt must be a whole day such as 2012-01-01; {} is more than one day.",
                        date.0
                    ),
                )
            })?),
        };
        let known = match at.known_at {
            None => Arc::clone(&self.known),
            Some(DateTime(micros)) => self.worlds.known_at(self.clearance(), micros, &self.known).await?,
        };
        Ok(Self::over(
            known,
            Arc::clone(&self.worlds),
            valid_at,
            at.certainly.unwrap_or(self.certainly),
        ))
    }

    /// An opaque token of the graph that this viewer may see: it changes only when that does.
    pub fn revision(&self) -> String {
        self.present().token(&self.snapshot, self.clearance())
    }
}

impl Worlds {
    async fn known_at(&self, clearance: Visibility, micros: i64, now: &Arc<Known>) -> Result<Arc<Known>> {
        let present = self.present.database.reader(clearance);
        let seq = store::history::seq_at(&present, micros)
            .await
            .map_err(of_store)?
            .unwrap_or(RevisionId(0));
        if seq >= self.present.snapshot().revision {
            return Ok(Arc::clone(now));
        }
        let mut past = self.past.lock().await;
        if let Some(known) = past.get(&seq) {
            return Ok(Arc::clone(known));
        }
        let (reader, snapshot) = store::past::at(&self.present.database, seq, clearance).await.map_err(of_store)?;
        let known = Known::new(reader, snapshot);
        past.insert(seq, Arc::clone(&known));
        Ok(known)
    }
}

/// Gives every request its world, on every transport.
pub struct WorldFactory(pub Arc<Present>);

impl ExtensionFactory for WorldFactory {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Begin(Arc::clone(&self.0)))
    }
}

struct Begin(Arc<Present>);

#[async_trait::async_trait]
impl Extension for Begin {
    async fn prepare_request(&self, ctx: &ExtensionContext<'_>, request: Request, next: NextPrepareRequest<'_>) -> ServerResult<Request> {
        // Until there are accounts, every request is anonymous.
        let world = World::begin(Arc::clone(&self.0), Visibility::Public);
        next.run(ctx, request.data(world)).await
    }
}
