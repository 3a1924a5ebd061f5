"""Every error Isnad raises on purpose.

    IsnadError                    anything below; catch this to keep a run going
    ├── InputError                the input cannot be read as a page          (exit code 3)
    │   ├── EmptyInput            no bytes, or nothing but spaces and controls
    │   ├── BinaryInput           not text in any encoding we know
    │   ├── EncodingError         text, but damaged beyond what may be guessed
    │   ├── TooLarge              longer than the limit the caller set
    │   └── Unreadable            the file system refused
    ├── RecordError               a record breaks the contract: a defect of ours, or a damaged file
    │   ├── SpanError             text[start:end] is not the text the record claims
    │   └── FormatError           JSON that is not an Isnad document
    ├── LedgerError               a ledger file cannot be used as asked         (exit code 4)
    │   ├── LedgerMissing         no such file, or it cannot be opened
    │   ├── LedgerForeign         another program's file, or a newer Isnad's
    │   ├── LedgerDamaged         bytes were lost or changed
    │   ├── LedgerBusy            another program is writing
    │   ├── LedgerReadOnly        the file or its folder allows no writing
    │   └── LedgerFull            no room to write
    ├── LexiconError              a word list is malformed; names the file and the line
    └── UsageError                arguments that contradict each other         (exit code 2)

Each carries `where` (a file, URL or line, when there is one) and `hint` (what to do), and prints as
"what happened: where. What to do".
"""

from __future__ import annotations


class IsnadError(Exception):
    """Base of all errors raised on purpose; `exit_code` is what the command line returns for it."""

    exit_code = 70

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.what}.{advice}"

    def at(self, where: str) -> IsnadError:
        """The same error, naming where it happened if it does not yet."""
        self.where = self.where or where
        return self


class InputError(IsnadError):
    """The input cannot be read as a page."""

    exit_code = 3


class EmptyInput(InputError):
    """No bytes, or nothing but white space and control characters."""


class BinaryInput(InputError):
    """The bytes are not text: an image, a PDF, an archive, or NULs throughout."""


class EncodingError(InputError):
    """The bytes are text, but no encoding reads enough of them to be trusted."""


class TooLarge(InputError):
    """The input is longer than the limit in force."""


class Unreadable(InputError):
    """The file system refused: missing, a directory where a file was wanted, no permission."""


class RecordError(IsnadError):
    """A record that breaks the output contract."""


class SpanError(RecordError):
    """`text[start:end]` differs from the record's text, or the offsets fall outside the document."""


class FormatError(RecordError):
    """JSON that is not an Isnad document, or one of a newer schema."""

    exit_code = 3


class LexiconError(IsnadError):
    """A word list in `isnad/lexicon/data` is malformed; `where` is file:line."""


class UsageError(IsnadError):
    """Arguments that contradict each other."""

    exit_code = 2


class LedgerError(IsnadError):
    """A ledger file cannot be used as asked; what it held before is intact."""

    exit_code = 4


class LedgerMissing(LedgerError):
    """No such file, or no permission to open it."""


class LedgerForeign(LedgerError):
    """The file is not a ledger, or one of a newer Isnad."""


class LedgerDamaged(LedgerError):
    """The file is not whole: bytes were lost or changed."""


class LedgerBusy(LedgerError):
    """Another program is writing and did not end in time."""


class LedgerReadOnly(LedgerError):
    """The file, its folder or the way it was opened allows no writing."""


class LedgerFull(LedgerError):
    """No room to write: the disk is full or a size limit was met."""
