"""Readers who write to the site: with mistakes, without scripts, by keyboard."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from case_studies.requests.models import RecordRequest
from case_studies.sharing.models import SharedCaseStudy
from cms.library.roles import grant_permissions
from tests import factories

from .marks import journey

pytestmark = journey


@pytest.fixture
def study():
    return factories.case_study_on_request(
        title="Moving podiatry", region=factories.RegionFactory()
    )


def test_a_record_is_asked_for_sent_and_read(reader, editor, study, work_queue):
    # Given a case study on request
    reader.opens(study.url)
    reader.finds_the_page_accessible()
    reader.follows("Ask for the full record")
    reader.is_on_page("Ask for the full record")
    reader.finds_the_page_accessible()

    # When a reader leaves something out, the page says so and leads to it
    reader.fills_in("Your name", "Robin Reader")
    reader.fills_in("What would you like to use it for?", "Evening clinics.")
    reader.presses_button("Send the request")
    summary = reader.page.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary).to_be_visible()
    expect(reader.page.get_by_label("Your name")).to_have_value("Robin Reader")
    reader.finds_the_page_accessible()
    summary.get_by_role("link", name="Enter your e-mail address").click()
    expect(reader.page.get_by_label("Your e-mail address")).to_be_focused()

    # When it is put right, the request is sent
    reader.fills_in("Your e-mail address", "robin@elsewhere.example")
    reader.presses_button("Send the request")
    reader.is_on_page("Request sent")
    reader.finds_the_page_accessible()

    # When an editor sends the record
    grant_permissions()
    editor.logs_in()
    editor.page.get_by_role("link", name="Moving podiatry").click()
    editor.page.get_by_role("link", name="Send the record").click()
    editor.page.get_by_role("button", name="Send the record").click()
    editor.is_told("The link is on its way.")

    # Then the reader has it
    work_queue()
    reader.opens(re.search(r"/case-study-requests/record/\S+", mail.outbox[-1].body)[0])
    reader.sees("The clinic opens in the evening.")
    reader.finds_the_page_accessible()

    # and not after it is withdrawn (a browser notes every answer that is not a page)
    study.unpublish()
    reader.page.reload()
    reader.is_on_page("This link has ended")
    reader.finds_the_page_accessible()
    assert [text for text in reader.complaints if "410" not in text] == []
    reader.complaints.clear()


def test_the_form_can_be_sent_by_keyboard_and_the_trap_is_never_reached(reader, study):
    reader.opens(f"/case-study-requests/{study.pk}/")
    reader.tabs_to("textbox", "Your name", at_most=20)
    for text in ("Robin", "Elsewhere PCT", "robin@elsewhere.example", "Evening clinics."):
        reader.types(text)
        reader.presses("Tab")
    reader.tabs_to("button", "Send the request", at_most=2)
    reader.presses("Enter")
    reader.is_on_page("Request sent")
    assert RecordRequest.objects.get().name == "Robin"


def test_a_case_study_is_shared_without_scripts(reader_without_scripts):
    reader = reader_without_scripts
    answers = factories.sharing_answers()
    reader.opens(factories.case_study_index().url)
    reader.follows("Tell others what you did")

    # When it is sent half filled in, nothing that was written is lost
    page = reader.page
    fields = ("title", "summary", "organisation", "year", "what_changed", "name", "email")
    for name in fields:
        page.locator(f"#id_{name}").fill(answers[name])
    page.get_by_label("survey").check()
    reader.presses_button("Send the case study")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert page.get_by_role("alert").get_by_role("link").count() == 3
    for name in fields:
        expect(page.locator(f"#id_{name}")).to_have_value(answers[name])
    expect(page.get_by_label("survey")).to_be_checked()

    # When the rest is ticked, it is sent
    page.get_by_label("carers").check()
    page.get_by_label("Everybody concerned has agreed").check()
    page.get_by_label("Nothing in it identifies a patient").check()
    reader.presses_button("Send the case study")
    reader.is_on_page("Case study sent")
    assert not SharedCaseStudy.objects.get().page.live


def test_the_form_for_sharing_is_accessible_with_and_without_errors(reader):
    factories.sharing_answers()
    factories.case_study_index()
    reader.opens("/share-a-case-study/")
    reader.finds_the_page_accessible()
    reader.presses_button("Send the case study")
    expect(reader.page.get_by_role("alert").first).to_be_visible()
    reader.finds_the_page_accessible()
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert reader.page.evaluate(width)  # the screen is narrow now


def test_a_local_copy_is_made_without_scripts(reader_without_scripts):
    reader = reader_without_scripts
    page = reader.page
    factories.published_organisations_page()
    letter = factories.published_letter(title="The duty to involve")
    reader.opens(letter.url)
    reader.follows("Make a local copy")
    reader.is_on_page("Make a local copy")

    # When something is wrong, the page leads to it and keeps the rest
    reader.fills_in("Your organisation", "Anytown PCT")
    reader.fills_in("Date of an event", "31 February 2009")
    reader.presses_button("See what will be added")
    summary = page.get_by_role("alert").filter(has_text="There is a problem")
    summary.get_by_role("link", name="Enter a date that exists").click()
    expect(page.get_by_label("Date of an event")).to_have_value("31 February 2009")
    expect(page.get_by_label("Your organisation")).to_have_value("Anytown PCT")

    # When it is put right, it can be seen first, and then had
    reader.fills_in("Date of an event", "14 March 2009")
    reader.presses_button("See what will be added")
    reader.sees("On every page: Adapted locally by Anytown PCT")
    with page.expect_download() as download:
        reader.presses_button("Make the copy")
    assert download.value.suggested_filename == f"{letter.slug}-local-edition-1.pdf"


def test_the_form_of_a_local_copy_is_accessible_with_errors_and_preview(reader):
    presentation = factories.published_presentation()
    reader.opens(presentation.url)
    reader.finds_the_page_accessible()
    reader.follows("Make a local copy")
    reader.finds_the_page_accessible()
    reader.presses_button("Make the copy")
    expect(reader.page.get_by_role("alert").first).to_be_visible()
    reader.finds_the_page_accessible()
    reader.fills_in("Your organisation", "Anytown PCT")
    reader.fills_in("Telephone", "01234 567890")
    reader.presses_button("See what will be added")
    reader.sees_heading("What will be added")
    reader.finds_the_page_accessible()
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert reader.page.evaluate(width)  # the screen is narrow now
