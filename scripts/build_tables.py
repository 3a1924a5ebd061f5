"""Write the tables made ahead (`isnad.lexicon.built`): `python scripts/build_tables.py`.

Needed after a change of the word lists or of the code they are made with; a test says when.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from isnad.arabic.vocabulary import VOCABULARY
from isnad.lexicon.built import Built
from isnad.mentions.places.gazetteer import INDEX
from isnad.mentions.wordclass import BITS

FOLDER = Path(__file__).parent.parent / "src" / "isnad" / "lexicon" / "built"
TABLES: tuple[Built[Any], ...] = (VOCABULARY, BITS, INDEX)


def main() -> None:
    """Write every table; equal ones keep their bytes."""
    FOLDER.mkdir(exist_ok=True)
    for table in TABLES:
        data = table.encode()
        FOLDER.joinpath(f"{table.name}.bin").write_bytes(data)
        print(f"{table.name}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
