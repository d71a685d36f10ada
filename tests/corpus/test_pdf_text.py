"""What the PDF reader makes of pages: words, paragraphs, marks, zones, furniture, columns."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from corpus.document import Document
from corpus.formats.pdf import read_pdf
from corpus.formats.pdf.opening import open_pdf

WIDTH, HEIGHT = A4
LEFT, RIGHT = 72.0, WIDTH - 72
BUNDLED = Path(__file__).resolve().parents[2] / "corpus" / "bundled" / "pdf"


def pdf(draw: Callable[[Canvas], None]) -> bytes:
    """Return the bytes of a PDF that `draw` paints."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def lines(
    canvas: Canvas, top: float, *texts: str, x: float = LEFT, font: str = "Times-Roman", size: float = 11
) -> float:
    """Draw lines below one another, and return where the next would stand."""
    canvas.setFont(font, size)
    for text in texts:
        canvas.drawString(x, HEIGHT - top, text)
        top += 1.2 * size
    return top


def paragraph(
    canvas: Canvas,
    top: float,
    text: str,
    x: float = LEFT,
    right: float = RIGHT,
    font: str = "Times-Roman",
    size: float = 11,
) -> float:
    """Draw a wrapped paragraph, and return where the next begins."""
    return lines(canvas, top, *simpleSplit(text, font, size, right - x), x=x, font=font, size=size) + 0.5 * size


def read(draw: Callable[[Canvas], None], **options: list[str]) -> Document:
    return read_pdf(pdf(draw), "page.pdf", **options)[0]


LONG = (
    "A person who, without lawful authority, obtains access to a register kept under this Part, or who causes another "
    "person to obtain access to it, commits an offence and is liable on conviction to a fine not exceeding the amount "
    "that is prescribed by the Minister for the purposes of this section."
)


def test_wrapped_lines_are_one_paragraph_and_items_begin_lines() -> None:
    def draw(c: Canvas) -> None:
        top = paragraph(c, 80, LONG)
        top = paragraph(c, top, "(a) the first item, which is short;", x=LEFT + 18)
        paragraph(c, top, "(b) the second item.", x=LEFT + 18)

    assert read(draw).text.split("\n") == [LONG, "(a) the first item, which is short;", "(b) the second item."]


def test_reference_at_the_start_of_a_line_does_not_begin_a_paragraph() -> None:
    def draw(c: Canvas) -> None:
        lines(
            c, 80, "A person who fails to comply with a direction that was given to that person under subsection",
            "(2) or with a condition of a licence commits an offence, and is liable to the penalty stated in",
            "section 9 of this Act, unless the person shows cause.",
        )  # fmt: skip

    assert "\n" not in read(draw).text


def test_hyphens_at_the_end_of_lines() -> None:
    def draw(c: Canvas) -> None:
        top = lines(
            c, 80, "The inspector may enter a dwelling-house in the circumstances that are stated in the infor-",
            "mation laid before the magistrate, and may not enter any other place that is a dwelling-",
            "house unless the occupier of the place has consented to the entry in writing, in a form that self-",
            "governing bodies have approved.",
        )  # fmt: skip
        lines(c, top + 8, "The entry must be recorded.")

    text = read(draw).text
    assert "stated in the information laid" in text
    assert "a dwelling-house unless" in text
    assert "self-governing bodies" in text


def test_space_between_words_and_none_inside_a_word_set_in_two_fonts() -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Times-Bold", 11)
        c.drawString(LEFT, 700, "child")
        x = LEFT + c.stringWidth("child", "Times-Bold", 11)
        c.setFont("Times-Roman", 11)
        c.drawString(x, 700, "’s advocate")
        x += c.stringWidth("’s advocate", "Times-Roman", 11) + 3
        c.drawString(x, 700, "means")

    document = read(draw)
    assert document.text == "child’s advocate means"
    assert [(m.kind, document.text[m.start : m.end]) for m in document.marks] == [("bold", "child")]


