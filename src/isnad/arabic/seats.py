"""Spelling at the seam between a stem and its ending: the seat of a final hamza, doubled ت and ن.

Spelling follows the vowels, which print leaves out, and outlets differ where it is free (بدؤوا، بدأوا، بدءوا); so
`join` gives every spelling in use, the one of the school grammars first.
"""

from __future__ import annotations

from isnad.arabic.chars import HAMZA_FINALS

# Letters that do not join the next one: a bare hamza after them keeps its line before ا (جزءا), after others it is
# written on a tooth (عبئا).
_NON_JOINING = "اأإآدذرزوى"


def join(stem: str, ending: str) -> tuple[str, ...]:
    """Spellings of `stem + ending`, the standard one first.

    >>> join("بدأ", "وا"), join("جاء", "وا"), join("مات", "ت")
    (('بدؤوا', 'بدأوا', 'بدءوا'), ('جاؤوا', 'جاءوا'), ('مات',))
    """
    if not ending:
        return (stem,)
    if stem[-1] == ending[0] and ending[0] in "تن":  # the two are written as one with a shadda
        return (stem + ending[1:],)
    if stem[-1] in HAMZA_FINALS:
        return _join_hamza(stem[:-1], stem[-1], ending)
    return (stem + ending,)


def _join_hamza(base: str, hamza: str, ending: str) -> tuple[str, ...]:
    on_line, on_waw, on_tooth, on_alef = (
        base + "ء" + ending,
        base + "ؤ" + ending,
        base + "ئ" + ending,
        base + "أ" + ending,
    )
    if hamza in "ئؤ":
        return (base + hamza + ending,)
    if hamza == "أ":
        if ending[0] == "ا":
            return base + "آ" + ending[1:], on_alef
        if ending[0] == "و":
            return on_waw, on_alef, on_line
        return (on_tooth, on_alef) if ending[0] == "ي" else (on_alef,)
    if base.endswith("ا"):
        return {"و": (on_waw, on_line), "ي": (on_line, on_tooth)}.get(ending[0], (on_line,))
    if base.endswith("ي"):
        return (on_tooth,)
    if base.endswith("و"):
        return (on_line, on_tooth) if ending[0] == "ي" else (on_line,)
    if ending[0] == "ا" and base[-1:] in _NON_JOINING:
        return (on_line, base + "آ" + ending[1:]) if len(ending) > 1 else (on_line,)
    return on_tooth, on_line, on_alef
