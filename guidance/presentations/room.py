"""What a slide can hold. More cannot be read from the back of a room.

The figures are the most that fitted in measurements with English prose below a title of one
line, in letters of 28 point (22 in a table) on a slide of 33.9 by 19.1 cm. Words differ in length:
what passes here is also laid out before it is published (``formats.SlidesPdf.find_overfull``).
"""

from wagtail.rich_text import get_text_for_indexing

from guidance.leaflets.room import count_words

TITLE_WORDS = 10
POINTS = 6
POINT_WORDS = 18
POINTS_WORDS = 72  # together
COLUMN_POINTS = 5
COLUMN_WORDS = 40
QUOTATION_WORDS = 50
TABLE_ROWS = 6  # below the headings
TABLE_COLUMNS = 4
CELL_WORDS = 12
TABLE_WORDS = 90  # below the headings
CAPTION_WORDS = 20


def slide_problems(block) -> list[str]:
    """What is too much for one slide, in an editor's words."""
    value = block.value
    title = _too_long("the title has", value.get("title"), TITLE_WORDS)
    of_its_kind = PROBLEMS.get(block.block_type)
    return [*title, *(of_its_kind(value) if of_its_kind else [])]


def _too_long(what, text, limit):
    words = count_words(str(text or ""))
    if words > limit:
        yield f"{what} {words} words; {limit} fit"


def _text(rich_text):
    return get_text_for_indexing(rich_text.source) if rich_text else ""


def _bullets(value):
    points = value["points"]
    if len(points) > POINTS:
        yield f"{len(points)} points; {POINTS} fit"
    texts = [_text(point) for point in points]
    for number, text in enumerate(texts, start=1):
        yield from _too_long(f"point {number} has", text, POINT_WORDS)
    yield from _too_long("the points together have", " ".join(texts), POINTS_WORDS)


def _two_columns(value):
    for side in ("left", "right"):
        points = value[side]["points"]
        if len(points) > COLUMN_POINTS:
            yield f"{len(points)} points in the {side} column; {COLUMN_POINTS} fit"
        text = " ".join(_text(point) for point in points)
        yield from _too_long(f"the {side} column has", text, COLUMN_WORDS)


def _quotation(value):
    return _too_long("the quotation has", value["text"], QUOTATION_WORDS)


def _passage(value):
    return _too_long("the quotation has", value["words"], QUOTATION_WORDS)


def _figure(value):
    return _too_long("the caption has", value["caption"], CAPTION_WORDS)


def _table(value):
    table = value["table"]
    rows = list(table.rows) if table else []
    columns = len(table.columns) if table else 0
    if len(rows) > TABLE_ROWS:
        yield f"{len(rows)} rows; {TABLE_ROWS} fit"
    if columns > TABLE_COLUMNS:
        yield f"{columns} columns; {TABLE_COLUMNS} fit"
    for number, row in enumerate(rows, start=1):
        for cell in row:
            yield from _too_long(f"a cell in row {number} has", _text(cell.value), CELL_WORDS)
    cells = " ".join(_text(cell.value) for row in rows for cell in row)
    yield from _too_long("the table has", cells, TABLE_WORDS)


PROBLEMS = {
    "bullets": _bullets,
    "two_columns": _two_columns,
    "quotation": _quotation,
    "passage": _passage,
    "figure": _figure,
    "table": _table,
}
