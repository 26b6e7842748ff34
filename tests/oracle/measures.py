#!/usr/bin/env python3
"""Holds the measures of crates/graph/src/measure against NetworkX.

    measures.py [--spoil] EXECUTABLE

Draws nets from fixed seeds, gives them to EXECUTABLE (examples/measure.rs) one
a line, computes every figure with NetworkX, and compares. Ends with one line
that counts what was compared, or with the first differences and status 1.
With --spoil one figure is changed before comparing, so that it must fail.
"""

import itertools
import json
import random
import subprocess
import sys

import networkx as nx
import numpy as np

STRICT, LOOSE, SLACK = 1e-9, 1e-6, 0.01
ITERATIVE = {"eigenvector", "page_rank"}
ROLES = ["coordinator", "gatekeeper", "representative", "consultant", "liaison"]


# Nets


def net(name, nodes, ties=(), arcs=(), groups=None):
    """ties: pairs or {pair: weight}; arcs are made ties where they are none."""
    weights = {}
    for pair, weight in dict.fromkeys(ties, 1.0).items() if not isinstance(ties, dict) else ties.items():
        weights[tuple(sorted(pair))] = float(weight)
    for pair in arcs:
        weights.setdefault(tuple(sorted(pair)), 1.0)
    return {
        "name": name,
        "nodes": nodes,
        "ties": [[a, b, weight] for (a, b), weight in sorted(weights.items())],
        "arcs": sorted(map(list, set(arcs))),
        "groups": groups or [None] * nodes,
    }


def grouped(draw, nodes, most=6):
    """Some nodes have no group, and some nets only one."""
    kinds = draw.randint(1, most)
    return [draw.randrange(kinds) if draw.random() < 0.85 else None for _ in range(nodes)]


def edges(graph):
    return list(nx.convert_node_labels_to_integers(graph, ordering="sorted").edges)


def weighted(draw, ties):
    return {tie: draw.choice([0.25, 0.5, 1.0, 2.0, draw.uniform(0.01, 9.0)]) for tie in ties}


