from django.core.exceptions import ValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from .text import InlineTextBlock


class TableBlock(TypedTableBlock):
    """A table whose first column names each row and whose caption says what it shows."""

    text = InlineTextBlock(label="Text", required=False)

    def clean(self, table):
        table = super().clean(table)
        if not (table.caption or self.is_deferred_validation):
            raise ValidationError("Give the table a caption that says what it shows.")
        return table

    class Meta:
        icon = "table"
        group = "Text"
        template = "blocks/table.html"
        description = "Facts to compare. The first column names each row."
        preview_value = {
            "caption": "Choosing a method",
            "columns": [
                {"type": "text", "heading": "Method"},
                {"type": "text", "heading": "Good for"},
                {"type": "text", "heading": "Beware"},
            ],
            "rows": [
                {
                    "values": [
                        "<p>Drop-in</p>",
                        "<p>People passing by</p>",
                        "<p>Those who come are not everyone</p>",
                    ]
                },
                {
                    "values": [
                        "<p>Focus group</p>",
                        "<p>Reasons behind a view</p>",
                        "<p>A few voices only</p>",
                    ]
                },
            ],
        }