def test_letters_spaced_out_are_closed_up() -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Times-Roman", 11)
        x = LEFT
        for word in ("SHORT", "TITLE"):
            for letter in word:
                c.drawString(x, 760, letter)
                x += c.stringWidth(letter, "Times-Roman", 11) + 4
            x += 6
        lines(c, 120, "This Act may be cited by its title.")

    assert read(draw).text.split("\n")[0] == "SHORT TITLE"


def test_bold_term_and_italic_equivalent_are_marked_exactly() -> None:
    def draw(c: Canvas) -> None:
        x = LEFT
        for font, text in (
            ("Times-Bold", "young person"), ("Times-Roman", " means a person under the age of 18 years. ("),
            ("Times-Italic", "adolescent"), ("Times-Roman", ")"),
        ):  # fmt: skip
            c.setFont(font, 11)
            c.drawString(x, 700, text)
            x += c.stringWidth(text, font, 11)

    document = read(draw)
    marks = [(m.kind, document.text[m.start : m.end]) for m in document.marks]
    assert marks == [("bold", "young person"), ("italic", "adolescent")]


def test_headings_are_marked_and_kept_apart() -> None:
    def draw(c: Canvas) -> None:
        c.setFont("Times-Bold", 11)
        c.drawCentredString(WIDTH / 2, HEIGHT - 80, "PART 2")
        c.drawCentredString(WIDTH / 2, HEIGHT - 94, "Offences")
        paragraph(c, 120, LONG)

    document = read(draw)
    assert document.text.split("\n")[:2] == ["PART 2", "Offences"]
    assert [document.text[m.start : m.end] for m in document.marks if m.kind == "heading"] == ["PART 2", "Offences"]


def _numbered_pages(c: Canvas) -> None:
    for n in range(1, 6):
        c.setFont("Times-Italic", 9)
        c.drawString(LEFT, HEIGHT - 40, "Registers Act" if n % 2 else "Act No. 4")
        c.drawRightString(RIGHT, HEIGHT - 40, "Act No. 4" if n % 2 else "Registers Act")
        c.drawCentredString(WIDTH / 2, 40, f"– {n + 40} –")
        top = paragraph(c, 80, f"{n}. Section number {n} says what it says in {n} words or more. " + LONG)
        paragraph(c, top, f"({n}) " + LONG)
        c.showPage()


def test_running_heads_and_page_numbers_leave_the_text() -> None:
    document = read(_numbered_pages)
    assert "Act No. 4" not in document.text
    assert "41" not in document.text
    kinds = Counter(f.kind for f in document.furniture)
    assert kinds == {"running-head": 5, "page-number": 5}
    assert {f.text for f in document.furniture if f.kind == "page-number"} == {f"– {n + 40} –" for n in range(1, 6)}


def test_raised_figure_beside_a_page_number_is_no_number() -> None:
    def draw(c: Canvas) -> None:
        for n in range(4):
            paragraph(c, 80, LONG)
            lines(c, HEIGHT - 40, "4²" if n else "3", x=WIDTH / 2)
            c.showPage()

    assert "lawful authority" in read(draw).text


def test_law_that_recurs_at_the_top_of_pages_stays() -> None:
    def draw(c: Canvas) -> None:
        for n in range(12):
            first = "(c) the Minister;" if n % 4 == 0 else f"({n}) another item of the list that is not the same;"
            top = lines(c, 72, first)
            paragraph(c, top + 6, f"{n}. " + LONG)
            c.showPage()

    assert read(draw).text.count("(c) the Minister;") == 3


def test_watermark_and_line_numbers_leave_the_text() -> None:
    def draw(c: Canvas) -> None:
        for _ in range(2):
            c.saveState()
            c.translate(200, 300)
            c.rotate(45)
            c.setFont("Helvetica", 60)
            c.drawString(0, 0, "DRAFT")
            c.restoreState()
            top = 80.0
            for n in range(1, 26):
                lines(c, top, f"the words of line {n} of the bill go on and on until the edge of the column is near")
                if n % 5 == 0:
                    lines(c, top, str(n), x=RIGHT + 20)
                top += 20
            c.showPage()

    document = read(draw)
    assert "DRAFT" not in document.text
    assert Counter(f.kind for f in document.furniture) == {"watermark": 2, "line-number": 10}
    assert "near the words of line 6" in " ".join(document.text.split())