def projection(draw, actors, venues, most):
    """Actors that share a venue of k have a tie of 1/(k-1), summed; some also have arcs."""
    ties = {}
    for _ in range(venues):
        members = sorted(draw.sample(range(actors), min(actors, draw.randint(1, most))))
        for pair in itertools.combinations(members, 2):
            ties[pair] = ties.get(pair, 0.0) + 1 / (len(members) - 1)
    arcs = {tuple(draw.sample(range(actors), 2)) for _ in range(actors // 4)} if actors > 1 else set()
    for pair in arcs:
        tie = tuple(sorted(pair))
        ties[tie] = ties.get(tie, 0.0) + 1.0
    return ties, arcs


def communities_net(draw, sizes, inside, between):
    return edges(nx.stochastic_block_model(
        sizes,
        [[inside if a == b else between for b in range(len(sizes))] for a in range(len(sizes))],
        seed=draw.randrange(10**6),
    ))


def nets():
    draw = random.Random(20140918)
    yield net("empty", 0)
    for nodes in (1, 2, 3, 10):
        yield net(f"{nodes} isolates", nodes, groups=grouped(draw, nodes))
    for nodes in (2, 3, 4, 5, 8, 13, 30):
        yield net(f"complete {nodes}", nodes, itertools.combinations(range(nodes), 2), groups=grouped(draw, nodes))
        yield net(f"star {nodes}", nodes, [(0, leaf) for leaf in range(1, nodes)], groups=grouped(draw, nodes))
        yield net(f"path {nodes}", nodes, [(node - 1, node) for node in range(1, nodes)], groups=grouped(draw, nodes))
    rivals = [(0, leaf) for leaf in range(1, 31)] + [(31, leaf) for leaf in range(32, 62)] + [(61, 62)]
    yield net("rival stars", 63, rivals, groups=grouped(draw, 63))
    for nodes in (3, 4, 7, 20):
        yield net(f"ring {nodes}", nodes, edges(nx.cycle_graph(nodes)), groups=grouped(draw, nodes))
    karate = nx.karate_club_graph()
    clubs = [int(karate.nodes[node]["club"] == "Officer") for node in karate]
    yield net("karate club", 34, {(a, b): w for a, b, w in karate.edges(data="weight")}, groups=clubs)
    yield net("florentine families", 15, edges(nx.florentine_families_graph()), groups=grouped(draw, 15))
    yield net("les miserables", 77, edges(nx.les_miserables_graph()), groups=grouped(draw, 77))
    yield net("southern women", 32, edges(nx.convert_node_labels_to_integers(nx.davis_southern_women_graph())))
    yield net("barbell", 16, edges(nx.barbell_graph(6, 4)), groups=grouped(draw, 16))
    yield net("equal components", 12, [(a + 4 * part, b + 4 * part) for part in range(3) for a, b in [(0, 1), (1, 2), (0, 2), (2, 3)]])
    for number in range(20):
        nodes = draw.randint(4, 80)
        yield net(f"sparse {number}", nodes, edges(nx.gnm_random_graph(nodes, nodes // 2, seed=number)), groups=grouped(draw, nodes))
        nodes = draw.randint(10, 120)
        yield net(f"random {number}", nodes, edges(nx.gnp_random_graph(nodes, draw.uniform(0.02, 0.5), seed=number)), groups=grouped(draw, nodes))
        left, right = draw.randint(1, 30), draw.randint(1, 30)
        yield net(f"bipartite {number}", left + right, edges(nx.bipartite.random_graph(left, right, 0.3, seed=number)), groups=grouped(draw, left + right))
        nodes = draw.randint(2, 60)
        arcs = list(nx.gnp_random_graph(nodes, draw.uniform(0.02, 0.4), seed=number, directed=True).edges)
        yield net(f"directed {number}", nodes, arcs=arcs, groups=grouped(draw, nodes))
        nodes = draw.randint(5, 100)
        ties = weighted(draw, edges(nx.gnm_random_graph(nodes, 3 * nodes, seed=number)))
        yield net(f"weighted {number}", nodes, ties, groups=grouped(draw, nodes))
        nodes = draw.randint(6, 150)
        ties = edges(nx.barabasi_albert_graph(nodes, draw.randint(1, 4), seed=number))
        yield net(f"scale-free {number}", nodes, weighted(draw, ties), groups=grouped(draw, nodes))
        actors = draw.randint(2, 120)
        ties, arcs = projection(draw, actors, draw.randint(1, 40), draw.choice([3, 8, 25]))
        yield net(f"venues {number}", actors, ties, arcs, grouped(draw, actors))
        sizes = [draw.randint(3, 25) for _ in range(draw.randint(2, 7))]
        yield net(f"blocks {number}", sum(sizes), communities_net(draw, sizes, 0.4, 0.03), groups=grouped(draw, sum(sizes)))
        parts = [edges(nx.connected_watts_strogatz_graph(12, 4, 0.3, seed=number * 9 + part)) for part in range(3)]
        ties = [(a + 13 * part, b + 13 * part) for part, found in enumerate(parts) for a, b in found]
        yield net(f"disconnected {number}", 40, weighted(draw, ties), groups=grouped(draw, 40))
    for number in range(4):
        nodes = draw.randint(150, 400)
        ties, arcs = projection(draw, nodes, nodes // 2, 12)
        yield net(f"movement {number}", nodes, ties, arcs, grouped(draw, nodes, 5))
    yield net("a summit", 300, *projection(draw, 300, 1, 300), grouped(draw, 300, 5))
    ties, arcs = projection(draw, 2000, 900, 8)
    yield net("2,000 nodes", 2000, ties, arcs, grouped(draw, 2000, 5))


# What NetworkX says


def graph_of(line):
    graph = nx.Graph()
    graph.add_nodes_from(range(line["nodes"]))
    graph.add_weighted_edges_from(line["ties"])
    return graph


def summary_of(line, graph):
    nodes, ties = graph.number_of_nodes(), graph.number_of_edges()
    components = [sorted(found) for found in nx.connected_components(graph)]
    largest = max(components, key=lambda found: (len(found), -found[0]), default=[])
    core = graph.subgraph(largest)
    degrees = [degree for _, degree in graph.degree]
    digraph = nx.DiGraph(map(tuple, line["arcs"]))
    groups = {node: group for node, group in enumerate(line["groups"]) if group is not None}
    members = graph.subgraph(groups).copy()
    nx.set_node_attributes(members, groups, "group")
    external = sum(groups[a] != groups[b] for a, b in members.edges)
    internal = members.number_of_edges() - external
    return {
        "nodes": nodes,
        "ties": ties,
        "density": nx.density(graph),
        "components": len(components),
        "largest_component": len(largest),
        "average_distance": nx.average_shortest_path_length(core) if largest else None,
        "diameter": nx.diameter(core) if largest else None,
        "transitivity": nx.transitivity(graph),
        "average_clustering": nx.average_clustering(graph) if nodes else None,
        "degree_centralisation":
            sum(max(degrees) - degree for degree in degrees) / ((nodes - 1) * (nodes - 2)) if nodes > 2 else None,
        "reciprocity": nx.overall_reciprocity(digraph) if line["arcs"] else None,
        "external_internal_index": (external - internal) / (external + internal) if external + internal else None,
        "assortativity": assortativity(members),
    }


def assortativity(members):
    """NetworkX divides 0 by 0 where all ties are within one group, and fails without ties."""
    ends = {members.nodes[node]["group"] for tie in members.edges for node in tie}
    return nx.attribute_assortativity_coefficient(members, "group") if len(ends) > 1 else None


def eigenvector(graph):
    """Where the power iteration does not settle, numpy decomposes the matrix."""
    if not graph.number_of_edges():
        return dict.fromkeys(graph, 0.0)
    try:
        return nx.eigenvector_centrality(graph, max_iter=10_000, tol=1e-12)
    except nx.PowerIterationFailedConvergence:
        _, vectors = np.linalg.eigh(nx.to_numpy_array(graph, weight=None))
        return dict(zip(graph, map(abs, vectors[:, -1].tolist())))


def centralities_of(line, graph):
    """By measure, then by node."""
    if not graph:
        return {}
    roles = brokerage(line, graph)
    return {
        "degree": dict(graph.degree),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph, normalized=True),
        "closeness": nx.closeness_centrality(graph, wf_improved=True),
        "eigenvector": eigenvector(graph),
        "page_rank": nx.pagerank(graph, alpha=0.85, weight="weight", tol=1e-12, max_iter=10_000),
        "core_number": nx.core_number(graph),
        **{role: {node: roles[node][role] for node in graph} for role in ROLES},
    }


def brokerage(line, graph):
    """Straight from the definition: every ordered triad without a third tie."""
    groups = line["groups"]
    counts = {node: dict.fromkeys(ROLES, 0) for node in graph}
    for broker in graph:
        for source, target in itertools.permutations(graph[broker], 2):
            i, j, k = groups[source], groups[broker], groups[target]
            if graph.has_edge(source, target) or None in (i, j, k):
                continue
            if i == j == k:
                role = "coordinator"
            elif j == k:
                role = "gatekeeper"
            elif i == j:
                role = "representative"
            elif i == k:
                role = "consultant"
            else:
                role = "liaison"
            counts[broker][role] += 1
    return counts


# Comparing


class Comparison:
    def __init__(self):
        self.figures = 0
        self.differences = []

    def equal(self, where, ours, theirs, tolerance):
        self.figures += 1
        if ours is None or theirs is None:
            same = ours is theirs
        else:
            same = abs(ours - theirs) <= tolerance
        self.hold(same, where, ours, theirs)

    def hold(self, same, where, ours, theirs):
        if not same:
            self.differences.append(f"{where}: ours {ours}, NetworkX {theirs}")

    def net(self, line, answer):
        name, graph = line["name"], graph_of(line)
        summary, places = answer["summary"], answer["centralities"]
        for measure, theirs in summary_of(line, graph).items():
            self.equal(f"{name}, {measure}", summary[measure], theirs, STRICT)
        self.hold(len(places) == line["nodes"], f"{name}, places", len(places), line["nodes"])
        for measure, theirs in centralities_of(line, graph).items():
            tolerance = LOOSE if measure in ITERATIVE else STRICT
            for node, place in enumerate(places):
                self.equal(f"{name}, {measure} of {node}", place[measure], theirs[node], tolerance)
        self.communities(name, graph, summary, [place["community"] for place in places])

    def communities(self, name, graph, summary, numbers):
        found = {}
        for node, number in enumerate(numbers):
            found.setdefault(number, set()).add(node)
        order = sorted(found.values(), key=lambda part: (-len(part), min(part)))
        numbered = [found.get(number) for number in range(len(found))] == order
        self.figures += 1
        self.hold(numbered, f"{name}, order of communities", numbers, "by size, then smallest node")
        self.equal(f"{name}, communities", summary["communities"], len(found), STRICT)
        if not graph.number_of_edges():
            self.equal(f"{name}, modularity", summary["modularity"], None, STRICT)
            return
        modularity = nx.community.modularity(graph, order)
        self.equal(f"{name}, modularity", summary["modularity"], modularity, STRICT)
        theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=0))
        self.figures += 1
        self.hold(modularity >= theirs - SLACK, f"{name}, modularity against Louvain's", modularity, theirs)


def measured(executable, lines):
    """The answers, and how long each took."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    run = subprocess.run([executable], input=text, capture_output=True, text=True, check=True)
    answers = [json.loads(answer) for answer in run.stdout.splitlines()]
    if len(answers) != len(lines):
        sys.exit(f"oracle: {len(lines)} nets, but {len(answers)} answers")
    return answers, [answer.pop("seconds") for answer in answers]


def main(arguments):
    spoil = "--spoil" in arguments
    executables = [argument for argument in arguments if argument != "--spoil"]
    if len(executables) != 1:
        sys.exit(__doc__)
    lines = list(nets())
    answers, times = measured(executables[0], lines)
    again, _ = measured(executables[0], lines)
    if spoil:
        for answer in (answers[-1], again[-1]):
            answer["centralities"][1234]["betweenness"] += 1e-7
    comparison = Comparison()
    for line, answer, twin in zip(lines, answers, again):
        comparison.net(line, answer)
        comparison.hold(answer == twin, f"{line['name']}, twice", "another answer", "the same")
    largest = max(range(len(lines)), key=lambda index: lines[index]["nodes"])
    summary, centralities = times[largest]
    print(
        f"oracle: {lines[largest]['nodes']} nodes and {len(lines[largest]['ties'])} ties took"
        f" {summary:.3f} s (summary) and {centralities:.3f} s (centralities)"
    )
    counted = f"oracle: {len(lines)} nets, {comparison.figures} figures"
    if comparison.differences:
        print("\n".join(comparison.differences[:20]))
        print(f"{counted}, {len(comparison.differences)} differ")
        sys.exit(1)
    print(f"{counted}, all agree")


if __name__ == "__main__":
    main(sys.argv[1:])
