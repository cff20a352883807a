from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """A draft may be incomplete; what is published, or sent to a reviewer, may not."""

    def _post_clean(self):
        super()._post_clean()
        if not self.is_deferred_validation:
            self._apply_lists()
            for field, message in self.instance.get_publishing_errors().items():
                self.add_error(field if field in self.fields else None, message)

    def _apply_lists(self):
        """Give the page its ticked lists and inline panels, unsaved: the rules are about them too.

        Wagtail does the same again when it saves the form.
        """
        self.save_cluster_m2m()
        for name, formset in self.formsets.items():
            if name != "comments" and formset.is_valid():
                formset.instance = self.instance
                formset.save(commit=False)
