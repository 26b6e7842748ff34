#!/usr/bin/env python3
"""Holds the measures that a running server gives for the shipped data against NetworkX.

    shipped.py ENDPOINT

Takes graphs as node-link files from the server, computes their measures with
NetworkX, and compares them with what GraphQL says of the same graphs. Ends with
one line that counts what was compared, or with the first differences and status 1.
"""

import json
import math
import sys
import urllib.parse
import urllib.request

import networkx as nx

GRAPHS = [
    ({}, "collaborationGraph"),
    ({"country": "KEN"}, "collaborationGraph(scope: { country: KEN })"),
    ({"country": "SEN", "boundary": "within"}, "collaborationGraph(scope: { country: SEN }, boundary: WITHIN)"),
    ({"region": "region:hub-asia", "asOf": "2016-06-30"},
     'collaborationGraph(scope: { region: "region:hub-asia" }, asOf: "2016-06-30")'),
    ({"projection": "affiliation", "country": "TZA"},
     "collaborationGraph(scope: { country: TZA }, projection: AFFILIATION)"),
    ({"network": "network:csn", "ties": "participation,community"},
     'collaborationGraph(scope: { network: "network:csn" }, ties: [PARTICIPATION, COMMUNITY])'),
]
MEASURES = """members tiedPairs density components largestComponent averageDistance diameter transitivity
  averageClustering degreeCentralisation reciprocity externalInternalIndex assortativity"""
CENTRALITY = "degree strength betweenness closeness coreNumber"


def asked(endpoint, query):
    body = json.dumps({"query": query}).encode()
    request = urllib.request.Request(endpoint, body, {"content-type": "application/json"})
    answer = json.load(urllib.request.urlopen(request))
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["graph"]


def exported(endpoint, parameters):
    query = urllib.parse.urlencode({**parameters, "format": "node-link"})
    address = endpoint.rsplit("/", 1)[0] + "/export/graph?" + query
    return json.load(urllib.request.urlopen(address))


def simple(document):
    """The simple weighted graph, and the digraph of the directed ties."""
    graph, arcs = nx.Graph(), nx.DiGraph()
    for node in document["nodes"]:
        graph.add_node(node["id"], network=node.get("network"))
    for link in document["edges"]:
        one, other = link["source"], link["target"]
        if one == other:
            continue
        weight = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=weight + link["weight"])
        if link["is_directed"]:
            arcs.add_edge(one, other)
    return graph, arcs


def expected(graph, arcs):
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    degrees = [degree for _, degree in graph.degree]
    n = len(graph)
    known = [node for node, network in graph.nodes(data="network") if network]
    within = [graph.nodes[a]["network"] == graph.nodes[b]["network"] for a, b in graph.subgraph(known).edges]
    assortativity = math.nan
    if within:
        assortativity = nx.attribute_assortativity_coefficient(graph.subgraph(known), "network")
    return {
        "members": n,
        "tiedPairs": graph.number_of_edges(),
        "density": nx.density(graph),
        "components": nx.number_connected_components(graph),
        "largestComponent": len(largest),
        "averageDistance": nx.average_shortest_path_length(largest) if len(largest) > 1 else 0,
        "diameter": nx.diameter(largest),
        "transitivity": nx.transitivity(graph),
        "averageClustering": nx.average_clustering(graph),
        "degreeCentralisation": sum(max(degrees) - it for it in degrees) / ((n - 1) * (n - 2)),
        "reciprocity": nx.overall_reciprocity(arcs) if arcs.number_of_edges() else None,
        "externalInternalIndex": (len(within) - 2 * sum(within)) / len(within) if within else None,
        "assortativity": None if math.isnan(assortativity) else assortativity,
    }


def centralities(graph):
    columns = {
        "degree": dict(graph.degree),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
        "coreNumber": nx.core_number(graph),
    }
    return {node: {name: column[node] for name, column in columns.items()} for node in graph}


def main(endpoint):
    figures, wrong = 0, []

    def compare(place, ours, theirs):
        nonlocal figures
        for name, value in theirs.items():
            figures += 1
            both = (ours[name], value)
            if both != (None, None) and (None in both or abs(both[0] - both[1]) > 1e-9):
                wrong.append(f"{place}, {name}: ours {both[0]}, NetworkX {both[1]}")

    for parameters, field in GRAPHS:
        graph, arcs = simple(exported(endpoint, parameters))
        told = asked(endpoint, f"{{ graph: {field} {{ measures {{ {MEASURES} }} }} }}")
        compare(field, told["measures"], expected(graph, arcs))
        theirs = centralities(graph)
        for kind in ["actors", "venues"]:
            after = "null"
            while after:
                page = f"{kind}(first: 100, after: {after})"
                nodes = f"nodes {{ id centrality {{ {CENTRALITY} }} }}"
                told = asked(endpoint, f"{{ graph: {field} {{ {page} {{ {nodes} pageInfo {{ hasNextPage endCursor }} }} }} }}")[kind]
                for node in told["nodes"]:
                    compare(f"{field}, {node['id']}", node["centrality"], theirs.pop(node["id"]))
                info = told["pageInfo"]
                after = json.dumps(info["endCursor"]) if info["hasNextPage"] else None
        if theirs:
            wrong.append(f"{field}: {len(theirs)} members of the file are not in the answer")
    for line in wrong[:10]:
        print(line, file=sys.stderr)
    verdict = "all agree" if not wrong else f"{len(wrong)} differ"
    print(f"shipped data: {len(GRAPHS)} graphs, {figures} figures, {verdict}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
