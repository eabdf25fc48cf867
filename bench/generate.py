#!/usr/bin/env python3
"""Makes a graph of actors and cases, and questions about it, for the benchmarks.

    python3 bench/generate.py --size TINY|S|M|L --out DIR [--seed 42] [--ftm]

Into DIR go:

    nodes.csv    id,kind,name,country,founded
    edges.csv    id,src,dst,type,valid_from,valid_to,confidence,cost,share,amount
                 valid_to is the first day on which the edge no longer holds; empty when it still does
                 cost is 101 - 100 * confidence, a whole number, so that sums of it are the same everywhere
                 share (per cent) stands on owns only, amount on finances, supplies and buys_from only
    pairs.csv    id,category,a,b      pairs of nodes for the questions about paths
    starts.csv   id,category,node     nodes for the question about surroundings
    chains.csv   id,node              companies for the question about money
    meta.json    sizes, seed, degrees and the SHA-256 of each file
    mapping.csv  a copy of the one beside this script, with which the folder can be imported
    entities.ftm.json                 with --ftm: the same graph as FollowTheMoney-shaped JSON lines

Few nodes (ministries, banks, courts, international bodies) hold a large part of the edges. There are forests of owners with minority
and cross holdings, layered chains of supply, coalitions and joint statements, several edges between the same two nodes with
other dates, small islands apart from the rest, and nodes without any edge. Ids are shuffled, so nothing gains from the order of making.

Needs numpy alone. The same seed, size and major version of numpy give the same bytes.
The order in which random numbers are drawn is therefore part of the definition: a change to it is another graph.
"""

import argparse
import csv
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# nodes and edges of each size
SIZES = {"TINY": (600, 2400), "S": (10_000, 40_000), "M": (200_000, 1_000_000), "L": (2_000_000, 8_000_000)}

EDGE_TYPES = (
    "owns", "finances", "supplies", "buys_from", "grants_concession", "director_of", "member_of",
    "represents", "affects", "files_complaint", "heard_by", "signs", "allied_with",
)
NODE_KINDS = (
    "company", "person", "community", "case", "ngo", "statement", "project", "media", "party",
    "ministry", "bank", "court", "international_body",
)
COUNTRIES = (
    "PE CO BR EC BO CL AR MX GT HN ID PH CD ZM ZA KE NG GH DE CH GB US CA CN AU NL FR ES PA VG"
).split()

# Days since 1970-01-01.
FIRST_DAY = 7305  # 1990-01-01
LAST_DAY = 20454  # 2026-01-01
STILL_HOLDS = 2_932_896  # 9999-12-31
ASKED_DAY = 16616  # 2015-06-30, on which the question about constrained paths looks

# Part of the nodes that each kind makes, and the least number of it. What is left over are companies.
HUBS = {"ministry": (3e-4, 8), "bank": (5e-4, 10), "court": (4e-4, 6), "international_body": (1e-4, 5)}
ORDINARY = {"person": .25, "community": .07, "case": .08, "ngo": .05, "statement": .02, "project": .05, "media": .01, "party": .01}

LINES_AT_ONCE = 200_000


def type_code(name):
    return EDGE_TYPES.index(name)


def generator(seed):
    return np.random.Generator(np.random.PCG64(seed))


@dataclass
class Graph:
    """Nodes and edges as columns."""

    kind: np.ndarray
    country: np.ndarray
    founded: np.ndarray
    apart: np.ndarray  # whether the node stands on an island or alone
    src: np.ndarray
    dst: np.ndarray
    type: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    confidence: np.ndarray
    cost: np.ndarray
    share: np.ndarray
    amount: np.ndarray

    @property
    def nodes(self):
        return len(self.kind)

    @property
    def edges(self):
        return len(self.src)

    def degrees(self):
        return np.bincount(self.src, minlength=self.nodes) + np.bincount(self.dst, minlength=self.nodes)


class Edges:
    """Edges while they are being made."""

    def __init__(self):
        self.parts = []

    def add(self, src, dst, name, share=None):
        src, dst = np.asarray(src, np.int64), np.asarray(dst, np.int64)
        share = np.full(len(src), np.nan) if share is None else share
        self.parts.append((src, dst, np.full(len(src), type_code(name), np.uint8), share))

    def joined(self):
        return [np.concatenate(column) for column in zip(*self.parts)]


