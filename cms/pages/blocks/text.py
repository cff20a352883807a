from wagtail import blocks

TEXT_FEATURES = ["bold", "italic", "link", "document-link"]


class InlineTextBlock(blocks.RichTextBlock):
    """One paragraph or list item: emphasis and links only."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"


class TextBlock(InlineTextBlock):
    class Meta:
        icon = "pilcrow"
        group = "Text"
        template = "blocks/text.html"
        description = "Ordinary paragraphs. For bullets or numbers use a list."
        preview_value = (
            "<p>Write to everyone who uses the clinic, in the language they read best, "
            "<b>before</b> the options are settled. Say what is open and what is not.</p>"
        )
