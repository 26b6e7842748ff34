#!/usr/bin/env bash
# igraph: an undirected edge of a GraphML file becomes a one-way arc, without a word.
#
# GraphML lets an edge say `directed="false"` in a graph whose default is directed. igraph takes the default of
# the graph for all edges: the edge is there in one direction only, and what is computed
# of paths (betweenness, closeness) follows it. There is no warning.
#
# Seen with igraph 0.11.8 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check igraph==0.11.8
python/bin/python -W ignore - <<'PYTHON'
import warnings
import igraph

with open("mixed.graphml", "w") as file:
    file.write('''<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph id="G" edgedefault="directed">
<node id="a"/><node id="b"/><node id="c"/>
<edge source="a" target="b" directed="true"/><edge source="b" target="c" directed="false"/></graph></graphml>''')
with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    graph = igraph.Graph.Read_GraphML("mixed.graphml")
print("directed:", graph.is_directed(), "edges:", graph.get_edgelist(), "from b to c: 1, back:", graph.distances(source=2, target=1, mode="out")[0][0])
assert graph.is_directed() and graph.get_edgelist() == [(0, 1), (1, 2)] and not heard
assert graph.distances(source=2, target=1, mode="out")[0][0] == float("inf")
PYTHON
