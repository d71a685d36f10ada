"""What could not be read, or looks wrong: recorded beside the text, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Order problems by what they cost the reader."""

    FATAL = "fatal"  # nothing of the file could be read: the command exits 2
    UNREAD = "unread"  # a part could not be read: questions it could answer are `unread`
    DOUBT = "doubt"  # it was read, and something looks wrong (numbers out of order, a list cut off)
    NOTE = "note"  # worth knowing, costs nothing (boilerplate left out, encoding guessed)


@dataclass(frozen=True, slots=True)
class Problem:
    """Say what is wrong with a file or a passage, and what the reader can do about it.

    `code` is a permanent kebab-case id (`no-text-layer`, `number-out-of-order`); `start` and `end` are offsets in
    the instrument's text (both 0 when the problem has no place there); `page` counts from 1.
    """

    code: str
    message: str
    severity: Severity = Severity.DOUBT
    advice: str = ""
    start: int = 0
    end: int = 0
    page: int | None = None
    citation: str = ""
