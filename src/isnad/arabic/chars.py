"""Classes of characters, named: no other module spells these out.

Each is the inside of a regular expression's `[...]`.
"""

from __future__ import annotations

TATWEEL = "\u0640"
# Harakat, Quranic marks, superscript alef, and their presentation forms: written over letters, never part of a word's
# identity.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff"
    "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f"
)
# Zero-width and bidirectional controls, byte order mark, soft hyphen, variation selectors: invisible, anywhere.
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
DROPPED = TATWEEL + MARKS + INVISIBLE
# Control characters and halves of surrogate pairs: broken input, never words.
BROKEN = "\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\ud800-\udfff"

ALEF_FORMS = "\u0622\u0623\u0625\u0671\u0672\u0673\u0675"
HAMZA_FINALS = "\u0621\u0623\u0624\u0626"
SHADDA = "\u0651"
KASRATAN = "\u064d"
TANWIN = "\u064b"
FINAL_VOWELS = "\u064e\u064f\u0650\u0652"
HAMZA_ALEFS = ("\u0622", "\u0623", "\u0625")
# Letters of the Arabic blocks with the Persian and Urdu additions. Presentation forms: those that stand for letters
# (not the honorifics, such as U+FDFA, which stand for a phrase).
LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
)
PRESENTATION = (
    "\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdf9\ufdfc\ufe80-\ufefc"
)

DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
OPEN_QUOTES = '«“„"‟‹'
CLOSE_QUOTES = '»”"›'
SENTENCE_END = ".!?؟…۔"
