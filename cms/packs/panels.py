from wagtail.admin.panels import Panel

from .left_out import left_out_of


class LeftOutPanel(Panel):
    """Tells an editor which items the pack that readers get does not have; if there are any."""

    def __init__(self, heading="Left out of the pack", **kwargs):
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "packs/admin/left_out.html"

        def is_shown(self):
            return bool(self.entries)

        @property
        def entries(self):
            return list(left_out_of(self.instance))

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "entries": self.entries}
