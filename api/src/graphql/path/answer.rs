//! Paths as answers: things, hops, scores, and what makes a path weak.

use async_graphql::{ID, Object, Result, SimpleObject};
use entities::vocabulary::{Confidence, Table, Vocabulary};
use graph::{Edge, Held, Node, OPEN_END, OPEN_START, Score, Traversed};

use super::text;
use crate::digest::digest;
use crate::graphql::evidence::Evidence;
use crate::graphql::relationship::Relationship;
use crate::graphql::scalars::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::thing::ThingObject;
use crate::graphql::walk::{Completeness, Rows};
use crate::graphql::world::World;

/// A path as the search found it, with what only the index knows.
pub struct Found {
    /// The path.
    pub path: graph::Path,
    /// Its score and the parts of it.
    pub score: Score,
    /// The days on which all of it held.
    pub held: Option<Held>,
    /// For each of its things, to how many others it is tied.
    pub degrees: Vec<u32>,
}

/// The paths that were found, best first.
#[derive(SimpleObject)]
pub struct PathAnswer {
    /// The paths, best first. An empty list means that there is none only when the answer is complete.
    paths: Vec<Path>,
    /// Whether there are no others, and no better ones.
    completeness: Completeness,
    /// An opaque token of what the viewer could see; it changes only when that does.
    revision: String,
}

impl PathAnswer {
    /// The answer of what was found. A path of which something was taken back meanwhile is left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(world: &World, found: Vec<Found>, completeness: graph::Completeness) -> Result<Self> {
        let nodes: Vec<Node> = found.iter().flat_map(|found| found.path.nodes.iter().copied()).collect();
        let edges: Vec<Edge> = found
            .iter()
            .flat_map(|found| found.path.hops.iter().flatten().map(|hop| hop.edge))
            .collect();
        let rows = Rows::of(world, nodes, edges).await?;
        Ok(Self {
            paths: found.into_iter().filter_map(|found| Path::of(&rows, found)).collect(),
            completeness: Completeness(completeness),
            revision: world.revision(),
        })
    }
}

/// A sequence of different things, each tied to the next. Relationships side by side are one hop.
#[derive(Clone)]
pub struct Path {
    nodes: Vec<Node>,
    hops: Vec<Hop>,
    score: Score,
    held: Option<Held>,
    rows: Rows,
}

impl Path {
    fn of(rows: &Rows, found: Found) -> Option<Self> {
        let nodes = found.path.nodes;
        nodes.iter().all(|node| rows.thing_row(*node).is_some()).then_some(())?;
        let mut hops = Vec::new();
        for (at, edges) in found.path.hops.iter().enumerate() {
            let is_last = at + 2 == nodes.len();
            let passed = if is_last { 0.0 } else { f64::from(found.degrees[at + 1]).ln_1p() };
            hops.push(Hop::of(rows, at, (nodes[at], nodes[at + 1]), edges, passed)?);
        }
        Some(Self {
            nodes,
            hops,
            score: found.score,
            held: found.held,
            rows: rows.clone(),
        })
    }
}

/// A sequence of different things, each tied to the next. Relationships side by side are one hop.
#[Object]
impl Path {
    /// A stable fingerprint of its things in their order: the same path has it in every answer and every installation. No id for `node`.
    async fn id(&self) -> ID {
        let ids = self.nodes.iter().filter_map(|node| self.rows.thing_row(*node));
        let ids: Vec<String> = ids.map(|row| entities::id::to_text(row.public_id)).collect();
        ID(format!("path_{}", digest(&ids.join(" "))))
    }

    /// Its things, from the first to the last; one alone where a path begins and ends at the same thing.
    async fn things(&self) -> Vec<ThingObject> {
        self.nodes.iter().filter_map(|node| self.rows.thing(*node)).collect()
    }

    /// Its hops, one fewer than its things.
    async fn hops(&self) -> &[Hop] {
        &self.hops
    }

    /// How many hops it has.
    async fn length(&self) -> i32 {
        self.hops.len() as i32
    }

    /// Its score, of which lower is better, and the parts that add up to it.
    async fn score(&self) -> PathScore {
        PathScore {
            total: self.score.total,
            specificity: self.score.specificity,
            evidence: self.score.evidence,
            recency: self.score.recency,
            length: self.score.length,
        }
    }

    /// The hop with the least support, the first of equal ones; null for a path without hops.
    async fn weakest(&self) -> Option<&Hop> {
        self.score.weakest_hop.and_then(|at| self.hops.get(at))
    }

    /// The longest run of days on which every hop held; null when the hops never held on one same day.
    async fn held_together(&self) -> Option<HeldTogether> {
        self.held.map(|held| HeldTogether {
            from: Some(held.from).filter(|day| *day != OPEN_START).and_then(PartialDate::of_day),
            to: Some(held.to).filter(|day| *day != OPEN_END).and_then(PartialDate::of_day),
            certainly: held.certainly,
        })
    }

