"""The XML namespaces of a Word file, once for everything that reads or writes its parts."""

from __future__ import annotations

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # Word's “Strict Open XML”
)
"""Those of a document's own elements."""
W = f"{{{WORD[0]}}}"
"""Stands before the names of a document's elements, as lxml writes them."""
GAMBAR = "http://schemas.openxmlformats.org/drawingml/2006/main"
GAMBAR_WORD = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
JENIS_ISI = "http://schemas.openxmlformats.org/package/2006/content-types"
HUBUNGAN = "http://schemas.openxmlformats.org/package/2006/relationships"
"""Those of the lists in a package: what its parts are, and to which others they refer."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""That of a reference within a part, with which the kinds of references begin."""
CADANGAN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Old Word's copy of a text box: it says the same a second time, and nobody sees it."""
