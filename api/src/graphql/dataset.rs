//! What this server holds, in numbers, for this viewer.

use std::collections::BTreeMap;

use async_graphql::{Context, Object, Result, SimpleObject};
use entities::vocabulary::{RelationshipKind, ThingKind, Visibility, Vocabulary};

use super::error::of_store;
use super::term::Term;
use super::world::{AtInput, World};

/// The licence of the data that comes with the server.
const LICENCE: &str =
    "The curated data in seeds/data is licensed as its README says; facts carry their sources, whose texts are not copied.";

/// What this server holds.
pub struct Dataset {
    world: World,
}

/// How many things of a kind there are.
#[derive(SimpleObject)]
pub struct ThingKindCount {
    /// The kind.
    kind: Term<ThingKind>,
    /// Its label in English.
    label: &'static str,
    /// Its label in Khmer.
    label_km: &'static str,
    /// How many there are.
    count: i32,
}

/// How many relationships of a kind there are.
#[derive(SimpleObject)]
pub struct RelationshipKindCount {
    /// The kind.
    kind: Term<RelationshipKind>,
    /// Its label in English.
    label: &'static str,
    /// Its label in Khmer.
    label_km: &'static str,
    /// How many there are.
    count: i32,
}

fn clamped(count: impl TryInto<i32>) -> i32 {
    count.try_into().unwrap_or(i32::MAX)
}

/// The visible among all numbers of an index, counted by kind.
fn counted(total: usize, kind: impl Fn(u32) -> Option<u8>) -> BTreeMap<u8, usize> {
    let mut counts = BTreeMap::new();
    for kind in (0..total).filter_map(|number| kind(number as u32)) {
        *counts.entry(kind).or_default() += 1;
    }
    counts
}

/// What this server holds, in numbers, for this viewer.
#[Object]
impl Dataset {
    /// How many things there are.
    async fn things(&self) -> i32 {
        clamped(self.world.snapshot.index.node_count(self.world.clearance().level()))
    }

    /// How many things of each kind there are, kinds without any left out.
    async fn things_by_kind(&self) -> Vec<ThingKindCount> {
        let (index, level) = (&self.world.snapshot.index, self.world.clearance().level());
        let counts = counted(index.node_count(Visibility::Sealed.level()), |number| {
            let node = graph::Node(number);
            (index.node_level(node) <= level).then(|| index.node_kind(node))
        });
        let found = counts.into_iter().filter_map(|(code, count)| {
            let kind = ThingKind::from_code(i16::from(code))?;
            Some(ThingKindCount {
                kind: Term(kind),
                label: kind.label(),
                label_km: kind.label_km(),
                count: clamped(count),
            })
        });
        found.collect()
    }

    /// How many relationships there are.
    async fn relationships(&self) -> i32 {
        clamped(self.world.snapshot.index.edge_count(self.world.clearance().level()))
    }

    /// How many relationships of each kind there are, kinds without any left out.
    async fn relationships_by_kind(&self) -> Vec<RelationshipKindCount> {
        let (index, level) = (&self.world.snapshot.index, self.world.clearance().level());
        let counts = counted(index.edge_count(Visibility::Sealed.level()), |number| {
            let edge = graph::Edge(number);
            (index.edge_level(edge) <= level).then(|| index.edge_kind(edge))
        });
        let found = counts.into_iter().filter_map(|(code, count)| {
            let kind = RelationshipKind::from_code(i16::from(code))?;
            Some(RelationshipKindCount {
                kind: Term(kind),
                label: kind.label(),
                label_km: kind.label_km(),
                count: clamped(count),
            })
        });
        found.collect()
    }

    /// How many sources there are.
    async fn sources(&self) -> Result<i32> {
        let all = store::source::SourceFilter::default();
        store::source::count(&self.world.reader, &all).await.map(clamped).map_err(of_store)
    }

    /// An opaque token of the graph that this viewer may see: it changes only when that does.
    async fn revision(&self) -> String {
        self.world.revision()
    }

    /// The licence of the data, in words.
    async fn licence(&self) -> &'static str {
        LICENCE
    }
}

/// The root field about the data as a whole.
#[derive(Default)]
pub struct DatasetQuery;

/// The root field about the data as a whole.
#[Object]
impl DatasetQuery {
    /// What this server holds: counts by kind, a token of its state, and the licence.
    async fn dataset(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The time that the answer is about: only `knownAt` matters. Omitted for now.")] at: Option<AtInput>,
    ) -> Result<Dataset> {
        Ok(Dataset {
            world: World::of(ctx)?.at(at).await?,
        })
    }
}
