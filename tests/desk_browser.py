"""A desk to look at in a browser: a generated ledger of awkward pages, every view's address, what a browser finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import isnad
from isnad.desk.app import create_app
from served import served

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
COLLAPSE = """مقتل 5 أشخاص في انهيار مبنى بسطيف
سطيف - المدار - أعلنت وزارة الصحة، الخميس، نقلاً عن مدير مستشفى النور أن «ما بين ٨٠ و٩٥ شخصاً أُصيبوا» في مبنى بالقاهرة 🏚️.
وقال ناطق الحماية المدنية نبيل العامري لوكالة المدار إن {n} أشخاص قُتلوا يوم 14/3/2031، وأضاف أن 3 ما زالوا مفقودين.
وأدان رئيس البلدية سالم الحداد الإهمال، ودعا إلى فتح تحقيق.
وكان حريق في المدينة نفسها عام 2029 قد أودى بحياة 12 شخصاً، بحسب مصدر أمني رفض الكشف عن هويته."""
POINTED = (
    "اِنْقِلَابُ حَافِلَةٍ قُرْبَ سَطِيف 🚌\nقَالَتِ الحِمَايَةُ المَدَنِيَّةُ إِنَّ 7 رُكَّابٍ لَقُوا مَصْرَعَهُمْ يَوْمَ الجُمُعَةِ "
    "وَأُصِيبَ 20 👨‍👩‍👧‍👦 في  انقلاب   حافلة\tقرب سطيف.\nو<b>قال</b> & «مصدر أمني» إن <script>alert(1)</script> 3."
)
PAGES = (
    (COLLAPSE.format(n=5), "2031-03-14", "الأفق"),
    (COLLAPSE.format(n=7).replace("\n", "\r\n"), "2031-03-15", "المدار"),
    (POINTED, "2031-03-16", "الساحل"),
)
VIEWS = (
    "/", "/incidents", "/casualties", "/quotations", "/events", "/people", "/groups", "/map", "/articles", "/review",
    "/review?kind=quotations", "/paste", "/search?q=مصابين", "/incidents/possible", "/no-such-page",
    "/casualties?place=سطيف&type=killed",
)  # fmt: skip
"""Views without an id; `Seen.views` adds those of the ledger's articles and incidents."""


class Seen(NamedTuple):
    """A desk that is served: its address, the articles of its ledger by id, the addresses of all its views."""

    address: str
    articles: dict[str, isnad.Document]
    views: tuple[str, ...]

    def at(self, view: str, lang: str = "ar") -> str:
        """The address of a view in a language."""
        return f"{self.address}{view}{'&' if '?' in view else '?'}lang={lang}"


@contextmanager
def desk(where: Path, *, review: bool = True) -> Iterator[Seen]:
    """The generated ledger, written to `where` and served until the block ends."""
    with isnad.Ledger.open(where, mode="rwc") as ledger:
        for text, day, outlet in PAGES:
            ledger.add(isnad.read(text, published=day, outlet=outlet))
        ledger.link()
        names = [row["id"] for row in ledger.articles().page(100).rows]
        articles = {name: ledger.document(name.partition(":")[0]) for name in names}
        incidents = [row["id"] for row in ledger.incidents()]
    own = [f"/article/{name}" for name in names] + [f"/incident/{name}" for name in incidents]
    known = {name: document for name, document in articles.items() if document is not None}
    with served(create_app(where, review=review)) as address:
        yield Seen(address, known, (*VIEWS, *own))


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium (of playwright's synchronous API) that asks nothing of its makers."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()
