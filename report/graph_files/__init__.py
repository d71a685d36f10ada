"""The overlap graph as files, one format a module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from compare.graph import OverlapGraph
from report.graph_files.gexf_file import gexf_bytes
from report.graph_files.graph_json_file import graph_json_bytes
from report.graph_files.graphml_file import graphml_bytes
from report.graph_files.page_file import page_bytes
from report.graph_files.svg_file import svg_bytes
from report.written import write_bytes

__all__ = ["SUFFIXES", "gexf_bytes", "graph_json_bytes", "graphml_bytes", "page_bytes", "svg_bytes", "write_graph"]

_WRITERS: Mapping[str, Callable[[OverlapGraph], bytes]] = {
    ".gexf": gexf_bytes,
    ".graphml": graphml_bytes,
    ".html": page_bytes,
    ".json": graph_json_bytes,
    ".svg": svg_bytes,
}
SUFFIXES = tuple(sorted(_WRITERS))


def write_graph(graph: OverlapGraph, path: Path) -> None:
    """Write the graph in the format the file's name asks for; OSError when the name asks for none we know."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise OSError(0, f"no format ends in “{path.suffix}”, use one of {', '.join(SUFFIXES)}", str(path))
    write_bytes(path, writer(graph))
