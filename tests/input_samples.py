"""One article of our own in every kind of file that people hold, made where the tests ask for it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage

TITLE = "Two hurt at the bridge of Tarvan"
DAY = "2023-05-04"
AUTHOR = "Mina Sahar"
PARAGRAPHS = (
    "Two soldiers were wounded near the bridge of Tarvan on Monday, the mayor of the town said.",
    "“We heard three blasts before dawn, and the café’s windows broke,” Selim Oduya, a baker there, told reporters.",
    "Nobody claimed responsibility for the attack, and the road over the bridge stays closed until next week.",
    "The army sent another company to the valley, where seven people were killed in a raid on the market in April.",
)  # fmt: skip
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"


def web_page() -> bytes:
    body = "\n".join(f"<p>{p.replace('“', '&ldquo;').replace('é', '&eacute;')}</p>" for p in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} - Valley Post</title>
<meta name="author" content="{AUTHOR}"><meta property="article:published_time" content="{DAY}T08:00:00+00:00">
<script>var menu = "<p>Subscribe now</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>{TITLE}</h1>{body}</article>
<footer><p>All rights reserved by the Valley Post.</p></footer></body></html>
""".encode()


def web_archive() -> bytes:
    page = EmailMessage()
    page["Subject"] = TITLE
    page["Snapshot-Content-Location"] = "https://valley-post.example/bridge"
    page.set_content(web_page().decode(), subtype="html", cte="quoted-printable")
    page.add_related(b"\x89PNG\r\n", "image", "png", cid="<1>")
    return page.as_bytes()


def mail(*, html: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = f"{AUTHOR} <mina@valley-post.example>"
    message["Date"] = "Thu, 04 May 2023 23:30:00 -0500"
    if html:
        message.set_content("".join(f"<p>{p}</p>" for p in PARAGRAPHS), subtype="html")
    else:
        message.set_content("\n\n".join(PARAGRAPHS))
        message.add_alternative("<p>This part is for programs that show it.</p>", subtype="html")
        message.add_attachment(b"%PDF-1.4", "application", "pdf", filename="map.pdf")
    return message.as_bytes()


def word_document() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(TITLE, level=1)
    for paragraph in PARAGRAPHS[:2]:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=2, cols=2)
    for row, (place, dead) in zip(table.rows, (("Tarvan", "2"), ("Obeh", "7")), strict=True):
        row.cells[0].text, row.cells[1].text = place, dead
    for paragraph in PARAGRAPHS[2:]:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rss(*, entries: int = 1) -> bytes:
    body = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in PARAGRAPHS)
    items = "".join(
        f"<item><title>{TITLE}</title><guid>https://valley-post.example/news/{n}</guid><author>{AUTHOR}</author>"
        f"<pubDate>Thu, 04 May 2023 08:00:00 GMT</pubDate><description>{body}</description></item>\n"
        for n in range(1, entries + 1)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Post</title>{items}</channel></rss>'.encode()
    )


def atom() -> bytes:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title><entry><title>{TITLE}</title>
<id>tag:valley-post.example,2023:1</id><updated>{DAY}T08:00:00Z</updated><author><name>{AUTHOR}</name></author>
<summary>Two hurt.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>
</entry></feed>""".encode()


def wrapped(text: str, width: int = 60) -> list[str]:
    """The lines of a paragraph, a word that finds no room parted where it stands."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            room = width - len(line) - 2
            if room > 3 and word.isalpha() and len(word) > room + 3:
                lines.append(f"{line} {word[:room]}-")
                line = word[room:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def pdf(pages: Sequence[Sequence[str]] | None = None, *, locked: bool = False) -> bytes:
    """A PDF of lines of text; the first sample has two pages with a head and a page number each."""
    if pages is None:
        first = [TITLE, "", *wrapped(PARAGRAPHS[0]), "", *wrapped(PARAGRAPHS[1])]
        second = [*wrapped(PARAGRAPHS[2]), "", *wrapped(PARAGRAPHS[3])]
        pages = [["Valley Post", "", *lines, "", str(n)] for n, lines in enumerate((first, second), start=1)]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        said = [
            line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines
        ]
        stream = b"BT /F1 10 Tf 14 TL 72 760 Td\n" + b"".join(b"(" + line + b") Tj T*\n" for line in said) + b"ET"
        box = b"/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R " + box + f" /Contents {5 + 2 * n} 0 R >>".encode())
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    trailer = b""
    if locked:
        key = b"<" + b"5a" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O " + key + b" /U " + key + b" /P -4 >>")
        trailer = f" /Encrypt {len(objects)} 0 R /ID [<00> <00>]".encode()
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    size = len(objects) + 1
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    cross = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R".encode()
    return out + cross + trailer + f" >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return file.getvalue()


ROW = {"id": "tarvan", "headline": TITLE, "published": DAY, "body": "\n\n".join(PARAGRAPHS)}


def csv_table() -> bytes:
    cells = [f'"{ROW[name]}"' for name in ROW]
    return ("\n".join((",".join(ROW), ",".join(cells))) + "\n").encode()


def json_lines() -> bytes:
    return json.dumps(ROW).encode() + b"\n"


def json_list() -> bytes:
    return json.dumps({"status": "ok", "response": {"docs": [ROW]}}, indent=1).encode()


def workbook() -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 0, list(ROW))
        sheet.write_row(2, 0, list(ROW.values()))
    return file.getvalue()


def parquet() -> bytes:
    import pyarrow as pa
    from pyarrow import parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.table({name: [cell] for name, cell in ROW.items()}), file)
    return file.getvalue()


# by suffix; in each the article's text is TEXT, or without its title where that has a column
FILES: dict[str, Callable[[], bytes]] = {
    ".txt": lambda: TEXT.encode(),
    ".md": lambda: TEXT.encode(),
    ".html": web_page,
    ".htm": web_page,
    ".xhtml": web_page,
    ".mhtml": web_archive,
    ".mht": web_archive,
    ".docx": word_document,
    ".pdf": pdf,
    ".eml": mail,
    ".rss": rss,
    ".atom": atom,
    ".xml": rss,
    ".zip": lambda: zipped({"day/tarvan.txt": TEXT.encode()}),
}
TABLES: dict[str, Callable[[], bytes]] = {
    ".csv": csv_table,
    ".tsv": lambda: (
        csv_table().replace(b'",', b'"\t').replace(b"id,headline,published,body", b"id\theadline\tpublished\tbody")
    ),
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".json": json_list,
    ".parquet": parquet,
    ".xlsx": workbook,
    ".csv.gz": lambda: gzip.compress(csv_table()),
    ".tsv.gz": lambda: gzip.compress(TABLES[".tsv"]()),
    ".jsonl.gz": lambda: gzip.compress(json_lines()),
    ".ndjson.gz": lambda: gzip.compress(json_lines()),
    ".json.gz": lambda: gzip.compress(json_list()),
}
