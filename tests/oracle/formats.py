"""Reads a graph's files back with the libraries people will open them with.

    formats.py [--graphs mixed,one-way,...] [--reference plain] -- COMMAND...

COMMAND with a graph (if any are named) and a format after it must write that
file to standard output. What is read back is compared with the reference:
`plain`, the JSON that examples/render.rs prints past the formats, or
`node-link`, for commands that have no such thing. Counts, ids, ends, names,
types and values of all attributes must agree. Prints one line, exits 1 on
differences. igraph reads GraphML and the table of edges too: counts, ends and one
centrality must be NetworkX's and the file's own.
"""

import argparse
import collections
import csv
import io
import json
import math
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import igraph
import networkx
import pydot

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://www.gexf.net/1.2draft}"
TYPES = {"Text": str, "Integer": int, "Number": float, "Flag": bool}

# A graph as it is compared: nodes and edges are attributes by id.
Graph = collections.namedtuple("Graph", "name direction nodes edges")


class Difference(Exception):
    """What was read is not what was written."""


def without_controls(value):
    """What is left of a text, or of the texts in a thing, in XML, DOT and CSV."""
    if isinstance(value, str):
        return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value)
    if isinstance(value, tuple):
        return tuple(map(without_controls, value))
    if isinstance(value, dict):
        return {without_controls(key): without_controls(held) for key, held in value.items()}
    return value


def as_dot(value):
    """A text after DOT's only change: every kind of line break is one line feed."""
    if isinstance(value, str):
        return re.sub("\r\n?", "\n", value)
    if isinstance(value, tuple):
        return tuple(map(as_dot, value))
    return {as_dot(key): as_dot(held) for key, held in value.items()} if isinstance(value, dict) else value


def compare(what, wanted, found):
    """Raises at the first difference, types and all."""
    if type(wanted) is not type(found):
        raise Difference(f"{what}: wanted {wanted!r}, found {found!r}")
    if isinstance(wanted, dict):
        if len(wanted) != len(found):
            missing, extra = wanted.keys() - found.keys(), found.keys() - wanted.keys()
            raise Difference(f"{what}: {len(wanted)} wanted, {len(found)} found, without {missing}, with {extra}")
        for key, value in wanted.items():
            if key not in found:
                raise Difference(f"{what}: no {key!r}")
            compare(f"{what} {key!r}", value, found[key])
    elif wanted != found or (isinstance(wanted, float) and math.copysign(1, wanted) != math.copysign(1, found)):
        raise Difference(f"{what}: wanted {wanted!r}, found {found!r}")


def read_plain(text):
    """The reference of examples/render.rs, with the columns beside it."""
    plain = json.loads(text)

    def row(columns, values):
        pairs = zip(columns, values, strict=True)
        return {name: value for (name, _, _), value in pairs if value is not None}

    nodes, edges = {}, {}
    for key, label, values in plain["nodes"]:
        nodes[key] = {"label": label, **row(plain["node_columns"], values)}
    for key, source, target, directed, weight, values in plain["edges"]:
        held = row(plain["edge_columns"], values)
        edges[key] = {"ends": (source, target), "is_directed": directed, "weight": weight, **held}
    if len(nodes) != len(plain["nodes"]) or len(edges) != len(plain["edges"]):
        raise Difference("an id is there twice")
    return Graph(plain["name"], plain["direction"], nodes, edges), plain


def from_networkx(graph, key=None, drop_node=(), drop_edge=()):
    """A NetworkX graph as it is compared; `key` is the attribute that holds an edge's id."""
    if graph.is_multigraph():
        rows = list(graph.edges(keys=True, data=True))
    else:
        rows = [(source, target, None, data) for source, target, data in graph.edges(data=True)]
    nodes = {node: {k: v for k, v in data.items() if k not in drop_node} for node, data in graph.nodes(data=True)}
    edges = {}
    for source, target, edge_key, data in rows:
        held = {k: v for k, v in data.items() if k not in drop_edge}
        edge_id = held.pop(key, edge_key) if key else edge_key
        if edge_id in edges:
            raise Difference(f"the edge {edge_id!r} is there twice")
        edges[edge_id] = {"ends": (source, target), **held}
    return Graph(graph.graph.get("name"), "Directed" if graph.is_directed() else "Undirected", nodes, edges)