class Maker:
    """Makes one graph. Every method that draws random numbers is called once, in the order of `make`."""

    def __init__(self, nodes, edges, seed):
        self.rng = generator(seed)
        self.total_nodes, self.total_edges = nodes, edges
        self.edges = Edges()
        self.alone = max(2, int(nodes * 0.002))
        self.on_islands = max(12, int(nodes * 0.02))
        self.core = nodes - self.alone - self.on_islands
        self.number_kinds()

    def number_kinds(self):
        """Gives each kind a range of ids, which are shuffled at the end. Islands and lone nodes are companies."""
        self.count = {kind: max(least, int(self.total_nodes * part)) for kind, (part, least) in HUBS.items()}
        ordinary = self.core - sum(self.count.values())
        self.count |= {kind: int(ordinary * part) for kind, part in ORDINARY.items()}
        self.count["company"] = self.core - sum(self.count.values())
        self.kind = np.full(self.total_nodes, NODE_KINDS.index("company"), np.uint8)
        self.ids, first = {}, 0
        for code, kind in enumerate(NODE_KINDS):
            last = first + self.count[kind]
            self.ids[kind] = np.arange(first, last)
            self.kind[first:last] = code
            first = last

    # ways to draw nodes

    def evenly(self, kinds, size):
        """Nodes of several kinds: the kind by its weight, then any node of it."""
        names, weights = list(kinds), np.array(list(kinds.values()))
        chosen = self.rng.choice(len(names), size=size, p=weights / weights.sum())
        drawn = np.empty(size, np.int64)
        for position, kind in enumerate(names):
            here = chosen == position
            drawn[here] = self.ids[kind][self.rng.integers(0, self.count[kind], here.sum())]
        return drawn

    def by_rank(self, kind, size, steepness=1.0):
        """Nodes of one kind, of which the k-th is drawn in proportion to 1 / k ** steepness."""
        weights = 1.0 / np.arange(1, self.count[kind] + 1) ** steepness
        return self.ids[kind][self.rng.choice(self.count[kind], size=size, p=weights / weights.sum())]

    def heavy_head(self, among, size, steepness):
        """Positions in a range of which the first are drawn most."""
        return np.minimum((among * self.rng.random(size) ** steepness).astype(np.int64), among - 1)

    # what ties the nodes

    def tie_islands(self):
        """Chains of two to six nodes that hang together with nothing else."""
        island = np.arange(self.core, self.core + self.on_islands)
        src, dst, first = [], [], 0
        while first < self.on_islands - 1:
            length = min(int(self.rng.integers(2, 7)), self.on_islands - first)
            src.extend(island[first:first + length - 1])
            dst.extend(island[first + 1:first + length])
            first += length
        half = len(src) // 2
        self.edges.add(src[:half], dst[:half], "owns", np.round(self.rng.uniform(5, 100, half), 2))
        self.edges.add(src[half:], dst[half:], "allied_with")
        # Of all other ties there are parts of what is left.
        self.rest = self.total_edges - len(src)

    def tie_owners(self):
        """A forest in which companies own the larger part of others, and further holders share what is left."""
        companies, firms = self.count["company"], self.ids["company"]
        wanted = int(self.rest * .19)
        owned = np.nonzero(self.rng.random(companies) < .62)[0]
        owned = owned[owned > 0][:wanted]
        owner = np.minimum((owned * self.rng.random(len(owned)) ** 1.6).astype(np.int64), owned - 1)
        majority = np.round(self.rng.uniform(50.01, 100, len(owned)), 2)
        self.edges.add(firms[owner], firms[owned], "owns", majority)
        left = np.full(companies, 100.0)
        left[owned] -= majority

        minorities = wanted - len(owned)
        held = self.rng.integers(0, companies, minorities)
        holders = np.bincount(held, minlength=companies)
        part = left[held] * self.rng.uniform(.05, 1, minorities) / np.maximum(1, holders[held])
        share = np.maximum(0.01, np.floor(part * 100) / 100)
        holder = self.evenly({"person": 60, "company": 33, "bank": 6, "ministry": 1}, minorities)
        other = holder != firms[held]
        self.edges.add(holder[other], firms[held][other], "owns", share[other])

        banks = 2 * self.count["bank"]
        owner = self.evenly({"company": 3, "person": 1}, banks)
        self.edges.add(owner, np.repeat(self.ids["bank"], 2), "owns", np.round(self.rng.uniform(1, 45, banks), 2))

    def tie_lenders(self):
        total = int(self.rest * .10)
        by_banks = int(total * .8)
        bank = self.by_rank("bank", by_banks)
        self.edges.add(bank, self.evenly({"company": 4, "project": 1}, by_banks), "finances")
        body = self.by_rank("international_body", total - by_banks)
        funded = self.evenly({"ministry": 2, "ngo": 3, "project": 3, "company": 2}, total - by_banks)
        self.edges.add(body, funded, "finances")

    def tie_suppliers(self):
        """Six tiers of companies, each supplying the next; in both, few have most of the ties."""
        companies, firms = self.count["company"], self.ids["company"]
        order = self.rng.permutation(companies)
        tier = np.sort(self.rng.integers(0, 6, companies))
        begins = np.searchsorted(tier, np.arange(7))
        total = int(self.rest * .11)
        of = self.rng.integers(0, 5, total)

        def one_of(tiers):
            first, size = begins[tiers], begins[tiers + 1] - begins[tiers]
            return firms[order[first + np.minimum((size * self.rng.random(total) ** 2.2).astype(np.int64), size - 1)]]

        supplier = one_of(of)
        self.edges.add(supplier, one_of(of + 1), "supplies")

    def tie_buyers(self):
        companies, firms = self.count["company"], self.ids["company"]
        order = self.rng.permutation(companies)
        total = int(self.rest * .10)
        buyer = self.rng.integers(0, companies, total)
        seller = order[self.heavy_head(companies, total, 2.6)]
        other = buyer != seller
        self.edges.add(firms[buyer[other]], firms[seller[other]], "buys_from")

    def tie_state_and_society(self):
        total = int(self.rest * .05)
        ministry = self.by_rank("ministry", total)
        self.edges.add(ministry, self.evenly({"company": 3, "project": 2}, total), "grants_concession")
        total = int(self.rest * .10)
        director = self.ids["person"][self.heavy_head(self.count["person"], total, 1.5)]
        self.edges.add(director, self.evenly({"company": 90, "bank": 3, "ngo": 5, "media": 2}, total), "director_of")
        total = int(self.rest * .06)
        of_parties = total // 2
        member = self.evenly({"person": 5, "ngo": 3, "company": 2}, of_parties)
        self.edges.add(member, self.by_rank("party", of_parties, .8), "member_of")
        member = self.evenly({"ngo": 5, "ministry": 1, "company": 2, "community": 2}, total - of_parties)
        self.edges.add(member, self.by_rank("international_body", total - of_parties), "member_of")

    def tie_cases(self):
        total = int(self.rest * .03)
        agent = self.evenly({"ngo": 5, "person": 4, "party": 1}, total)
        self.edges.add(agent, self.evenly({"community": 1, "case": 1}, total), "represents")
        total = int(self.rest * .05)
        cause = self.evenly({"project": 3, "company": 2}, total)
        self.edges.add(cause, self.ids["community"][self.heavy_head(self.count["community"], total, 1.4)], "affects")
        total = int(self.rest * .04)
        filer = self.evenly({"community": 4, "ngo": 3, "person": 3}, total)
        self.edges.add(filer, self.evenly({"case": 1}, total), "files_complaint")
        total = int(self.rest * .03)
        case = self.evenly({"case": 1}, total)
        self.edges.add(case, self.by_rank("court", total, .9), "heard_by")

    def tie_signers(self):
        """Joint statements, and alliances between those who signed the same one."""
        total, statements = int(self.rest * .05), self.count["statement"]
        signer = self.evenly({"ngo": 5, "community": 2, "person": 2, "party": 1}, total)
        statement = self.heavy_head(statements, total, 1.3)
        self.edges.add(signer, self.ids["statement"][statement], "signs")
        order = np.argsort(statement, kind="stable")
        signed = np.searchsorted(statement[order], np.arange(statements + 1))
        signers = signer[order]
        room, src, dst = int(self.rest * .05), [], []
        for which in self.rng.permutation(statements):
            if len(src) >= room:
                break
            allies = np.unique(signers[signed[which]:signed[which + 1]])[:14]
            for position, ally in enumerate(allies):
                for other in allies[position + 1:]:
                    src.append(ally)
                    dst.append(other)
        self.edges.add(src[:room], dst[:room], "allied_with")

    def tie_the_untied(self):
        """Every node of the core gets an edge."""
        src, dst, _, _ = self.edges.joined()
        tied = np.zeros(self.total_nodes, bool)
        tied[src] = True
        tied[dst] = True
        untied = np.nonzero(~tied[:self.core])[0]
        self.edges.add(untied, self.by_rank("party", len(untied), .8), "member_of")

    def repeat_ties(self):
        """What is missing to the number of edges are repetitions: a further loan, a renewed contract, another year's supply."""
        src, dst, name, share = self.edges.joined()
        missing = self.total_edges - len(src)
        if missing < 0:
            raise SystemExit(f"{len(src)} edges were made, and only {self.total_edges} are wanted")
        repeated = ["finances", "supplies", "buys_from", "director_of", "grants_concession"]
        again = self.rng.choice(np.nonzero(np.isin(name, [type_code(one) for one in repeated]))[0], size=missing)
        src, dst, name = (np.concatenate([column, column[again]]) for column in (src, dst, name))
        share = np.concatenate([share, np.full(missing, np.nan)])
        to_itself = src == dst
        if to_itself.any():
            src[to_itself] = self.ids["person"][self.rng.integers(0, self.count["person"], to_itself.sum())]
            name[to_itself] = type_code("allied_with")
            share[to_itself] = np.nan
        return src, dst, name, share

    def make(self):
        self.tie_islands()
        self.tie_owners()
        self.tie_lenders()
        self.tie_suppliers()
        self.tie_buyers()
        self.tie_state_and_society()
        self.tie_cases()
        self.tie_signers()
        self.tie_the_untied()
        src, dst, name, share = self.repeat_ties()

        rng, nodes, edges = self.rng, self.total_nodes, self.total_edges
        begins = rng.integers(FIRST_DAY, LAST_DAY - 30, edges)
        lasts = 30 + rng.exponential(3000, edges).astype(np.int64)
        ends = np.where(rng.random(edges) < .45, STILL_HOLDS, np.minimum(begins + lasts, STILL_HOLDS))
        confidence = np.round(1 - rng.beta(1.3, 3.0, edges), 2).clip(.10, 1.0)
        cost = (101 - np.round(confidence * 100)).astype(np.int32)
        amount = np.round(10 ** rng.normal(5.5, 1.2, edges), 2)
        amount[~np.isin(name, [type_code(one) for one in ("finances", "supplies", "buys_from")])] = np.nan

        new_id, order = rng.permutation(nodes), rng.permutation(edges)
        kind = np.empty(nodes, np.uint8)
        kind[new_id] = self.kind
        apart = np.zeros(nodes, bool)
        apart[new_id[self.core:]] = True
        country = rng.integers(0, len(COUNTRIES), nodes).astype(np.uint8)
        founded = rng.integers(1900, 2026, nodes).astype(np.int16)
        return Graph(
            kind, country, founded, apart,
            new_id[src][order].astype(np.int32), new_id[dst][order].astype(np.int32), name[order],
            begins[order].astype(np.int32), ends[order].astype(np.int32),
            confidence[order], cost[order], share[order], amount[order],
        )


