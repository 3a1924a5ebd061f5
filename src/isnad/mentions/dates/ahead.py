"""Whether the clause around a date looks ahead: «سيصل السبت», «من المقرر أن تبدأ الأحد»."""

from __future__ import annotations

from functools import lru_cache

from isnad.arabic.tokens import Tokens, Word

_WINDOW = 12  # tokens either side; a clause is rarely longer before it is marked
_STOPS = frozenset(".،؛؟!:")
_AHEAD = frozenset(
    "سوف المقرر المقرره المرتقب المرتقبه المتوقع المزمع يعتزم تعتزم يعتزمون ينوي تنوي ينتظر يتوقع ستكون سيكون مقرر مقررا مقرره مرتقب مرتقبه "
    "المنتظر يستعد تستعد ابتداء اعتبارا بحلول موعدا المقبل المقبله القادم القادمه سينطلق سيبدا ستبدا سيعقد ستعقد غدا لن".split()
)
_NOUNS = frozenset(
    "سياسه سياسات سياسي سياسيه سياسيا سياسيين سياسيون سياده سيادي سياده سياره سيارات سياق سياج سياح سياحه سياحي سياحيه سيطره سيناء سيناريو سيول سيوله "
    "سيده سيدات سيف سيلان سيرته سيره سيرا سيريا سينما سينمايي سيبيريا سيدني سيمون ستار ستاره ستين ستون ستمايه ستميه ستيني ستوكهولم ستيفن ستانلي "
    "ستراتيجيه ستريت ستيف سيلفا سيرجي سيرغي سيسي سيارته سيارتين سيارتان سيات سيجار سيقان سيناتور سيد سيدي سيدا سيبرانيه سيبراني سيئه سييه سيي "
    "ستالين ستراسبورغ ستايل سياحيين سيطرت سيطر سيطروا سيارتها سيطرتها سيطرته سيادتها سيادته سياستها سياسته".split()
)


@lru_cache(maxsize=1 << 14)
def _future_verb(key: str) -> bool:
    bare = key[1:] if key[:1] in "وف" and key[1:2] == "س" else key
    return len(bare) >= 5 and bare[0] == "س" and bare[1] in "يتن" and bare not in _NOUNS and not bare.endswith(("يه", "يات", "يون", "يين"))


def _future(word: Word) -> bool:
    return word.key in _AHEAD or _future_verb(word.key)


def looks_ahead(tokens: Tokens, i: int, first: int, stop: int) -> bool:
    """True where the clause that holds token i, within the run `[first, stop)`, has a word that looks ahead."""
    words, keys = tokens.words, tokens.keys
    for j in range(i - 1, max(first, i - _WINDOW) - 1, -1):
        if keys[j] in _STOPS:
            break
        if _future(words[j]):
            return True
    for j in range(i + 1, min(stop, i + _WINDOW)):
        if keys[j] in _STOPS:
            break
        if _future(words[j]):
            return True
    return False