def unmarked(text, path, attribute, words, wanted):
    """Checks and takes away the directions of the edges of a mixed graph, which NetworkX refuses."""
    for edge in ElementTree.fromstring(text).iter(path):
        held, expected = edge.get(attribute), words[wanted.edges[edge.get("id")]["is_directed"]]
        if held != expected:
            raise Difference(f"the edge {edge.get('id')!r} is {held}, not {expected}")
    # Not by ElementTree, which writes no carriage return as it read it.
    return re.sub(f'(<edge [^>]*?) {attribute}="[a-z]*"', r"\1", text.decode()).encode()


def read_graphml(text, wanted):
    if wanted.direction == "Mixed":
        text = unmarked(text, f"{GRAPHML}edge", "directed", {True: "true", False: "false"}, wanted)
    elif b' directed="' in text:
        raise Difference("an edge of an unmixed graph is marked")
    graph = from_networkx(networkx.read_graphml(io.BytesIO(text), force_multigraph=True))
    for key, edge in graph.edges.items():
        if edge.pop("edge_id") != key:
            raise Difference(f"the edge {key!r} is called otherwise in its attributes")
    if not ElementTree.fromstring(text).find(f"{GRAPHML}graph").get("id"):
        raise Difference("the graph has no id")
    return graph


def read_gexf(text, wanted):
    if wanted.direction == "Mixed":
        text = unmarked(text, f"{GEXF}edge", "type", {True: "directed", False: "undirected"}, wanted)
    # Its description is what NetworkX does not read.
    name = ElementTree.fromstring(text).findtext(f"{GEXF}meta/{GEXF}description")
    for attribute in ElementTree.fromstring(text).iter(f"{GEXF}attribute"):
        if not attribute.get("id").isdigit():
            raise Difference(f"the id of an attribute is no number: {attribute.attrib}")
    graph = from_networkx(networkx.read_gexf(io.BytesIO(text)), key="id")._replace(name=name)
    for key, edge in graph.edges.items():
        # The timeline says again what the columns say.
        for start, column in (("start", "since"), ("end", "until")):
            if column in edge and edge.pop(start, None) != edge[column]:
                raise Difference(f"the {start} of {key!r} is not its {column}, {edge[column]}")
    return graph


def read_node_link(text, _):
    return from_networkx(networkx.node_link_graph(json.loads(text), edges="edges"))


def read_cytoscape(text, _):
    graph = networkx.cytoscape_graph(json.loads(text))
    for node, data in graph.nodes(data=True):
        if not data["id"] == data["value"] == data["name"] == node:
            raise Difference(f"the names of {node!r} differ")
    return from_networkx(graph, "id", ("id", "value", "name"), ("key", "source", "target"))


def typed(text, kind):
    """A text of a format without types as a value of a kind."""
    return text == "true" if kind is bool else kind(text)


def unquoted(text):
    if not (text.startswith('"') and text.endswith('"') and len(text) > 1):
        return text
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text[1:-1], flags=re.S)


def dot_graph(text, kinds, is_mixed):
    (graph,) = pydot.graph_from_dot_data(text.decode())
    is_directed = graph.get_type() == "digraph"
    nodes, edges = {}, {}

    def row(attributes, kinds):
        held = {unquoted(name): unquoted(value) for name, value in attributes.items()}
        return {name: typed(value, kinds.get(name, str)) for name, value in held.items()}

    for node in graph.get_nodes():
        nodes[unquoted(node.get_name())] = row(node.get_attributes(), kinds[0])
    for edge in graph.get_edges():
        held = row(edge.get_attributes(), {**kinds[1], "weight": float, "is_directed": bool})
        if (held.pop("dir", None) == "none") != (is_mixed and not held["is_directed"]):
            raise Difference(f"the arrow of {held['key']!r} is wrong")
        ends = (unquoted(edge.get_source()), unquoted(edge.get_destination()))
        edge_id = held.pop("key")
        edges[edge_id] = {"ends": ends, **held}
    return Graph(unquoted(graph.get_name()), "Directed" if is_directed else "Undirected", nodes, edges)


