"""Bytes to text: declared, marked, detected, damaged and doubly encoded."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import BinaryInput, EncodingError
from isnad.reading import read_page
from isnad.reading.encodings import codec_of, decode
from isnad.reading.mojibake import find_mistake

TEXT = (
    "إصابة ثلاثة عمال في حريق بالميناء\n"
    "قالت إدارة الدفاع المدني في بيان إن ثلاثة عمال أصيبوا في الحريق الذي اندلع مساء أمس في مستودع بالميناء.\n"
    "وأضافت أن الفرق سيطرت على الحريق، وأن التحقيق جار في أسبابه.\n"
)
PLAIN = TEXT.replace("،", "")  # ISO-8859-6 and cp720 tell the same story with fewer signs


@pytest.mark.parametrize(
    ("codec", "basis"),
    [
        ("utf-8", "valid"),
        ("utf-8-sig", "bom"),
        ("utf-16", "bom"),
        ("utf-16-le", "pattern"),
        ("utf-16-be", "pattern"),
        ("utf-32", "bom"),
        ("cp1256", "detected"),
        ("iso8859-6", "detected"),
        ("cp720", "detected"),
    ],
)
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252", "iso-8859-1", "klingon"])
def test_bytes_are_read_whatever_is_declared(codec: str, basis: str, declared: str | None) -> None:
    found = decode(PLAIN.encode(codec), declared)
    assert found.text == PLAIN
    assert found.basis == ("declared" if (codec, declared) == ("utf-8", "utf-8") else basis)


@pytest.mark.parametrize("declared", ["windows-1256", "cp1256", "WINDOWS-1256", " cp1256 ", '"windows-1256"'])
def test_a_right_declaration_is_believed_in_silence(declared: str) -> None:
    found = decode(TEXT.encode("cp1256"), declared)
    assert (found.text, found.basis, found.notes) == (TEXT, "declared", ())


@pytest.mark.parametrize(
    "head",
    [
        b'<html><head><meta charset="windows-1256"></head><body>',
        b"<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1256'></head><body>",
        b'<?xml version="1.0" encoding="windows-1256"?><html><body>',
    ],
)
def test_what_the_document_declares_is_believed(head: bytes) -> None:
    found = decode(head + TEXT.encode("cp1256"))
    assert (found.encoding, found.basis) == ("cp1256", "document")
    assert found.text.endswith(TEXT)


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("cp1256", "windows-1252"), ("cp1256", "utf-8"), ("iso8859-6", "windows-1256"), ("utf-8", "windows-1256")],
)
def test_a_wrong_declaration_is_overruled_with_a_note(codec: str, declared: str) -> None:
    found = decode(PLAIN.encode(codec), declared)
    assert found.text == PLAIN
    assert any(declared in note for note in found.notes)


def test_an_unknown_charset_is_named() -> None:
    assert "the declared charset 'klingon' is not known" in decode(TEXT.encode(), "klingon").notes


@pytest.mark.parametrize("label", ["klingon", "", "\0", "base64", "rot13", "zlib", "utf-7", "undefined", "x" * 5_000])
def test_what_is_no_charset_is_none(label: str) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize("cut", [1, 2])
def test_a_cut_end_is_kept_and_said(cut: int) -> None:
    data = (TEXT.rstrip() + "🌊").encode()[:-cut]
    page = read_page(data)
    assert page.text == TEXT.rstrip() + "\ufffd"
    assert page.notes[0] == (
        "the input is cut inside its last character: U+FFFD stands for what is left of it, "
        f"at character {len(page.text) - 1:,}"
    )


def test_a_few_damaged_bytes_lose_nothing_else() -> None:
    data = TEXT.encode()
    found = decode(data[:40] + b"\xff\xfe" + data[40:])
    assert found.text.replace("\ufffd", "") == TEXT
    assert "2 times, first at character" in found.notes[0]


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1256", "mac_roman"])
def test_a_double_encoding_in_bytes_is_undone(codec: str) -> None:
    found = decode(_misread(TEXT, codec).encode())
    assert found.text == TEXT
    assert found.basis == "repaired"
    assert "that was undone" in found.notes[-1]


@pytest.mark.parametrize("codec", ["cp1252", "cp1256"])
def test_a_double_encoding_in_text_is_kept_and_said(codec: str) -> None:
    text = _misread(TEXT, codec)
    page = read_page(text)
    assert page.text == text
    assert any("it is kept as given" in note for note in page.notes)


@pytest.mark.parametrize(
    "text", [TEXT, "ضغط، ظلم، حظ؟ وعظ؛ فقط، خط؟", "Überfall auf die Öffnung: Ø ÙÙ", "", "ط", "ظ ط ظ ط ظ ط ظ ط"]
)
def test_a_text_in_its_own_encoding_is_no_mistake(text: str) -> None:
    assert find_mistake(text) is None


def test_french_and_russian_keep_their_own_encodings() -> None:
    assert decode("Le ministère a déclaré qu'une personne a été blessée.".encode("cp1252")).text.startswith(
        "Le ministère"
    )
    assert decode("Министерство сообщило о пострадавших.".encode("cp1251")).text.startswith("Министерство")


def test_bytes_that_no_encoding_reads_are_an_error() -> None:
    with pytest.raises(EncodingError, match="no encoding reads enough of it"):
        decode(bytes(range(0x80, 0x100)) * 20)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1256", "utf-16", "shift_jis", "nonsense"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str | None) -> None:
    with suppress(BinaryInput, EncodingError):
        found = decode(data, declared)
        assert found.text.encode("utf-8").decode("utf-8") == found.text
        assert found.encoding


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،.\n٠١٢"))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode((TEXT + text).encode()).text == TEXT + text


def _misread(text: str, codec: str) -> str:
    """UTF-8 as a careless program decodes it: bytes the codec leaves undefined stand for themselves."""
    out = []
    for byte in text.encode():
        try:
            out.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)
