"""Measures of the ground, printed as ratios within one run. `make bench`, or `make bench ONLY=bulk`."""
