from django.db import models
from wagtail.admin.panels import InlinePanel

from .contents import pack_format_of
from .panels import LeftOutPanel


class PackMixin(models.Model):
    """A publication with a pack: what a member of staff takes into a meeting about it."""

    pack_panels = [
        LeftOutPanel(),
        InlinePanel(
            "pack_items",
            heading="In the pack",
            label="Item",
            help_text="Guides, single chapters, leaflets, presentations, case studies, letters, in "
            "the order of the meeting. The briefing itself comes first. Readers get one PDF with a "
            "cover, contents and page numbers, and a ZIP with the single files.",
        ),
    ]

    class Meta:
        abstract = True

    def get_publishing_errors(self):
        errors = super().get_publishing_errors()
        if problems := list(self._pack_problems()):
            errors["pack_items"] = " ".join(problems)
        return errors

    def _pack_problems(self):
        seen = {self.pk}
        for entry in self.pack_items.all():
            page = entry.item and entry.item.specific
            if page and page.pk in seen:
                yield f"“{page.title}” is in the pack already."
            elif page and pack_format_of(page) is None:
                yield f"“{page.title}” cannot be put into a pack: there is no print version of it."
            seen.add(page and page.pk)
