"""Measurements beside named peers; `make bench` runs them all and prints one report in Markdown."""
