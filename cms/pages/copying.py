from wagtail.admin.forms.pages import CopyForm


class NoAliasCopyForm(CopyForm):
    """Offers no alias: a publication has one place, where its passages and editions belong."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
