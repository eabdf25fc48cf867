#!/usr/bin/env python3
"""Answers the questions of the benchmarks with igraph, and compares the answers of others with them.

    python3 bench/oracle.py DIR --out answers.json [--only Q1,Q2]
    python3 bench/oracle.py DIR --check theirs.json [--only Q1,Q2]

DIR is a folder that `generate.py` has made. The answers stand in the order of pairs.csv (Q1 to Q4, Q7), starts.csv (Q5) and chains.csv (Q6).
`bench/README.md` defines the questions; those of `FURTHER` ask the same with other days, kinds and directions.
Sums may differ by one part in a million, everything else must be equal.

Needs igraph. It has no filters, so each question gets a graph of its own, made of the edges that the question may walk.
"""

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import igraph

CAPITAL = ("owns", "finances", "supplies", "grants_concession")
MONEY = ("owns", "finances", "buys_from")
ASKED_DAY = "2015-06-30"

# name: (question, day or None, types walked forward or None for all, types walked backward or None for all, kinds passed or None for all)
FURTHER = {
    "Q2m": ("hops", ASKED_DAY, ("owns", "finances", "supplies"), ("buys_from",), None),
    "Q1 on 2003-02-01": ("hops", "2003-02-01", None, None, None),
    "Q1 through companies and persons": ("hops", None, None, None, ("company", "bank", "person")),
    "Q2 on 1999-12-31": ("hops", "1999-12-31", CAPITAL, (), None),
    "Q3 on 2015-06-30": ("shortest", ASKED_DAY, None, None, None),
    "Q4 of directors and owners": ("count", None, ("owns", "director_of"), ("owns", "director_of"), None),
    "Q5 along what is owned": ("reach", None, ("owns",), (), None),
    "Q5 on 2015-06-30": ("reach", ASKED_DAY, None, None, None),
    "Q6 on 2015-06-30": ("chains", ASKED_DAY, (), MONEY, None),
    "Q7 on 2010-01-01": ("cheapest", "2010-01-01", None, None, None),
}

# The questions that define the benchmark, in the same form.
DEFINED = {
    "Q1": ("hops", None, None, None, None),
    "Q2": ("hops", ASKED_DAY, CAPITAL, (), None),
    "Q3": ("shortest", None, None, None, None),
    "Q4": ("count", None, None, None, None),
    "Q5": ("reach", None, None, None, None),
    "Q6": ("chains", None, (), MONEY, None),
    "Q7": ("cheapest", None, None, None, None),
}

SHORTEST, LONGEST_OF_SHORTEST = 10, 6
LONGEST_COUNTED = 4
LONGEST_CHAIN = 6


class Data:
    """A folder of the generator."""

    def __init__(self, folder):
        def lines(name):
            with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

        self.kinds = [line["kind"] for line in lines("nodes")]
        self.edges = [
            (int(line["src"]), int(line["dst"]), line["type"], line["valid_from"], line["valid_to"], int(line["cost"]), line["share"])
            for line in lines("edges")
        ]
        self.pairs = [(int(line["a"]), int(line["b"])) for line in lines("pairs")]
        self.starts = [int(line["node"]) for line in lines("starts")]
        self.chains = [int(line["node"]) for line in lines("chains")]


class Walks:
    """The steps that a question may take, as a graph without parallel edges whose steps know what they stand for."""

    def __init__(self, data, day, forward, backward):
        self.times, self.least_cost, self.factor = Counter(), {}, defaultdict(float)
        for src, dst, name, begins, ends, cost, share in data.edges:
            # Dates written year first are in order as texts.
            if day is not None and not (begins <= day and (ends == "" or day < ends)):
                continue
            factor = float(share) / 100 if name == "owns" and share else 1.0
            for step, walked in (((src, dst), forward), ((dst, src), backward)):
                if walked is None or name in walked:
                    self.times[step] += 1
                    self.least_cost[step] = min(cost, self.least_cost.get(step, cost))
                    self.factor[step] += factor
        steps = list(self.times)
        self.graph = igraph.Graph(n=len(data.kinds), edges=steps, directed=True)
        self.graph.es["cost"] = [self.least_cost[step] for step in steps]

    def paths(self, start, to, most):
        """All simple paths of at most so many hops, as lists of nodes."""
        return self.graph.get_all_simple_paths(start, to=to, minlen=1, maxlen=most, mode="out")

    def product(self, path, of):
        result = 1
        for step in zip(path, path[1:]):
            result *= of[step]
        return result


