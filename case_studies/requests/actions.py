"""What is done about requests, by readers and by editors. Each function is all or nothing."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from case_studies.models import CaseStudyPage
from cms.mail.actions import send as send_mail
from cms.pages.addresses import public_url

from .keys import hash_of, new_key
from .models import RecordLink, RecordRequest, RequestEvent, State, case_studies_given_out

Kind = RequestEvent.Kind


@transaction.atomic
def make_request(case_study, **details):
    """Keep a reader's request, and tell the owner that there is one.

    Nothing of the reader is in that e-mail: what has left the site cannot be deleted any more.
    """
    request = RecordRequest.objects.create(case_study=case_study, title=case_study.title, **details)
    where = reverse("case_study_requests:inspect", args=[request.pk])
    context = {"request": request, "address": public_url(where)}
    _write(case_study.contact, "A request for a case study", "asked", context)
    return request


@transaction.atomic
def send_record(request, user):
    """Mail a new link; older ones of this request end. False where there is nothing to give."""
    if not request.can_be_sent:
        return False
    _revoke(request.open_links)
    key = new_key()
    days = timedelta(days=settings.RECORD_LINK_DAYS)
    link = RecordLink.objects.create(
        request=request,
        key_hash=hash_of(key),
        expires_at=min(timezone.now() + days, request.kept_until),
    )
    _settle(request, State.SENT, Kind.SENT, user)
    address = public_url(reverse("case_study_record", args=[key]))
    _answer(request, "sent", {"address": address, "link": link})
    return True


@transaction.atomic
def decline(request, user, words):
    """Tell the reader no, and why. Links of this request end."""
    _revoke(request.open_links)
    _settle(request, State.DECLINED, Kind.DECLINED, user, words)
    _answer(request, "declined", {"words": words})


@transaction.atomic
def revoke(request, user):
    """Take the link back. Nobody is told but who uses it. False if there was none."""
    if not _revoke(request.open_links):
        return False
    RequestEvent.objects.create(request=request, kind=Kind.REVOKED, by=user)
    return True


@transaction.atomic
def revoke_links_to_what_is_gone():
    """Of case studies that are no longer given out. They stay revoked if it comes back."""
    unrevoked = RecordLink.objects.filter(revoked_at=None)
    given_out = case_studies_given_out().values("pk")
    kept = unrevoked.filter(request__case_study__in=given_out).values("pk")
    for link in unrevoked.exclude(pk__in=kept).select_related("request"):
        _revoke(RecordLink.objects.filter(pk=link.pk))
        RequestEvent.objects.create(
            request=link.request,
            kind=Kind.REVOKED,
            words="The case study is not given out any more.",
        )


def delete_old_requests():
    oldest = timezone.now() - timedelta(days=settings.REQUESTS_KEPT_DAYS)
    RecordRequest.objects.filter(made_at__lt=oldest).delete()


def find_link(key):
    """The link that a key belongs to, open or not; None where there is none."""
    links = RecordLink.objects.select_related("request")
    return links.filter(key_hash=hash_of(key) or "-").first()


def requestable(page_id):
    """The case study whose record can be asked for; None where there is none."""
    return case_studies_given_out().filter(pk=page_id).first()


def visible_case_study(page_id):
    return CaseStudyPage.objects.visible().filter(pk=page_id).first()


def _settle(request, state, kind, user, words=""):
    request.state = state
    request.save(update_fields=["state"])
    RequestEvent.objects.create(request=request, kind=kind, by=user, words=words)


def _revoke(links):
    return links.filter(revoked_at=None).update(revoked_at=timezone.now())


def _answer(request, template, context):
    owner = request.case_study.contact if request.case_study else None
    context = {"request": request, "owner": owner, **context}
    body = _body(template, context)
    reply_to = owner.email if owner else ""
    send_mail(request.email, f"Your request: {request.title}", body, reply_to=reply_to)


def _write(contact, subject, template, context):
    if contact and contact.email:
        send_mail(contact.email, subject, _body(template, context))


def _body(template, context):
    context = {"site_name": settings.SITE_NAME, "settings": settings, **context}
    return render_to_string(f"case_studies/requests/mail/{template}.txt", context)
