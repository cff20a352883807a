from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class ContactBlock(blocks.StructBlock):
    contact = SnippetChooserBlock(
        "organisations.Contact", help_text="Teams are kept in Snippets, Contacts."
    )
    purpose = blocks.CharBlock(
        required=False,
        max_length=200,
        label="What to write about",
        help_text="For example “Questions about a guide, and other formats”.",
    )

    def get_searchable_content(self, value):
        contact = value.get("contact")
        return [*super().get_searchable_content(value), *([contact.name] if contact else [])]

    class Meta:
        label = "Contact details"
        icon = "mail"
        group = "Links and notes"
        template = "blocks/contact.html"
        description = "How to reach a team. Its address changes here when it changes in Contacts."
        label_format = "Contact: {contact}"
        preview_template = "blocks/contact_preview.html"
