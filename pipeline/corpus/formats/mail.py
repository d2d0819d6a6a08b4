"""Mails: the text of the body, the subject before it; title, day and author from the head. Attachments are not read."""

from __future__ import annotations

import re
from datetime import datetime
from email import errors, message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any

from pipeline.corpus.article import Manuscript, UnreadableError
from pipeline.corpus.encodings import codec_name, decoded, in_declared
from pipeline.corpus.first_bytes import mistaken
from pipeline.corpus.formats import web_page
from pipeline.corpus.formats.kinds import LARGE, TextFormat
from pipeline.corpus.libraries import guarded

WHAT = "a mail"
HEAD = ("from", "date", "subject", "received", "message-id", "mime-version", "content-type")
SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
CUT = (errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect, errors.InvalidBase64LengthDefect)


def decode(data: bytes) -> Manuscript:
    """The body's plain text, else its HTML. Raises UnreadableError where the mail is sealed, cut off or none."""
    with guarded(WHAT):
        mail = opened(data, WHAT)
        body = mail.get_body(preferencelist=("plain", "html"))
        if body is None:
            raise UnreadableError("empty", "has no text in its body; save what is attached to it as files")
        text, encoding = content(body)
        check_whole(mail)
        title = header(mail, "subject")
        if body.get_content_type() == "text/html":
            text = web_page.manuscript(text).text
        return Manuscript(
            web_page.headed(title, text) if text.strip() else text,
            title=title,
            date=day(mail),
            author=sender(mail),
            encoding=encoding,
        )


def opened(data: bytes, what: str) -> EmailMessage:
    """The mail, or the web archive, which is written as one. Raises UnreadableError where it is none or is sealed."""
    if not data.strip():
        raise UnreadableError("empty", "holds nothing; leave it out")
    if wrong := mistaken(data, what):
        raise wrong
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    if not any(name in mail for name in HEAD):
        raise UnreadableError("wrong suffix", f"has none of the lines that {what} begins with; name it as what it is")
    if mail.get_content_type() in SEALED:
        raise UnreadableError("encrypted", "is encrypted; save its text from the program that can open it")
    return mail


def check_whole(mail: EmailMessage) -> None:
    """Raises UnreadableError where a part of the mail has no end."""
    if any(isinstance(defect, CUT) for part in mail.walk() for defect in part.defects):
        raise UnreadableError("damaged", "ends within one of its parts, so it was cut off; save it again")


def content(part: Message[Any, Any]) -> tuple[str, str]:
    """A part's text and its encoding: as it says, where that can be, else as any text."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", ""
    declared = part.get_content_charset()
    text, encoding = (declared and in_declared(data, declared)) or decoded(data)
    if declared == "us-ascii" and text.isascii():
        encoding = codec_name("ascii")
    if part.get_param("format", "") == "flowed":
        text = re.sub(r"(?m)(?<=[^-\s]) \r?\n(?=[^\s>])", " ", text)  # a blank at the end: the line goes on
    return text, encoding


def header(mail: EmailMessage, name: str) -> str:
    """A line of the mail's head, "" where it has none or it can't be read."""
    try:
        return " ".join(str(mail.get(name, "")).replace("\0", "").split())
    except Exception:  # a header that breaks the rules breaks the parser too
        return ""


def sender(mail: EmailMessage) -> str:
    """The name of who sent it, else the address."""
    name, address = parseaddr(header(mail, "from"))
    return name or address


def day(mail: EmailMessage) -> str:
    """The day when it was sent, where it was sent."""
    try:
        sent = getattr(mail.get("date"), "datetime", None)
    except Exception:
        return ""
    return sent.date().isoformat() if isinstance(sent, datetime) else ""


FORMAT = TextFormat("mail", (".eml",), decode, largest=LARGE)