    /// The path as numbered sentences, each with its support and sources, to be pasted into a letter.
    async fn text(&self) -> Result<String> {
        text::of_hops(self.rows.world(), &self.hops).await
    }
}

/// One step of a path: two things and what ties them.
#[derive(Clone)]
pub struct Hop {
    at: usize,
    from: Node,
    to: Node,
    /// The best supported first; never empty.
    edges: Vec<Traversed>,
    passed: f64,
    rows: Rows,
}

impl Hop {
    /// The hop between two nodes; none where nothing of it is left.
    fn of(rows: &Rows, at: usize, (from, to): (Node, Node), edges: &[Traversed], passed: f64) -> Option<Self> {
        let mut edges: Vec<Traversed> = edges
            .iter()
            .copied()
            .filter(|hop| rows.relationship_row(hop.edge).is_some())
            .collect();
        let clearance = rows.world().clearance();
        edges.sort_by_key(|hop| {
            let row = rows.relationship_row(hop.edge);
            let support = row
                .and_then(|row| store::relationship::confidence(row, clearance))
                .map_or(0, Vocabulary::code);
            (row.is_some_and(|row| store::relationship::disputed(row, clearance)), -support)
        });
        (!edges.is_empty()).then(|| Self {
            at,
            from,
            to,
            edges,
            passed,
            rows: rows.clone(),
        })
    }

    /// Its place in the path, from 1.
    pub(super) fn number(&self) -> usize {
        self.at + 1
    }

    /// The edge that says it best.
    pub(super) fn best(&self) -> Edge {
        self.edges[0].edge
    }

    /// Its sentence.
    pub(super) fn words(&self) -> String {
        self.rows.sentence(self.best()).unwrap_or_default()
    }

    /// How well it is supported.
    pub(super) fn support(&self) -> Option<Confidence> {
        let row = self.rows.relationship_row(self.best())?;
        store::relationship::confidence(row, self.rows.world().clearance())
    }

    /// The key of the relationship that says it best.
    pub(super) fn subject(&self) -> i64 {
        store::graph::relationship_id(&self.rows.world().snapshot, self.best()).0
    }
}

/// One step of a path: two things and what ties them.
#[Object]
impl Hop {
    /// Its place in the path, from 1.
    #[graphql(name = "number")]
    async fn place(&self) -> i32 {
        self.number() as i32
    }

    /// The thing that it leads from. Null only when it was taken back while this answer was made.
    async fn from(&self) -> Option<ThingObject> {
        self.rows.thing(self.from)
    }

    /// The thing that it leads to. Null only when it was taken back while this answer was made.
    async fn to(&self) -> Option<ThingObject> {
        self.rows.thing(self.to)
    }

    /// The relationship that ties them: of several the one that is best supported. Null only when it was taken back while this answer was made.
    async fn relationship(&self) -> Option<Relationship> {
        self.rows.relationship(self.best())
    }

    /// Every relationship that ties them and that the question walks, the best supported first.
    async fn relationships(&self) -> Vec<Relationship> {
        self.edges.iter().filter_map(|hop| self.rows.relationship(hop.edge)).collect()
    }

    /// Whether the path runs from the source of `relationship` to its target. A symmetric relationship runs both ways.
    async fn forward(&self) -> bool {
        self.edges[0].forward
    }

    /// What `relationship` says, as a sentence in English with its dates.
    async fn sentence(&self) -> String {
        self.words()
    }

    /// The passages of sources that `relationship` rests on.
    async fn evidence(&self) -> Result<Vec<Evidence>> {
        Evidence::of(self.rows.world(), Table::Relationship, self.subject()).await
    }

    /// How well `relationship` is supported; null without any evidence that the viewer may see.
    async fn confidence(&self) -> Option<Term<Confidence>> {
        self.support().map(Term)
    }

    /// What passing the thing that it leads to costs: the logarithm of 1 and the number of things that that is tied to. 0 for the last hop.
    async fn specificity(&self) -> f64 {
        self.passed
    }
}

/// The score of a path, of which lower is better. The parts are weighted and add up to the total.
#[derive(Clone, Copy, SimpleObject)]
pub struct PathScore {
    /// The sum of the parts.
    total: f64,
    /// What passing the things between the ends costs: things that are tied to many others are dear.
    specificity: f64,
    /// What missing support of the hops costs.
    evidence: f64,
    /// What hops of the past cost; 0 without a day to count from.
    recency: f64,
    /// What the number of hops costs.
    length: f64,
}

/// Days on which every hop of a path held.
#[derive(Clone, Copy, SimpleObject)]
pub struct HeldTogether {
    /// The first of the days; null when none is ruled out before.
    from: Option<PartialDate>,
    /// The last of the days; null when none is ruled out after.
    to: Option<PartialDate>,
    /// Whether the hops certainly held on these days, or only possibly.
    certainly: bool,
}
