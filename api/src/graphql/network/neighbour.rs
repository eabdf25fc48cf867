//! What is tied to one thing, in groups: how many first, then pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Enum, Result, SimpleObject};
use entities::vocabulary::{Family, RelationshipKind, ThingKind, Vocabulary};
use futures_util::FutureExt;
use graph::{Edge, Node, Step};
use store::{Key, Listed, Page, Start};

use crate::graphql::connection::{Connection, Count};
use crate::graphql::relationship::Relationship;
use crate::graphql::term::Term;
use crate::graphql::thing::ThingObject;
use crate::graphql::walk::{Completeness, Rows};
use crate::graphql::world::World;

/// What makes a group of neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum GroupBy {
    /// The kind of the relationship, and which way it runs.
    #[default]
    Kind,
    /// The family of the relationship.
    Family,
    /// The kind of the thing at the other end.
    ThingKind,
}

/// What is tied to a thing by one relationship, in groups.
#[derive(SimpleObject)]
pub struct NeighbourAnswer {
    /// How many different things there are in all.
    things: i32,
    /// How many relationships there are in all.
    relationships: i32,
    /// The groups, in the order of their vocabulary.
    groups: Vec<NeighbourGroup>,
    /// Whether nothing was left out.
    completeness: Completeness,
    /// An opaque token of what the viewer could see; it changes only when that does.
    revision: String,
}

/// Neighbours of one sort.
#[derive(SimpleObject)]
pub struct NeighbourGroup {
    /// The kind of the relationships; null when groups are made otherwise.
    kind: Option<Term<RelationshipKind>>,
    /// Whether the relationships run from the thing in the middle to the neighbours; null for a symmetric kind, and when groups are made otherwise.
    forward: Option<bool>,
    /// The family of the relationships; null when groups are made by the kind of thing.
    family: Option<Term<Family>>,
    /// The kind of the neighbours; null when groups are made otherwise.
    thing_kind: Option<Term<ThingKind>>,
    /// The group in English, as read from the thing in the middle: `owns`, `is owned by`.
    label: &'static str,
    /// The group in Khmer.
    label_km: &'static str,
    /// How many different things are in it.
    things: i32,
    /// How many relationships are in it.
    relationships: i32,
    /// A page of it. Neighbours keep their order while what the viewer can see stays the same.
    neighbours: Connection<Neighbour>,
}

/// A thing that is tied to the one in the middle.
#[derive(SimpleObject)]
pub struct Neighbour {
    /// The thing.
    thing: ThingObject,
    /// What ties it to the one in the middle, of this group.
    relationships: Vec<Relationship>,
}

/// What a group is told apart by. The order is that of the answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Kind(RelationshipKind, bool),
    Family(Family),
    ThingKind(ThingKind),
}

impl Sort {
    fn of(world: &World, by: GroupBy, step: &Step) -> Option<Self> {
        let index = &world.snapshot.index;
        let kind = store::graph::relationship_kind(index.edge_kind(step.edge))?;
        match by {
            GroupBy::Kind => Some(Self::Kind(kind, kind.spec().symmetric || step.forward)),
            GroupBy::Family => Some(Self::Family(kind.spec().family)),
            GroupBy::ThingKind => ThingKind::from_code(i16::from(index.node_kind(step.node))).map(Self::ThingKind),
        }
    }

    /// Its label in English and in Khmer.
    fn labels(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind(kind, true) => (kind.label(), kind.label_km()),
            Self::Kind(kind, false) => (kind.inverse_label(), kind.spec().inverse_km),
            Self::Family(family) => (family.label(), family.label_km()),
            Self::ThingKind(kind) => (kind.label(), kind.label_km()),
        }
    }
}

/// Edges of one sort, by the node that they lead to.
type Members = BTreeMap<Node, Vec<Edge>>;

impl NeighbourAnswer {
    /// What cursors call the list.
    pub const LIST: &'static str = "neighbours";

