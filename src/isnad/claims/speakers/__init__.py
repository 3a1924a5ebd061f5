"""Speakers: who says it, and which person or body that is."""
