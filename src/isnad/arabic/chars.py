"""Classes of characters, named: no other module spells these out."""

from __future__ import annotations

TATWEEL = "\u0640"
# Harakat, Quranic marks, superscript alef: written over letters, never part of a word's identity.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
# Zero-width and bidirectional controls, byte order mark, soft hyphen: invisible, may stand anywhere.
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
DROPPED = TATWEEL + MARKS + INVISIBLE

ALEF_FORMS = "\u0622\u0623\u0625\u0671\u0672\u0673\u0675"
# Letters of the Arabic block, Persian and Urdu additions, and both blocks of presentation forms.
LETTERS = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06fc\u0750-\u077f"
PRESENTATION = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"

DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
OPEN_QUOTES = "«“„\"‟‹"
CLOSE_QUOTES = "»”\"›"
SENTENCE_END = ".!?؟…۔"
HAMZA_FINALS = "\u0621\u0623\u0624\u0626"
SHADDA = "\u0651"
KASRATAN = "\u064d"
