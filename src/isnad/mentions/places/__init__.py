"""Named places: where each stands, which one it is, and whether it acts as a government."""

from isnad.mentions.places.find import find_places

__all__ = ["find_places"]
