from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """A draft may be incomplete; what is published, or sent to a reviewer, may not."""

    def _post_clean(self):
        super()._post_clean()
        if not self.is_deferred_validation:
            for field, message in self.instance.get_publishing_errors().items():
                self.add_error(field if field in self.fields else None, message)
