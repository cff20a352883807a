"""Editors choose a paragraph by its words: to quote it, to show it in practice, to add to it."""

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet


class ReadablePassages:
    """Only what the public can read now, and on a page."""

    def get_object_list(self):
        visible = (
            self.model_class.objects.visible().citable().values("pk")
        )  # modelsearch takes fields only
        return self.model_class.objects.filter(pk__in=visible).select_related("publication")

    @property
    def columns(self):
        return [self.title_column, Column("publication", label="Publication")]


class PassageChooseView(ReadablePassages, ChooseView):
    pass


class PassageChooseResultsView(ReadablePassages, ChooseResultsView):
    pass


class PassageChooserViewSet(SnippetChooserViewSet):
    icon = "link"
    choose_view_class = PassageChooseView
    choose_results_view_class = PassageChooseResultsView
    choose_one_text = "Choose a paragraph"
    choose_another_text = "Choose another paragraph"
    # ?publication=12 offers the paragraphs of one publication: a widget's linked_fields
    url_filter_parameters = ["publication"]
    preserve_url_parameters = ["multiple", "publication"]
