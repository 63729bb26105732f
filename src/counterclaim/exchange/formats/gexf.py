"""GEXF 1.2 for Gephi and its like: who speaks about, denies and quotes whom."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO
from xml.sax.saxutils import quoteattr

from counterclaim.exchange.formats.flat import without_controls
from counterclaim.exchange.formats.tally import Tally
from counterclaim.exchange.formats.voicegraph import Edge, Node, graph_of
from counterclaim.records import Reading

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta><creator>Counterclaim</creator><description>Who speaks about, denies and quotes whom</description></meta>
<graph defaultedgetype="directed" mode="static">
"""
_NODE_CELLS = {"kind": "string", "country": "string", "wikidata": "string", "claims": "integer"}
_EDGE_CELLS = {"tie": "string", "articles": "integer", "first": "string", "last": "string"}


def write_gexf(readings: Iterable[Reading], stream: TextIO) -> int:
    """Write the graph of *readings* and return how many articles there were."""
    counted = Tally(readings)
    graph = graph_of(counted)
    used = {end for one, other, _ in graph.edges for end in (one, other)}
    stream.write(_HEAD)
    stream.writelines(_declared("node", _NODE_CELLS))
    stream.writelines(_declared("edge", _EDGE_CELLS))
    stream.write("<nodes>\n")
    stream.writelines(_node(node) for node in graph.nodes.values() if node.number in used or node.claims)
    stream.write("</nodes>\n<edges>\n")
    for place, ((one, other, tie), edge) in enumerate(graph.edges.items()):
        stream.write(_edge(place, one, other, tie, edge))
    stream.write("</edges>\n</graph>\n</gexf>\n")
    return counted.number


def _declared(of: str, cells: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{of}">'
    for name, kind in cells.items():
        yield f'<attribute id="{name}" title="{name}" type="{kind}"/>'
    yield "</attributes>\n"


def _node(node: Node) -> str:
    cells = {"kind": node.kind, "country": node.country, "wikidata": node.wikidata, "claims": node.claims}
    return f'<node id="n{node.number}" label={_quoted(node.name or "unknown outlet")}>{_values(cells)}</node>\n'


def _edge(number: int, one: int, other: int, tie: str, edge: Edge) -> str:
    cells = {"tie": tie, "articles": edge.articles, "first": edge.first, "last": edge.last}
    return (
        f'<edge id="e{number}" source="n{one}" target="n{other}" label={_quoted(tie)} weight="{edge.weight}">'
        f"{_values(cells)}</edge>\n"
    )


def _values(cells: Mapping[str, object]) -> str:
    known = {name: _quoted(str(cell)) for name, cell in cells.items() if cell is not None}
    values = (f'<attvalue for="{name}" value={cell}/>' for name, cell in known.items())
    return f"<attvalues>{''.join(values)}</attvalues>"


def _quoted(text: str) -> str:
    return quoteattr(without_controls(text))
