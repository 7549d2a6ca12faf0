"""The base of every model that is read from a file that people edit.

Frozen, because a plan that has been read does not change; strict, because `nomor: 012` must
not silently become something else; and closed, because an unknown key is a misspelt one.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """A frozen, strict, closed record."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
