"""Errors of the vocabulary.

BadInput
├── UnknownSchema      no schema of that name
└── UnknownProperty    the schema has no property of that name, nor has any it extends
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput


class UnknownSchema(BadInput):
    """No schema of that name."""

    code = "unknown-schema"


class UnknownProperty(BadInput):
    """The schema has no property of that name, nor has any it extends."""

    code = "unknown-property"