def csv_rows(text, kinds, fixed, tags):
    """The rows of a CSV file by id; an empty cell of any kind is missing."""
    rows = list(csv.reader(io.StringIO(text.decode(), newline="")))
    names, data = rows[0], rows[1:]
    if tags:
        tag_row, *data = data
        if not all(tag.startswith("#") for tag in tag_row) or len(tag_row) != len(names):
            raise Difference(f"no tags: {tag_row}")
        for name, tag in tags.items():
            compare(f"tag of {name!r}", tag, tag_row[names.index(name)])
    found = {}
    for cells in data:
        row = {}
        for name, cell in zip(names, cells, strict=True):
            kind = {**kinds, **fixed}.get(name, str)
            if kind is str and cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n"):
                raise Difference(f"a formula: {cell!r}")
            if kind is str and re.match("'+[=+\\-@\t\r\n]", cell):
                cell = cell[1:]
            if cell != "":
                row[name] = typed(cell, kind)
        found[row.pop("id")] = row
    return found


def without_empty(rows):
    return {key: {name: value for name, value in row.items() if value != ""} for key, row in rows.items()}


def columns_of(graph, plain):
    """Kinds and tags of the columns; without a plain reference the kinds are those of the values."""
    if plain:
        return [
            ({name: TYPES[kind] for name, kind, _ in plain[side]}, {name: tag for name, _, tag in plain[side]})
            for side in ("node_columns", "edge_columns")
        ]
    kinds = [{name: type(value) for row in rows.values() for name, value in row.items()} for rows in (graph.nodes, graph.edges)]
    return [(kinds[0], {}), (kinds[1], {})]


def unordered(graph):
    """Ends in one order, as an undirected graph's reader may turn them."""
    if graph.direction != "Undirected":
        return graph
    edges = {key: {**edge, "ends": tuple(sorted(edge["ends"]))} for key, edge in graph.edges.items()}
    return graph._replace(edges=edges)


def check(write, reference):
    """Compares all formats of one graph; the number of values compared."""
    if reference == "plain":
        wanted, plain = read_plain(write("plain"))
    else:
        wanted, plain = read_node_link(write("node-link"), None), None
        if b' directed="' in write("graphml"):
            wanted = wanted._replace(direction="Mixed")
    (node_kinds, node_tags), (edge_kinds, edge_tags) = columns_of(wanted, plain)
    direction = "Undirected" if wanted.direction == "Undirected" else "Directed"
    in_xml = Graph(*map(without_controls, wanted))
    in_dot = Graph(*map(as_dot, in_xml))
    count = 0
    for name, reader, expected in [
        ("graphml", read_graphml, in_xml),
        ("gexf", read_gexf, in_xml),
        ("node-link", read_node_link, wanted),
        ("cytoscape", read_cytoscape, wanted),
        ("dot", lambda text, _: dot_graph(text, (node_kinds, edge_kinds), wanted.direction == "Mixed"), in_dot),
    ]:
        found = unordered(reader(write(name), expected))
        expected = unordered(expected._replace(direction=direction))
        for part in Graph._fields:
            compare(f"{name} {part}", getattr(expected, part), getattr(found, part))
        count += sum(len(row) for rows in (found.nodes, found.edges) for row in rows.values())
    for name, rows, columns in [
        ("csv-nodes", without_empty(in_xml.nodes), (node_kinds, {}, node_tags)),
        ("csv-edges", without_empty(in_xml.edges), (edge_kinds, {"is_directed": bool, "weight": float}, edge_tags)),
    ]:
        found = csv_rows(write(name), *columns)
        if name == "csv-edges":
            if not write(name).startswith(b"source,target,"):
                raise Difference("a table of edges does not begin with their ends")
            for edge in found.values():
                edge["ends"] = (edge.pop("source"), edge.pop("target"))
            if plain is None:
                # NetworkX, which read the reference, may have turned ends.
                rows, found = (unordered(in_xml._replace(edges=edges)).edges for edges in (rows, found))
        compare(name, rows, found)
        count += sum(map(len, found.values()))
    check_igraph(write, wanted)
    return len(wanted.nodes), len(wanted.edges), count