def hops(data, walks, passed):
    if passed is None:
        return [finite(walks.graph.distances(a, b, mode="out")[0][0]) for a, b in data.pairs]
    answers = []
    for a, b in data.pairs:
        # The ends may be of any kind, so each pair has nodes of its own to pass.
        nodes = [node for node, kind in enumerate(data.kinds) if kind in passed or node in (a, b)]
        part = walks.graph.induced_subgraph(nodes)
        answers.append(finite(part.distances(nodes.index(a), nodes.index(b), mode="out")[0][0]))
    return answers


def finite(distance):
    return None if distance == float("inf") else int(distance)


def shortest(data, walks, _):
    answers = []
    for a, b in data.pairs:
        first = walks.graph.distances(a, b, mode="out")[0][0]
        lengths = []
        if first <= LONGEST_OF_SHORTEST:
            # Paths of each length in turn, until there are enough of them.
            for most in range(int(first), LONGEST_OF_SHORTEST + 1):
                lengths = sorted(len(path) - 1 for path in walks.paths(a, b, most))
                if len(lengths) >= SHORTEST:
                    break
        answers.append(lengths[:SHORTEST])
    return answers


def count(data, walks, _):
    answers = []
    for a, b in data.pairs:
        paths = walks.paths(a, b, LONGEST_COUNTED)
        answers.append([len(paths), sum(walks.product(path, walks.times) for path in paths)])
    return answers


def reach(data, walks, _):
    def within(start, hops):
        return walks.graph.neighborhood_size(start, order=hops, mode="out") - 1

    return [[within(start, 2), within(start, 3)] for start in data.starts]


def chains(data, walks, _):
    """Edges between the same two nodes are different steps: a path of nodes stands for the product of their numbers."""
    answers = []
    for start in data.chains:
        by_depth, total = [0] * LONGEST_CHAIN, 0.0
        for path in walks.paths(start, None, LONGEST_CHAIN):
            by_depth[len(path) - 2] += walks.product(path, walks.times)
            total += walks.product(path, walks.factor)
        answers.append([sum(by_depth), total, by_depth])
    return answers


def cheapest(data, walks, _):
    return [finite(walks.graph.distances(a, b, weights="cost", mode="out")[0][0]) for a, b in data.pairs]


ASK = {"hops": hops, "shortest": shortest, "count": count, "reach": reach, "chains": chains, "cheapest": cheapest}


def answers(data, only):
    found, graphs = {}, {}
    for name, (question, day, forward, backward, passed) in (DEFINED | FURTHER).items():
        if only and name not in only:
            continue
        walked = (day, forward, backward)
        if walked not in graphs:
            graphs[walked] = Walks(data, *walked)
        found[name] = ASK[question](data, graphs[walked], passed)
        print(f"{name}: {len(found[name])} answers", file=sys.stderr)
    return found


def same(ours, theirs):
    if isinstance(ours, list):
        return isinstance(theirs, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, float):
        return isinstance(theirs, (int, float)) and abs(ours - theirs) <= 1e-6 * max(1.0, abs(ours))
    return ours == theirs


def compare(ours, theirs):
    """Prints how many answers differ; tells whether none does."""
    all_same = True
    for name, expected in ours.items():
        if name not in theirs:
            print(f"{name}: not among the answers")
            all_same &= name in FURTHER
            continue
        given = theirs[name]
        differing = [number for number, answer in enumerate(expected) if number >= len(given) or not same(answer, given[number])]
        print(f"{name}: {len(differing)} of {len(expected)} differ", f"(the first is number {differing[0]})" if differing else "")
        all_same &= not differing and len(given) == len(expected)
    return all_same


def written(found):
    """JSON with a line for each question, and sums with the digits that count."""
    def rounded(value):
        if isinstance(value, list):
            return [rounded(item) for item in value]
        return round(value, 9) if isinstance(value, float) else value

    lines = [f"{json.dumps(name)}: {json.dumps(rounded(list(items)), separators=(',', ':'))}" for name, items in found.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="where the answers are written")
    parser.add_argument("--check", type=Path, help="answers of others, as the program `bench` writes them")
    parser.add_argument("--only", help="names of questions, separated by commas; all when omitted")
    asked = parser.parse_args()
    only = asked.only.split(",") if asked.only else []
    found = answers(Data(asked.folder), only)
    if asked.out:
        asked.out.write_text(written(found), encoding="utf-8")
    if asked.check and not compare(found, json.loads(asked.check.read_text(encoding="utf-8"))):
        raise SystemExit("the answers differ")


if __name__ == "__main__":
    main()
