"""Lists in the admin of what comes in by itself, to be read and answered.

An ``InboxViewSet`` has a list, a page for each item, and its ``answers``; nothing is typed in or
changed. An ``Answer`` is a page with a sentence, perhaps a field or two, and one button.
"""

from django import forms
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton


class Answer(PermissionCheckedMixin, WagtailAdminTemplateMixin, BaseObjectMixin, FormView):
    """What an editor may do about an item. Subclasses say what, and when."""

    name = ""  # in its address
    label = ""  # of the button that leads here, and of the one that does it
    icon = "mail"
    form_class = forms.Form
    permission_required = "change"
    template_name = "pages/admin/answer.html"
    index_url_name = None
    inspect_url_name = None

    @classmethod
    def suits(cls, item):
        """Whether it can be done now."""
        return True

    def explain(self):
        """A sentence or two: what will happen."""
        return ""

    def act(self, form):
        """Do it; returns what the editor is told, or None where it could not be done any more."""
        raise NotImplementedError

    def get_page_title(self):
        return self.label

    def get_page_subtitle(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        above = capfirst(self.model._meta.verbose_name_plural)
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": above},
            {"url": self.get_success_url(), "label": str(self.object)},
            {"url": "", "label": self.label},
        ]

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=[self.object.pk])

    def form_valid(self, form):
        told = self.act(form) if self.suits(self.object) else None
        if told:
            messages.success(self.request, told)
        else:
            messages.error(self.request, "Somebody has answered it meanwhile: see below.")
        return redirect(self.get_success_url())


class WordsField(forms.CharField):
    """An editor's own words, sent as they are below a sentence of the site's."""

    def __init__(self, sentence):
        super().__init__(
            label="Why",
            max_length=1000,
            widget=forms.Textarea({"rows": 5}),
            help_text=f"It is sent as you write it, below “{sentence}”.",
        )


class ItemView(generic.InspectView):
    answers = ()
    viewset = None

    def get_page_title(self):
        return str(self.object)

    def get_page_subtitle(self):
        return ""

    @property
    def header_buttons(self):
        if not self.permission_policy.user_has_permission(self.request.user, "change"):
            return []
        return [
            HeaderButton(
                answer.label,
                url=reverse(self.viewset.get_url_name(answer.name), args=[self.object.pk]),
                icon_name=answer.icon,
                priority=place,
            )
            for place, answer in enumerate(self.answers)
            if answer.suits(self.object)
        ]


class InboxViewSet(ModelViewSet):
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ItemView
    add_to_admin_menu = True
    list_per_page = 50
    answers = []

    NOT_OFFERED = ("add", "edit", "history", "usage")

    @property
    def url_finder_class(self):
        return type("Finder", (super().url_finder_class,), {"edit_url_name": self._inspect})

    @property
    def _inspect(self):
        return self.get_url_name("inspect")

    def get_common_view_kwargs(self, **kwargs):
        absent = {f"{name}_url_name": None for name in self.NOT_OFFERED}
        return super().get_common_view_kwargs(**{**absent, **kwargs})

    def get_inspect_view_kwargs(self, **kwargs):
        own = {"answers": self.answers, "viewset": self}
        return super().get_inspect_view_kwargs(**{**own, **kwargs})

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
            *(self._path_of(answer) for answer in self.answers),
        ]

    def _path_of(self, answer):
        view = answer.as_view(
            model=self.model,
            permission_policy=self.permission_policy,
            index_url_name=self.get_url_name("index"),
            inspect_url_name=self._inspect,
            header_icon=answer.icon,
        )
        return path(f"{answer.name}/<int:pk>/", view, name=answer.name)