def check_igraph(write, wanted):
    """igraph sees the same nodes, ends and closeness as NetworkX, in GraphML and in the table."""
    # It reads text as C does, so what holds control characters is not for it.
    if wanted != without_controls(wanted) or not wanted.nodes:
        return
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(write("graphml"))
        file.flush()
        graph = igraph.Graph.Read_GraphML(file.name)
    is_directed = wanted.direction != "Undirected"
    compare("igraph directed", is_directed, graph.is_directed())
    names = graph.vs["id"]
    compare("igraph nodes", sorted(wanted.nodes), sorted(names))

    def ends(rows):
        return collections.Counter(tuple(pair) if is_directed else tuple(sorted(pair)) for pair in rows)

    expected = ends(edge["ends"] for edge in wanted.edges.values())
    compare("igraph ends", dict(expected), dict(ends((names[edge.source], names[edge.target]) for edge in graph.es)))
    compare("igraph edge ids", sorted(wanted.edges), sorted(graph.es["edge_id"]))
    rows = csv.DictReader(io.StringIO(write("csv-edges").decode(), newline=""))
    rows = [row for row in rows if not row["source"].startswith("#")]
    # Its own reader of tables takes the first two columns.
    table = igraph.Graph.TupleList((tuple(row.values())[:2] for row in rows), directed=is_directed)
    tied = {end for pair in expected for end in pair}
    if not any(end[:1] in "=+-@'" for end in tied):
        compare("igraph table", sorted(tied), sorted(table.vs["name"]))
    theirs = networkx.DiGraph() if is_directed else networkx.Graph()
    theirs.add_nodes_from(names)
    theirs.add_edges_from(pair for pair in expected if pair[0] != pair[1])
    closeness = networkx.closeness_centrality(theirs.reverse() if is_directed else theirs, wf_improved=False)
    for node, value in zip(names, graph.simplify().closeness(mode="out"), strict=True):
        if abs((0.0 if math.isnan(value) else value) - closeness[node]) > 1e-9:
            raise Difference(f"closeness of {node}: igraph {value}, NetworkX {closeness[node]}")


def check_simple(write):
    """A file of merged ties has in igraph and NetworkX the betweenness that it says itself."""
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(write("graphml"))
        file.flush()
        graph = igraph.Graph.Read_GraphML(file.name)
        other = networkx.read_graphml(file.name)
    if other.is_multigraph() or graph.has_multiple():
        raise Difference("ties of a simple file are parallel")
    scale = (len(graph.vs) - 1) * (len(graph.vs) - 2) / 2
    theirs = networkx.betweenness_centrality(other)
    for node, raw in zip(graph.vs, graph.betweenness(directed=False), strict=True):
        for name, value in (("igraph", raw / scale), ("NetworkX", theirs[node["id"]])):
            if abs(value - node["betweenness"]) > 1e-9:
                raise Difference(f"betweenness of {node['id']}: ours {node['betweenness']}, {name} {value}")
    return 2 * len(graph.vs)


def check_measures(document):
    """Holds the measures in a file, if it has them, against those of its own graph; how many."""
    graph = networkx.Graph()
    graph.add_nodes_from(node["id"] for node in document["nodes"])
    for link in document["edges"]:
        one, other = link["source"], link["target"]
        if one != other:
            weight = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
            graph.add_edge(one, other, weight=weight + link["weight"])
    theirs = {
        "degree": dict(graph.degree),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": networkx.betweenness_centrality(graph),
        "closeness": networkx.closeness_centrality(graph),
        "core": networkx.core_number(graph),
    }
    for node in document["nodes"]:
        for name, values in theirs.items():
            if abs(node[name] - values[node["id"]]) > 1e-9:
                raise Difference(f"{name} of {node['id']}: ours {node[name]}, NetworkX {values[node['id']]}")
    return len(theirs) * len(document["nodes"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graphs", help="names to put between the command and the format, with commas")
    parser.add_argument("--reference", choices=["plain", "node-link"], default="plain")
    parser.add_argument("--measured", action="store_true", help="hold the measures in the files against NetworkX")
    parser.add_argument("--simple", action="store_true", help="the files hold measures and no parallel ties")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    graphs = [[name] for name in arguments.graphs.split(",")] if arguments.graphs else [[]]
    totals = [0, 0, 0]
    for graph in graphs:

        def write(name):
            command = [*arguments.command, *graph, name]
            return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout

        try:
            counts = check(write, arguments.reference)
            figures = check_measures(json.loads(write("node-link"))) if arguments.measured else 0
            if arguments.simple:
                figures += check_simple(write)
        except Exception as error:  # Whatever a reader throws is a difference.
            named = f"{graph[0]}: " if graph else ""
            print(f"formats: {named}{type(error).__name__}: {error}")
            sys.exit(1)
        totals = [total + count for total, count in zip(totals, counts)]
    print(f"formats: 7 formats agree on {len(graphs)} graphs: {totals[0]} nodes, {totals[1]} edges, {totals[2]} values"
          + (f", {figures} of them measures as others have them" if figures else ""))


if __name__ == "__main__":
    main()