def test_footnote_does_not_break_the_sentence_that_runs_over_the_page() -> None:
    def draw(c: Canvas) -> None:
        lines(
            c, 700, *simpleSplit("The Minister may make rules that " + LONG[:-1], "Times-Roman", 11, RIGHT - LEFT)[:2]
        )
        c.setFont("Times-Roman", 7)
        c.line(LEFT, 90, LEFT + 100, 90)
        lines(c, HEIGHT - 78, "1. Inserted by Act 7 of 2001, s. 2.", size=8)
        c.showPage()
        lines(c, 80, *simpleSplit("The Minister may make rules that " + LONG[:-1], "Times-Roman", 11, RIGHT - LEFT)[2:])
        paragraph(c, 200, LONG)
        c.showPage()

    document = read(draw)
    sentence, note, _ = document.text.split("\n")
    assert sentence == "The Minister may make rules that " + LONG[:-1]
    assert note == "1. Inserted by Act 7 of 2001, s. 2."
    assert [document.text[z.start : z.end] for z in document.zones] == [note]


def test_raised_footnote_mark_is_marked() -> None:
    def draw(c: Canvas) -> None:
        text = c.beginText(LEFT, 700)
        text.setFont("Times-Roman", 11)
        text.textOut("from such date")
        text.setRise(4)
        text.setFont("Times-Roman", 7)
        text.textOut("2")
        text.setRise(0)
        text.setFont("Times-Roman", 11)
        text.textOut(" as the Government may appoint")
        c.drawText(text)

    document = read(draw)
    assert document.text == "from such date2 as the Government may appoint"
    assert [(m.kind, document.text[m.start : m.end]) for m in document.marks] == [("superscript", "2")]


@pytest.mark.parametrize("right", [True, False])
def test_marginal_note_stands_before_its_section(right: bool) -> None:
    def draw(c: Canvas) -> None:
        top = 80.0
        for n in range(1, 7):
            note_x = 440.0 if right else LEFT
            body = (LEFT, 430.0) if right else (150.0, RIGHT)
            lines(c, top, "Note on", f"section {n}.", x=note_x, size=7.5)
            top = paragraph(c, top, f"{n}. (1) " + LONG, x=body[0], right=body[1])

    document = read(draw)
    expected = [t for n in range(1, 7) for t in (f"Note on section {n}.", f"{n}. (1) {LONG}")]
    assert document.text.split("\n") == expected
    assert sum(m.kind == "marginal-note" for m in document.marks) == 6


FRENCH = (
    "Quiconque obtient, sans autorisation légale, l’accès à un registre tenu en application de la présente partie "
    "commet une infraction et encourt, sur déclaration de culpabilité, une amende dont le montant est fixé par le "
    "ministre pour l’application du présent article."
)


def _two_languages(c: Canvas) -> None:
    for n in range(3):
        top = 80.0
        for k in range(4):
            section = 4 * n + k + 1
            below = paragraph(c, top, f"{section} {LONG}", right=WIDTH / 2 - 10)
            other = paragraph(c, top, f"{section} {FRENCH}", x=WIDTH / 2 + 10)
            top = max(below, other)
        c.showPage()


def test_parallel_languages_are_documents_of_their_own() -> None:
    english, french = read_pdf(pdf(_two_languages), "bilingual.pdf")
    assert (english.language, french.language) == ("en", "fr")
    assert english.text.split("\n") == [f"{n} {LONG}" for n in range(1, 13)]
    assert french.text.split("\n") == [f"{n} {FRENCH}" for n in range(1, 13)]


def test_language_asked_for_comes_first() -> None:
    documents = read_pdf(pdf(_two_languages), "bilingual.pdf", languages=["fr"])
    assert [d.language for d in documents] == ["fr", "en"]


