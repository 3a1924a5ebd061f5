"""Named people: the fullest name the article gives, roles as they stand, every mention."""

from isnad.mentions.people.find import find_people, role_phrases
from isnad.mentions.people.overlap import drop_overlapping_places
from isnad.mentions.people.roles import RolePhrase

__all__ = ["RolePhrase", "drop_overlapping_places", "find_people", "role_phrases"]
