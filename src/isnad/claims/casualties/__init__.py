"""Casualties: so many people harmed, where, when, how, by whom, on whose word."""
