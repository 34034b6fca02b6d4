"""Tamarack: intelligence and casework for an immigration-and-passport programme."""

__version__ = "0.1.0"
