"""Statements: who said what, in the words of the article."""
