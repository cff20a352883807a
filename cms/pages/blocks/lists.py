from django.db import models
from wagtail import blocks

from .text import InlineTextBlock


class ListStyle(models.TextChoices):
    BULLET = "bullet", "Bullets: the order does not matter"
    NUMBER = "number", "Numbers: the order matters"


class ListBlock(blocks.StructBlock):
    style = blocks.ChoiceBlock(
        choices=ListStyle.choices,
        default=ListStyle.BULLET,
        search_index=False,
        label="Bullets or numbers",
    )
    items = blocks.ListBlock(InlineTextBlock(label="Item"), min_num=1)

    class Meta:
        icon = "list-ul"
        group = "Text"
        template = "blocks/list.html"
        description = "Three or more points that share one lead-in sentence."
        label_format = "List"
        preview_value = {
            "style": ListStyle.BULLET,
            "items": [
                "<p>what is being decided</p>",
                "<p>what people can still change</p>",
                "<p>when they will hear what happened</p>",
            ],
        }


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, help_text="For example “Before the meeting”.")
    items = blocks.ListBlock(InlineTextBlock(label="Thing to check"), min_num=1)

    class Meta:
        icon = "clipboard-list"
        group = "Boxes"
        template = "blocks/checklist.html"
        description = "Things to tick off before moving on. Readers tick or print them."
        label_format = "Checklist: {title}"
        preview_value = {
            "title": "Before the meeting",
            "items": [
                "<p>The room has step-free access and a hearing loop</p>",
                "<p>Papers went out a week ahead, in the formats people asked for</p>",
                "<p>Someone is named to write to everyone afterwards</p>",
            ],
        }
