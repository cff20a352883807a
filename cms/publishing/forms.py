from cms.pages.forms import BasePageForm

from .models.edition import EditionKind


class PublicationForm(BasePageForm):
    """Asks for the note of the next edition afresh: the last one has been published."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.live and not self.instance.has_unpublished_changes:
            self.initial["change_note"] = ""
            self.initial["change_kind"] = EditionKind.MINOR
