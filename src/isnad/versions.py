"""Versions of what reads a page: a record made by other rules or words may differ."""

from isnad.records import Versions

ENGINE = "0.1.0"
RULES = "1"
DATA = "1"
VERSIONS = Versions(engine=ENGINE, rules=RULES, data=DATA)
