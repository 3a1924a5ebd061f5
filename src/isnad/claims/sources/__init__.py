"""Chains of sources: on whose word something stands, nearest to the fact first."""
