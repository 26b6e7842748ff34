#!/usr/bin/env bash
# NetworkX: files of graphs that hold ties of both kinds are refused, though their formats allow them.
#
# GEXF lets an edge say its own `type`, GraphML its own `directed`, beside the default of the graph: so a
# graph may hold ties with and without a direction. NetworkX reads neither: it raises an error
# ("Directed edge found in undirected graph"). Such a graph has to be written in one direction for it.
#
# Seen with networkx 3.4.2 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check networkx==3.4.2
python/bin/python -W ignore - <<'PYTHON'
import io
import networkx as nx

GEXF = b'''<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="undirected">
<nodes><node id="a"/><node id="b"/><node id="c"/></nodes>
<edges><edge id="0" source="a" target="b" type="directed"/><edge id="1" source="b" target="c"/></edges>
</graph></gexf>'''
GRAPHML = b'''<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph id="G" edgedefault="undirected">
<node id="a"/><node id="b"/><node id="c"/>
<edge source="a" target="b" directed="true"/><edge source="b" target="c"/></graph></graphml>'''
for read, text in [(nx.read_gexf, GEXF), (nx.read_graphml, GRAPHML)]:
    try:
        read(io.BytesIO(text))
    except nx.NetworkXError as error:
        print(read.__name__, "raises:", error)
    else:
        raise SystemExit(f"{read.__name__} reads it now")
PYTHON
