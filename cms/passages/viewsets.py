from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .choosers import PassageChooserViewSet
from .models import Passage


class ChangeOnly(ModelPermissionPolicy):
    """Passages come and go by publication only; an editor may say where one went."""

    def user_has_permission(self, user, action):
        return action in {"change", "view", "choose"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class PassageViewSet(SnippetViewSet):
    model = Passage
    chooser_viewset_class = PassageChooserViewSet
    icon = "link"
    menu_label = "Permanent addresses"
    menu_name = "passages"
    menu_order = 800
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "key", "publication", "removed_at", "continues_as"]
    list_filter = ["removed_at"]
    list_export = ["key", "number", "heading", "removed_at", "continues_as"]
    ordering = ["publication_id", "position"]
    panels = [FieldPanel("continues_as")]

    def get_queryset(self, request):
        return self.model.objects.citable()

    @cached_property
    def permission_policy(self):
        return ChangeOnly(self.model)
