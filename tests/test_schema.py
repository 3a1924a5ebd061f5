"""The published schema describes real output, and refuses what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

import isnad

SCHEMA = isnad.document_schema()


def output(page: Path) -> dict[str, Any]:
    return isnad.read(page, published="2031-03-14").to_dict()


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "isnad.document/1"


def test_real_output_fits_the_schema(demo_page: Path) -> None:
    errors = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(output(demo_page)))
    assert errors == []


def test_output_has_every_layer_of_the_contract(demo_page: Path) -> None:
    article = output(demo_page)["articles"][0]
    assert {"blocks", "people", "groups", "places", "dates", "quantities", "statements", "casualties", "events"} <= set(
        article
    )


@pytest.mark.parametrize("broken", [{"text": None}, {"articles": {}}, {"notes": [1]}])
def test_damaged_output_does_not_fit(demo_page: Path, broken: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**output(demo_page), **broken}, SCHEMA)
