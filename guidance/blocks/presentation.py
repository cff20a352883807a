"""The kinds of slide. What fits on each, and what is said of more: presentations/room.py."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.pages.blocks import InlineTextBlock, TableBlock

POINT_FEATURES = ["bold", "italic"]


class SlideTitleBlock(blocks.CharBlock):
    """Every slide has one, also where little is said: a screen reader goes by it."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 70)
        kwargs.setdefault("help_text", "What the slide says, in at most ten words.")
        super().__init__(**kwargs)


class NotesBlock(blocks.TextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("rows", 6)
        kwargs.setdefault("label", "Speaker notes")
        kwargs.setdefault(
            "help_text",
            "What you would say, in the words you would say it. About 60 to 120 words take a "
            "minute. Leave an empty line between paragraphs.",
        )
        super().__init__(**kwargs)


class PointsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(InlineTextBlock(label="Point", features=POINT_FEATURES), **kwargs)


class TitleSlideBlock(blocks.StructBlock):
    subtitle = blocks.CharBlock(
        required=False, default="", max_length=120, help_text="What the audience will take away."
    )
    occasion = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        help_text="For whoever presents it to fill in, for example “Name, organisation, date”.",
    )
    notes = NotesBlock()

    class Meta:
        label = "Title slide"
        icon = "home"
        group = "Structure"
        template = "guidance/slides/title.html"
        preview_template = "guidance/slides/preview.html"
        description = "The first slide. Its title is the title of the page."
        label_format = "Title slide"
        preview_value = {
            "subtitle": "What the law asks of us, and what we ask of every paper",
            "occasion": "Name, organisation, date",
        }


class SectionSlideBlock(blocks.StructBlock):
    title = SlideTitleBlock()
    text = blocks.CharBlock(
        required=False,
        default="",
        max_length=150,
        help_text="One line: where the talk goes from here.",
    )
    notes = NotesBlock()

    class Meta:
        label = "Section slide"
        icon = "minus"
        group = "Structure"
        template = "guidance/slides/section.html"
        preview_template = "guidance/slides/preview.html"
        description = "Announces the next part of a longer talk."
        label_format = "Section: {title}"
        preview_value = {"title": "What goes wrong", "text": "And how a board can see it coming"}


class BulletsSlideBlock(blocks.StructBlock):
    title = SlideTitleBlock()
    points = PointsBlock(help_text="Three to five are best. Say the rest in the notes.")
    notes = NotesBlock()

    class Meta:
        label = "Bullets"
        icon = "list-ul"
        group = "Slides"
        template = "guidance/slides/bullets.html"
        preview_template = "guidance/slides/preview.html"
        description = "A title and three to five short points."
        label_format = "Bullets: {title}"
        preview_value = {
            "title": "Who is bound",
            "points": ["<p>Strategic health authorities</p>", "<p>Primary care trusts</p>"],
        }


class QuotationSlideBlock(blocks.StructBlock):
    title = SlideTitleBlock()
    text = blocks.TextBlock(label="Quotation", rows=3, help_text="Without quotation marks.")
    source = blocks.CharBlock(
        max_length=150, help_text="Who said it. Mark an invented voice as illustrative."
    )
    notes = NotesBlock()

    class Meta:
        label = "Quotation"
        icon = "openquote"
        group = "Slides"
        template = "guidance/slides/quotation.html"
        preview_template = "guidance/slides/preview.html"
        description = "Somebody’s own words, large, with their name or role."
        label_format = "Quotation: {title}"
        preview_value = {
            "title": "Why it is worth the time",
            "text": "Nobody had asked us before. The new times work because we chose them.",
            "source": "Member of a patients’ panel (illustrative)",
        }


class FigureSlideBlock(blocks.StructBlock):
    title = SlideTitleBlock()
    image = ImageBlock(
        label="Figure", help_text="Describe it fully: the description is also read in a show."
    )
    caption = blocks.CharBlock(
        required=False, default="", max_length=150, help_text="What to see in it, and its source."
    )
    notes = NotesBlock()

    class Meta:
        label = "Figure"
        icon = "image"
        group = "Slides"
        template = "guidance/slides/figure.html"
        description = "A drawing, chart or photograph that fills the slide."
        label_format = "Figure: {title}"
        preview_template = "guidance/slides/figure_preview.html"


class ColumnBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=50)
    points = PointsBlock()

    class Meta:
        icon = "list-ul"


class TwoColumnsSlideBlock(blocks.StructBlock):
    title = SlideTitleBlock()
    left = ColumnBlock(label="Left column")
    right = ColumnBlock(label="Right column")
    notes = NotesBlock()

    class Meta:
        label = "Two columns"
        icon = "grid"
        group = "Slides"
        template = "guidance/slides/two_columns.html"
        preview_template = "guidance/slides/preview.html"
        description = "Two short lists to compare: before and after, do and don’t."
        label_format = "Two columns: {title}"
        preview_value = {
            "title": "What goes wrong",
            "left": {"heading": "Seen too often", "points": ["<p>Asking after deciding</p>"]},
            "right": {"heading": "Ask for instead", "points": ["<p>Options still open</p>"]},
        }


class TableSlideBlock(blocks.StructBlock):
    title = SlideTitleBlock()
    table = TableBlock()
    notes = NotesBlock()

    class Meta:
        label = "Table"
        icon = "table"
        group = "Slides"
        template = "guidance/slides/table.html"
        preview_template = "guidance/slides/preview.html"
        description = "A small table. For a large one, hand out the page of guidance."
        label_format = "Table: {title}"
        preview_value = {
            "title": "Who is bound",
            "table": {
                "caption": "Bodies under the duty",
                "columns": [
                    {"type": "text", "heading": "Body"},
                    {"type": "text", "heading": "Keep in mind"},
                ],
                "rows": [
                    {"values": ["<p>Primary care trust</p>", "<p>Its provider arm as well</p>"]},
                    {"values": ["<p>NHS trust</p>", "<p>Trust-wide policies count</p>"]},
                ],
            },
        }


class PassageSlideBlock(blocks.StructBlock):
    title = SlideTitleBlock()
    passage = SnippetChooserBlock(
        "passages.Passage", help_text="The paragraph of guidance that you quote from."
    )
    words = blocks.TextBlock(
        rows=3,
        label="Words quoted",
        help_text="Copied from that paragraph, without quotation marks and leaving nothing out. "
        "You are told if the guidance changes later.",
    )
    notes = NotesBlock()

    class Meta:
        label = "Passage of guidance"
        icon = "link"
        group = "Slides"
        template = "guidance/slides/passage.html"
        description = "Words of our guidance, with the number and the address of the paragraph."
        label_format = "Passage: {title}"
        preview_template = "guidance/slides/passage_preview.html"


class Slides(blocks.StreamBlock):
    """A presentation from first slide to last."""

    title = TitleSlideBlock()
    section = SectionSlideBlock()
    bullets = BulletsSlideBlock()
    quotation = QuotationSlideBlock()
    figure = FigureSlideBlock()
    two_columns = TwoColumnsSlideBlock()
    table = TableSlideBlock()
    passage = PassageSlideBlock()

    class Meta:
        block_counts = {"title": {"max_num": 1}}
