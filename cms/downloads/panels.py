from wagtail.admin.panels import Panel

from .models import Download


class DownloadsPanel(Panel):
    """Shows an editor the files made from a page and whether they are ready."""

    def __init__(self, heading="Made by the site", **kwargs):
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "downloads/admin/panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            made = Download.objects.filter(page=self.instance.pk).with_pages()  # not of the draft
            context["downloads"] = [download for download in made if download.kind]
            return context