    /// The answer of the steps that were found.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(world: &World, steps: &[Step], by: GroupBy, page: &Page, completeness: graph::Completeness) -> Result<Self> {
        let mut groups: BTreeMap<Sort, Members> = BTreeMap::new();
        let mut everything = Members::new();
        for step in steps {
            if let Some(sort) = Sort::of(world, by, step) {
                groups.entry(sort).or_default().entry(step.node).or_default().push(step.edge);
                everything.entry(step.node).or_default().push(step.edge);
            }
        }
        let pages: Vec<(Sort, Members, Listed<Node>)> = groups
            .into_iter()
            .map(|(sort, members)| {
                let listed = listed(world, &members, page);
                (sort, members, listed)
            })
            .collect();
        let mut shown: Vec<Edge> = Vec::new();
        for (_, members, listed) in &pages {
            shown.extend(listed.rows.iter().filter_map(|node| members.get(node)).flatten());
        }
        let rows = Rows::of(world, [], shown).await?;
        Ok(Self {
            things: whole(everything.len()),
            relationships: whole(everything.values().map(Vec::len).sum()),
            groups: pages
                .into_iter()
                .map(|(sort, members, listed)| group(&rows, sort, &members, listed))
                .collect(),
            completeness: Completeness(completeness),
            revision: world.revision(),
        })
    }
}

fn group(rows: &Rows, sort: Sort, members: &Members, listed: Listed<Node>) -> NeighbourGroup {
    let world = rows.world();
    let things = members.len();
    let count: Count = Arc::new(move || async move { Ok(things as u64) }.boxed());
    // What was taken back since the graph was read is no neighbour any more.
    let neighbour = |node: Node| -> Option<(Node, Neighbour)> {
        let thing = rows.thing(node)?;
        let relationships = rows.relationships(members.get(&node)?);
        Some((node, Neighbour { thing, relationships }))
    };
    let (has_next, has_previous) = (listed.has_next, listed.has_previous);
    let shown = listed.rows.into_iter().filter_map(neighbour).collect();
    let listed = Listed {
        rows: shown,
        has_next,
        has_previous,
    };
    let key = |(node, _): &(Node, Neighbour)| key(world, *node);
    let neighbours = Connection::of(world, NeighbourAnswer::LIST, listed, key, |(_, neighbour)| neighbour, count);
    let (label, label_km) = sort.labels();
    NeighbourGroup {
        kind: match sort {
            Sort::Kind(kind, _) => Some(Term(kind)),
            Sort::Family(_) | Sort::ThingKind(_) => None,
        },
        forward: match sort {
            Sort::Kind(kind, forward) if !kind.spec().symmetric => Some(forward),
            _ => None,
        },
        family: match sort {
            Sort::Kind(kind, _) => Some(Term(kind.spec().family)),
            Sort::Family(family) => Some(Term(family)),
            Sort::ThingKind(_) => None,
        },
        thing_kind: match sort {
            Sort::ThingKind(kind) => Some(Term(kind)),
            _ => None,
        },
        label,
        label_km,
        things: whole(things),
        relationships: whole(members.values().map(Vec::len).sum()),
        neighbours,
    }
}

/// The key of a neighbour: its thing, which keeps its place whatever comes and goes around it.
fn key(world: &World, node: Node) -> Key {
    Key {
        value: String::new(),
        id: store::graph::thing_id(&world.snapshot, node).0,
    }
}

/// A page of the nodes of a group.
fn listed(world: &World, members: &Members, page: &Page) -> Listed<Node> {
    let size = page.size as usize;
    let id = |node: &Node| key(world, *node).id;
    let within: Vec<Node> = members
        .keys()
        .copied()
        .filter(|node| match &page.start {
            Start::End => true,
            Start::After(key) => id(node) > key.id,
            Start::Before(key) => id(node) < key.id,
        })
        .collect();
    let more = within.len() > size;
    let started = !matches!(page.start, Start::End);
    if page.backwards {
        let rows = within[within.len().saturating_sub(size)..].to_vec();
        Listed {
            rows,
            has_next: started,
            has_previous: more,
        }
    } else {
        let rows = within.into_iter().take(size).collect();
        Listed {
            rows,
            has_next: more,
            has_previous: started,
        }
    }
}

fn whole(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
