"""The form as an editor finds it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from case_studies.disclosure import PARTS
from case_studies.models import CaseStudyPage
from tests import factories
from tests.factories import paragraph

pytestmark = pytest.mark.django_db


def form_data(page, **changes):
    data = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "year": page.year or "",
        "client_groups": [group.pk for group in page.client_groups.all()],
        "methods": [method.pk for method in page.methods.all()],
        "organisation": page.organisation_id or "",
        "region": page.region_id or "",
        "contact": page.contact_id or "",
        "availability": page.availability,
        "consent_to_publish": page.consent_to_publish,
        "identifies_nobody": page.identifies_nobody,
        "anonymous": page.anonymous,
        "status": page.status,
        "change_kind": page.change_kind,
        "references": streamfield([]),
        "attachments": inline_formset([]),
        "shown_passages": inline_formset([]),
        "introduction": rich_text(page.introduction),
        **{name: rich_text(getattr(page, name)) for name in PARTS},
        **changes,
    }
    ticked = {name: data.pop(name) for name in ("client_groups", "methods")}
    flat = {name: value for name, value in nested_form_data(data).items() if value is not False}
    return flat | ticked


def form_of(client, page, **changes):
    """The form, with its errors, after an attempt to publish."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = {**form_data(page, **changes), "action-publish": "1"}
    return client.post(url, data).context["form"]


def test_an_editor_writes_and_publishes_one(editor_client):
    chapter = factories.published_chapter(factories.published_guide(), paragraph("One"))
    passage = factories.passage_of(chapter, "One")
    index = factories.case_study_index()
    page = CaseStudyPage(title="Evening clinics", slug="evening", summary="They moved.", year=2009)
    shown = {"passage": passage.pk, "line": "what came of it"}
    data = form_data(
        page,
        client_groups=[factories.client_group().pk],
        methods=[factories.method().pk],
        consent_to_publish="on",
        identifies_nobody="on",
        what_changed=rich_text("<p>The hours.</p>"),
        shown_passages=inline_formset([shown]),
    )
    url = reverse("wagtailadmin_pages:add", args=["case_studies", "casestudypage", index.pk])
    response = editor_client.post(url, {**data, "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    page = CaseStudyPage.objects.get()
    assert page.live
    assert page.shown_passages.get().passage == passage


def test_a_draft_needs_title_and_summary_only(editor_client):
    index = factories.case_study_index()
    page = CaseStudyPage(title="Begun", slug="begun", summary="An idea.")
    url = reverse("wagtailadmin_pages:add", args=["case_studies", "casestudypage", index.pk])
    data = form_data(page, client_groups=[], methods=[])
    assert editor_client.post(url, data).status_code == 302
    assert not CaseStudyPage.objects.get().live


def test_publishing_without_consent_is_refused_at_the_tick_box(editor_client):
    page = factories.draft_case_study(consent_to_publish=False)
    form = form_of(editor_client, page)
    assert form.errors["consent_to_publish"] == ["It is published only with consent."]
    assert not CaseStudyPage.objects.get().live


def test_unticking_the_last_method_is_noticed_at_once(editor_client):
    page = factories.draft_case_study()
    form = form_of(editor_client, page, methods=[])
    assert form.errors["methods"] == ["Tick at least one method."]
    assert CaseStudyPage.objects.get().methods.count() == 1  # nothing was saved


def test_the_consents_stand_in_a_panel_of_their_own_that_says_what_they_mean(editor_client):
    page = factories.draft_case_study()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = BeautifulSoup(editor_client.get(url).content, "html.parser")
    panel = html.find(
        "section", id=lambda i: i and i.endswith("before_it_may_be_published-section")
    )
    boxes = {box["name"] for box in panel.select("input[type=checkbox]")}
    assert boxes == {"consent_to_publish", "identifies_nobody"}
    assert "Whoever ticks" in panel.get_text()


def test_the_first_page_of_the_admin_offers_to_begin_one(editor_client):
    index = factories.case_study_index()
    url = reverse("wagtailadmin_pages:add", args=["case_studies", "casestudypage", index.pk])
    home = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert url in home
