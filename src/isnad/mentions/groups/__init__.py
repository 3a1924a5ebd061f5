"""Organisations: states and their bodies, armed groups, parties, courts, media, companies."""

from isnad.mentions.groups.find import find_groups, group_at

__all__ = ["find_groups", "group_at"]