def test_newspaper_columns_are_read_one_after_the_other() -> None:
    def draw(c: Canvas) -> None:
        for n in range(2):
            c.setFont("Times-Bold", 14)
            c.drawCentredString(WIDTH / 2, HEIGHT - 70, f"PART {n + 1} OF THE REGISTERS AND RECORDS ACT")
            for k, x in enumerate((LEFT, WIDTH / 2 + 10)):
                top = 100.0
                for m in range(5):
                    top = paragraph(c, top, f"{10 * n + 5 * k + m + 1}. {LONG}", x=x, right=x + 210)
            c.showPage()

    (document,) = read_pdf(pdf(draw), "columns.pdf")
    sections = [line for line in document.text.split("\n") if not line.startswith("PART")]
    assert sections == [f"{n}. {LONG}" for n in range(1, 21)]


def test_ruled_table_is_read_cell_by_cell() -> None:
    def draw(c: Canvas) -> None:
        paragraph(c, 80, LONG)
        tops = [160, 180, 214, 234]
        for top in tops:
            c.line(LEFT, HEIGHT - top, RIGHT, HEIGHT - top)
        for top, cells in zip(
            tops, (["Section", "Offence", "Fine"], ["4", "Access to a", "Ten"], ["5", "Copies", "Five"]), strict=False
        ):
            for x, cell in zip((LEFT + 4, 200, 400), cells, strict=True):
                lines(c, top + 12, cell, x=x)
        lines(c, 206, "register", x=200)
        paragraph(c, 270, LONG)

    document = read(draw)
    zone = next(z for z in document.zones if z.kind == "table")
    table = document.text[zone.start : zone.end]
    assert table.split("\n") == ["Section\tOffence\tFine", "4\tAccess to a register\tTen", "5\tCopies\tFive"]


def test_cells_that_span_columns_are_read_once() -> None:
    def draw(c: Canvas) -> None:
        paragraph(c, 80, LONG)
        columns = [LEFT, 180, 320, RIGHT]
        c.grid(columns, [HEIGHT - top for top in (160, 190, 220)])
        c.grid([LEFT, RIGHT], [HEIGHT - 250, HEIGHT - 220])
        for top, cells in ((175, ["Section", "Offence", "Fine"]), (205, ["4", "Access", "Ten"])):
            for x, cell in zip(columns, cells, strict=False):
                lines(c, top, cell, x=x + 4)
        lines(c, 235, "The amounts in this table may be changed by the Minister by order.", x=LEFT + 4)
        paragraph(c, 300, LONG)

    document = read(draw)
    (zone,) = [z for z in document.zones if z.kind == "table"]
    assert document.text[zone.start : zone.end].split("\n") == [
        "Section\tOffence\tFine", "4\tAccess\tTen", "The amounts in this table may be changed by the Minister by order.",
    ]  # fmt: skip


def test_contents_with_leaders_is_a_zone() -> None:
    def draw(c: Canvas) -> None:
        top = 80.0
        for n, title in enumerate(("Short title", "Interpretation", "Register", "Offences"), 1):
            lines(c, top, f"{n}. {title} " + "." * 60 + f" {n + 2}")
            top += 16
        paragraph(c, top + 30, LONG)

    document = read(draw)
    (zone,) = document.zones
    assert zone.kind == "contents"
    assert document.text[: zone.end].count("\n") == 3
    assert "lawful authority" not in document.text[zone.start : zone.end]


def test_reading_twice_gives_the_same() -> None:
    data = pdf(_numbered_pages)
    first, second = (read_pdf(data, "a.pdf")[0] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*.pdf")), ids=lambda p: p.stem)
def test_no_character_of_a_bundled_pdf_is_lost(path: Path) -> None:
    data = path.read_bytes()
    drawn = Counter(c for s in open_pdf(data, path.name).sheets for c in s.chars if c not in " -\xad")
    documents = read_pdf(data, path.name)
    kept = Counter(c for f in documents[0].furniture for c in f.text if not c.isspace() and c not in "-\xad")
    for document in documents:
        kept.update(c for c in document.text if not c.isspace() and c != "-")
    assert not drawn - kept