class Neighbours:
    """Where edges lead from each node, for walks at random."""

    def __init__(self, src, dst, nodes):
        order = np.argsort(src, kind="stable")
        self.first = np.searchsorted(src[order], np.arange(nodes + 1))
        self.to = dst[order]

    def leads_on(self, nodes):
        return nodes[self.first[nodes + 1] > self.first[nodes]]

    def walk(self, rng, node, steps):
        for _ in range(steps):
            first, last = self.first[node], self.first[node + 1]
            if first == last:
                break
            node = int(self.to[rng.integers(first, last)])
        return node


def interleaved(categories):
    """Items of all categories mixed evenly, so that the first part of a file is a fair sample of the whole."""
    placed = []
    for rank, (category, items) in enumerate(categories.items()):
        placed.extend((position / len(items) + rank * 1e-4, category, item) for position, item in enumerate(items))
    return [(category, item) for _, category, item in sorted(placed)]


def questions(graph, seed):
    """Pairs, starts and chains, in the order in which they are asked."""
    rng = generator(seed + 1)
    degree = graph.degrees()
    core, apart = np.nonzero(~graph.apart)[0], np.nonzero(graph.apart)[0]
    hubs = np.argsort(-degree, kind="stable")[:max(20, graph.nodes // 5000)][:200]
    leaves = core[degree[core] == 1]
    if len(leaves) < 200:
        leaves = core[np.argsort(degree[core], kind="stable")[:200]]

    def two_of(nodes, times):
        return [tuple(int(node) for node in rng.choice(nodes, 2, replace=False)) for _ in range(times)]

    def walked(neighbours, times):
        pairs, begins = [], neighbours.leads_on(core)
        while len(pairs) < times:
            node = int(rng.choice(begins))
            end = neighbours.walk(rng, node, int(rng.integers(2, 6)))
            if end != node:
                pairs.append((node, end))
        return pairs

    def one_of_each(nodes, others):
        return int(rng.choice(nodes)), int(rng.choice(others))

    capital = [type_code(name) for name in ("owns", "finances", "supplies", "grants_concession")]
    holds = (graph.begins <= ASKED_DAY) & (graph.ends > ASKED_DAY) & np.isin(graph.type, capital)
    pairs = {"random": two_of(core, 80), "leaf-leaf": two_of(leaves, 40)}
    pairs["near"] = walked(Neighbours(graph.src, graph.dst, graph.nodes), 40)
    pairs["money"] = walked(Neighbours(graph.src[holds], graph.dst[holds], graph.nodes), 40)
    pairs["hub-hub"] = two_of(hubs, 20)
    pairs["hub-leaf"] = [one_of_each(hubs, leaves) for _ in range(20)]
    pairs["unreachable"] = [one_of_each(*((core, apart) if turn % 2 else (apart, core))) for turn in range(20)]

    starts = {
        category: [int(node) for node in rng.choice(nodes, times, replace=False)]
        for category, nodes, times in (("random", core, 120), ("leaf", leaves, 60), ("hub", hubs, 20))
    }
    companies = core[graph.kind[core] == NODE_KINDS.index("company")]
    chains = [int(node) for node in rng.choice(companies, 200, replace=False)]
    return interleaved(pairs), interleaved(starts), chains


def dates(days):
    return np.datetime_as_string(days.astype("datetime64[D]"), unit="D")


def blank_if_missing(number):
    return "" if number != number else number


def write_nodes(graph, path):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("id,kind,name,country,founded\n")
        for first in range(0, graph.nodes, LINES_AT_ONCE):
            part = slice(first, first + LINES_AT_ONCE)
            columns = zip(graph.kind[part].tolist(), graph.country[part].tolist(), graph.founded[part].tolist())
            for node, (kind, country, founded) in enumerate(columns, first):
                word = NODE_KINDS[kind]
                out.write(f"{node},{word},{word.title()} {node:07d},{COUNTRIES[country]},{founded}\n")


def write_edges(graph, path):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("id,src,dst,type,valid_from,valid_to,confidence,cost,share,amount\n")
        for first in range(0, graph.edges, LINES_AT_ONCE):
            part = slice(first, first + LINES_AT_ONCE)
            ends = dates(graph.ends[part])
            ends[graph.ends[part] >= STILL_HOLDS] = ""
            columns = zip(
                graph.src[part].tolist(), graph.dst[part].tolist(), graph.type[part].tolist(), dates(graph.begins[part]).tolist(),
                ends.tolist(), graph.confidence[part].tolist(), graph.cost[part].tolist(), graph.share[part].tolist(),
                graph.amount[part].tolist(),
            )
            for edge, (src, dst, name, begins, end, confidence, cost, share, amount) in enumerate(columns, first):
                money = f"{blank_if_missing(share)},{blank_if_missing(amount)}"
                out.write(f"{edge},{src},{dst},{EDGE_TYPES[name]},{begins},{end},{confidence:.2f},{cost},{money}\n")


def write_questions(path, header, lines):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows((number, *line) for number, line in enumerate(lines))


FTM_SCHEMAS = {
    "company": "Company", "bank": "Company", "person": "Person", "ministry": "PublicBody", "court": "PublicBody",
    "international_body": "Organization", "ngo": "Organization", "party": "Organization", "media": "Organization",
    "community": "Organization", "project": "Asset", "case": "CourtCase", "statement": "Document",
}
FTM_TIES = {
    "owns": ("Ownership", "owner", "asset"),
    "finances": ("Payment", "payer", "beneficiary"),
    "director_of": ("Directorship", "director", "organization"),
    "member_of": ("Membership", "member", "organization"),
    "represents": ("Representation", "agent", "client"),
    "files_complaint": ("CourtCaseParty", "party", "case"),
}
FTM_OTHER = ("UnknownLink", "subject", "object")


def write_ftm(graph, path):
    begins, ends = dates(graph.begins), dates(graph.ends)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        def entity(key, schema, properties):
            out.write(json.dumps({"id": key, "schema": schema, "properties": properties}) + "\n")

        for node, kind in enumerate(graph.kind.tolist()):
            word = NODE_KINDS[kind]
            entity(f"n{node}", FTM_SCHEMAS[word], {"name": [f"{word.title()} {node:07d}"]})
        for edge in range(graph.edges):
            name = EDGE_TYPES[graph.type[edge]]
            schema, source, target = FTM_TIES.get(name, FTM_OTHER)
            properties = {source: [f"n{graph.src[edge]}"], target: [f"n{graph.dst[edge]}"], "startDate": [str(begins[edge])]}
            if graph.ends[edge] < STILL_HOLDS:
                properties["endDate"] = [str(ends[edge])]
            if schema == "Ownership" and not np.isnan(graph.share[edge]):
                properties["percentage"] = [str(graph.share[edge])]
            if schema == "UnknownLink":
                properties["role"] = [name]
            entity(f"e{edge}", schema, properties)


def summary(graph, size, seed, folder):
    """What meta.json says: enough to see at a glance whether two folders hold the same graph."""
    degree = graph.degrees()
    least, most = np.minimum(graph.src, graph.dst), np.maximum(graph.src, graph.dst)
    files = ("nodes.csv", "edges.csv", "pairs.csv", "starts.csv", "chains.csv")
    return {
        "size": size,
        "seed": seed,
        "nodes": graph.nodes,
        "edges": graph.edges,
        "distinct_pairs": len(np.unique(least.astype(np.int64) * graph.nodes + most)),
        "kinds": {kind: int((graph.kind == code).sum()) for code, kind in enumerate(NODE_KINDS)},
        "types": {name: int((graph.type == code).sum()) for code, name in enumerate(EDGE_TYPES)},
        "degree": {
            "max": int(degree.max()),
            "p50": float(np.percentile(degree, 50)),
            "p99": float(np.percentile(degree, 99)),
            "over_1000": int((degree >= 1000).sum()),
            "over_10000": int((degree >= 10000).sum()),
        },
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--size", choices=SIZES, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the folder, which is made when it is not there")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--ftm", action="store_true", help="write the graph as FollowTheMoney-shaped JSON lines too")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    graph = Maker(*SIZES[asked.size], asked.seed).make()
    write_nodes(graph, asked.out / "nodes.csv")
    write_edges(graph, asked.out / "edges.csv")
    pairs, starts, chains = questions(graph, asked.seed)
    write_questions(asked.out / "pairs.csv", ("id", "category", "a", "b"), ((category, *pair) for category, pair in pairs))
    write_questions(asked.out / "starts.csv", ("id", "category", "node"), starts)
    write_questions(asked.out / "chains.csv", ("id", "node"), ((node,) for node in chains))
    shutil.copyfile(Path(__file__).with_name("mapping.csv"), asked.out / "mapping.csv")
    if asked.ftm:
        write_ftm(graph, asked.out / "entities.ftm.json")
    text = json.dumps(summary(graph, asked.size, asked.seed, asked.out), indent=1)
    (asked.out / "meta.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
