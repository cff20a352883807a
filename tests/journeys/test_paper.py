"""The print view of a page, as Ctrl+P shows it."""

from playwright.sync_api import expect

from .marks import journey

pytestmark = journey

SCREEN_ONLY = [".nhsuk-header__search", ".nhsuk-breadcrumb", ".app-contents", ".nhsuk-pagination"]


def test_paper_holds_the_text_its_address_and_that_of_each_link_once(reader, guide):
    chapter = guide.get_children().last()

    # Given a chapter on the screen
    reader.opens(chapter.url)
    for selector in SCREEN_ONLY:
        expect(reader.page.locator(selector)).to_be_visible()

    # When it is printed
    reader.prints()

    # Then what only a screen can use is gone, and the text is there
    for selector in SCREEN_ONLY:
        expect(reader.page.locator(selector)).to_be_hidden()
    reader.sees_heading("2.1 Where the duty is found")
    reader.sees("National Health Service Act 2006.")

    # and it says where it comes from
    expect(reader.page.get_by_text(reader.page.url, exact=True)).to_be_visible()

    # and where its links lead: once, and not for those within the page
    assert reader.printed_address_of("The Act") == [
        '" (https://www.legislation.gov.uk/ukpga/2006/41)"'
    ]
    assert reader.printed_address_of("Note 1") == []
    reader.finds_the_page_accessible()
