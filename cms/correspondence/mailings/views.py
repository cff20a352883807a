"""The admin pages of letters to recipients. All that they hand out is for their editors alone."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.correspondence.models import LetterPage
from cms.downloads.rendering.pdf import RenderError
from cms.pages.inbox import ItemView

from .actions import create_mailing
from .choosing import counts, organisations_at
from .emails import ByEmail
from .forms import RecipientsForm
from .letters import file_name, letters_pdf
from .models import Mailing, Recipient
from .writing import recipients_csv


class ChooseRecipients(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Of a published letter: whom it goes to."""

    form_class = RecipientsForm
    template_name = "correspondence/mailings/choose.html"
    permission_required = "add"
    page_title = "Letters to recipients"
    header_icon = "mail"
    inspect_url_name = None

    @cached_property
    def letter(self):
        letter = get_object_or_404(LetterPage, pk=self.kwargs["pk"], live=True)
        if not letter.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return letter

    def dispatch(self, request, *args, **kwargs):
        _ = self.letter
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def day(self):
        return self.letter.publication_date or timezone.localdate()

    @cached_property
    def organisations(self):
        return organisations_at(self.day)

    def get_page_subtitle(self):
        return str(self.letter)

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.letter.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": str(self.letter)},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisations": self.organisations}

    def get_context_data(self, **kwargs):
        known = {"letter": self.letter, "day": self.day, "counts": counts(self.organisations)}
        return super().get_context_data(**known, **kwargs)

    def form_valid(self, form):
        recipients = form.cleaned_data["recipients"]
        mailing = create_mailing(self.letter, recipients, self.request.user)
        return redirect(reverse(self.inspect_url_name, args=[mailing.pk]))


class MailingView(ItemView):
    template_name = "correspondence/mailings/mailing.html"

    def get_context_data(self, **kwargs):
        names = ("make", "email", "pdf", "csv", "preview")
        urls = {f"{name}_url_name": self.viewset.get_url_name(name) for name in names}
        return super().get_context_data(by_email=ByEmail(self.object), **urls, **kwargs)


class FileView(PermissionCheckedMixin, View):
    """A file of a mailing."""

    permission_required = "view"
    inspect_url_name = None

    def mailing(self):
        return get_object_or_404(Mailing, pk=self.kwargs["pk"])


class LettersFile(FileView):
    def get(self, request, pk):
        mailing = self.mailing()
        if mailing.pdf is None:
            raise Http404
        name = file_name(mailing, "letters", "pdf")
        return private(bytes(mailing.pdf), "application/pdf", name)


class RecipientsFile(FileView):
    def get(self, request, pk):
        mailing = self.mailing()
        content = recipients_csv(mailing.all_recipients)
        return private(content, "text/csv", file_name(mailing, "recipients", "csv"))


class Preview(FileView):
    """The letter to one recipient, made at once: a second or two."""

    def get(self, request, pk):
        recipient = get_object_or_404(Recipient.objects.select_related("mailing__letter"), pk=pk)
        mailing = recipient.mailing
        lacks = recipient.lacks(mailing.letter)
        back = redirect(reverse(self.inspect_url_name, args=[mailing.pk]))
        if lacks or not mailing.letter.live:
            messages.error(request, ", ".join(lacks) or "The letter is not published.")
            return back
        try:
            made = letters_pdf(mailing.letter, [recipient])
        except RenderError as error:
            messages.error(request, str(error))
            return back
        return private(made.content, "application/pdf", file_name(mailing, "preview", "pdf"), False)


def private(content, content_type, name, as_attachment=True):
    """A response that no cache and no search engine keeps."""
    how = "attachment" if as_attachment else "inline"
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'{how}; filename="{name}"',
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex",
        },
    )
