"""The vocabulary: which kinds of things there are, what can be stated of each, in both languages."""

from tamarack.intelligence.vocabulary.errors import UnknownProperty, UnknownSchema
from tamarack.intelligence.vocabulary.loader import Vocabulary, property_of, vocabulary
from tamarack.intelligence.vocabulary.schema import Edge, Property, Schema, Text

__all__ = [
    "Edge",
    "Property",
    "Schema",
    "Text",
    "UnknownProperty",
    "UnknownSchema",
    "Vocabulary",
    "property_of",
    "vocabulary",
]
