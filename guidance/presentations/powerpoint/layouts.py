"""The layouts of the PowerPoint file: where each placeholder stands, and how large its letters are.

Places are in hundredths of the slide's width (the slide is 100 by 56.25), letters in points. Arial
is wider than the font of the PDFs, so its letters are a little smaller: what fits there fits here.
"""

from dataclasses import dataclass

UNIT_EMU = 121920  # a hundredth of 13.333 inches
WIDTH, HEIGHT = 100, 56.25


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self):
        """As the file has it."""
        sides = (self.left, self.top, self.width, self.height)
        return dict(zip("xywh", (round(side * UNIT_EMU) for side in sides), strict=True))


@dataclass(frozen=True)
class Place:
    """One placeholder, filled in the order of its layout, which is also the reading order."""

    name: str
    box: Box
    size: int  # points
    kind: str = "body"  # as OOXML has it: title, ctrTitle, body, pic, tbl
    anchor: str = "t"
    bold: bool = False
    bullets: bool = False
    colour: str = "tx1"  # of the theme
    prompt: str = ""  # what PowerPoint shows where it is empty

    @property
    def hundredths(self):
        return self.size * 100


@dataclass(frozen=True)
class Layout:
    name: str
    places: tuple[Place, ...]
    kind: str = ""  # PowerPoint's own kind of layout, where it has one
    marks: tuple[Box, ...] = ()  # in the brand's colour, for the eye alone
    has_bar: bool = True  # that of the master, above


def _across(top, height):
    return Box(5.5, top, 89, height)


def _title(prompt="What the slide says"):
    return Place("Title", _across(3, 9.2), 38, "title", anchor="b", bold=True, prompt=prompt)


def _column(name, left):
    heading, points = Box(left, 14, 42, 3.6), Box(left, 17.8, 42, 33.4)
    return (
        Place(f"{name} heading", heading, 26, bold=True, prompt="Heading"),
        Place(f"{name} points", points, 26, bullets=True, prompt="Point"),
    )


BAR = Box(0, 0, WIDTH, 1.2)
STRIPE = Box(0, 0, 2.5, HEIGHT)
TITLE = Layout(
    "Title slide",
    (
        Place("Title", _across(12, 17), 48, "ctrTitle", anchor="b", bold=True, prompt="Title"),
        Place("Standing", _across(3.5, 8), 20, prompt="Whether it is still current"),
        Place("Subtitle", _across(30.5, 8), 30, prompt="What the audience will take away"),
        Place("Occasion", _across(39, 4), 26, colour="tx2", prompt="Name, organisation, date"),
        Place("Edition", _across(46, 7), 14, anchor="b", colour="tx2", prompt="Edition, address"),
    ),
    kind="title",
    marks=(STRIPE,),
    has_bar=False,
)
SECTION = Layout(
    "Section",
    (
        Place("Title", _across(12, 17), 48, "title", anchor="b", bold=True, prompt="Next part"),
        Place("Text", _across(30.5, 12), 30, prompt="Where the talk goes from here"),
    ),
    kind="secHead",
    marks=(STRIPE,),
    has_bar=False,
)
BULLETS = Layout(
    "Bullets",
    (_title(), Place("Points", _across(14, 37.2), 26, bullets=True, prompt="Point")),
    kind="tx",
)
TWO_COLUMNS = Layout(
    "Two columns", (_title(), *_column("Left", 5.5), *_column("Right", 52.5)), kind="twoTxTwoObj"
)
QUOTATION = Layout(
    "Quotation",
    (
        _title(),
        Place("Quotation", Box(8.5, 14.5, 86, 23), 31, anchor="ctr", prompt="Somebody’s words"),
        Place("Source", _across(39.4, 11.8), 21, prompt="Who said it"),
    ),
    marks=(Box(5.5, 14.5, 0.5, 23),),
)
FIGURE = Layout(
    "Figure",
    (
        _title(),
        Place("Figure", _across(14.2, 30.6), 21, "pic", prompt="Figure"),
        Place("Caption", _across(45.4, 5.8), 21, prompt="What to see in it"),
    ),
)
TABLE = Layout(
    "Table",
    (
        _title(),
        Place("Caption", _across(14, 3.4), 21, bold=True, prompt="What the table shows"),
        Place("Table", _across(18, 33.2), 21, "tbl", prompt="Table"),
    ),
)
LAYOUTS = (TITLE, SECTION, BULLETS, TWO_COLUMNS, QUOTATION, FIGURE, TABLE)
