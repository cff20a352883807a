import re

from django.core.validators import RegexValidator
from wagtail import blocks

from .text import InlineTextBlock

# In running text a footnote is marked [^label]; its words stand in a footnote block.
FOOTNOTE_MARK = re.compile(r"\[\^([a-z0-9-]{1,40})\]")


class FootnoteBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        search_index=False,
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9-]+$", "Use small letters, digits and hyphens.")],
        help_text=(
            "A short word of your own, for example act. Write [^act] in the text of this "
            "paragraph where the number should stand; the site puts the number there."
        ),
    )
    text = InlineTextBlock()

    class Meta:
        icon = "superscript"
        group = "Links and notes"
        template = "blocks/nothing.html"  # printed with the other notes of the page
        description = "A source or aside. Mark its place in the text with [^label]."
        label_format = "Footnote {label}"
        preview_template = "blocks/footnote_preview.html"
        preview_value = {
            "label": "act",
            "text": "<p>National Health Service Act 2006, section 242.</p>",
        }
