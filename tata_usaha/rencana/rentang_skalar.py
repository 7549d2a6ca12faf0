"""Where each value of a YAML file begins and ends, for whoever edits the file and leaves its layout alone."""

from __future__ import annotations

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from zi_model.nilai_mentah import Jalur


def rentang_skalar(teks: str) -> dict[Jalur, tuple[int, int]]:
    """Return for each scalar by its path the first character and the one after the last.

    Quotes and the mark of a folded text belong to it, comments after it do not. The file has been read without
    problems before.
    """
    # only the parser in Python counts characters
    return dict(_telusuri(YAML(typ="safe", pure=True).compose(teks), ()))


def _telusuri(simpul: Node, jalur: Jalur) -> Iterator[tuple[Jalur, tuple[int, int]]]:
    if isinstance(simpul, ScalarNode):
        yield jalur, (simpul.start_mark.index, simpul.end_mark.index)
    elif isinstance(simpul, MappingNode):
        for kunci, nilai in simpul.value:
            yield from _telusuri(nilai, (*jalur, kunci.value))
    elif isinstance(simpul, SequenceNode):
        for ke, nilai in enumerate(simpul.value):
            yield from _telusuri(nilai, (*jalur, ke))
