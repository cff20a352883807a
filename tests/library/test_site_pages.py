"""Content files of the home page's ways in and of the pages about the library."""

import pytest
from django.core.management import CommandError

from cms.pages.models import HomePage, InformationPage
from cms.passages.models import Passage
from guidance.models import GuidePage

from .test_load_library import content, load  # noqa: F401  a fixture and a function

pytestmark = pytest.mark.django_db

HOME = """---
type: home
title: Home
summary: S.
ways_in:
  - heading: Find
    sentence: Here it is.
    links:
      - {page: /guidance/a-guide/, text: The guide}
      - {page: /not-there/}
  - heading: Later
    sentence: Not yet.
    links:
      - {page: /not-there/}
---
"""
ABOUT = """---
type: information
title: About
slug: about
summary: What it is.
contact: The team
reviewed: 2026-11-20
in_footer: true
---

Welcome.

## Cite {#cite}

See [1.1](passage:a-guide/who).

::: contact The team
Anything
:::
"""


def ways_in():
    return [
        (child.value["heading"], [(x["page"].title, x["text"]) for x in child.value["links"]])
        for child in HomePage.objects.get().ways_in
    ]


def test_home_leads_to_pages_that_are_loaded_after_it(content):  # noqa: F811
    (content / "home.md").write_text(HOME)
    load(content)
    assert ways_in() == [("Find", [("A guide", "The guide")])]
    assert "Home" not in load(content)


def test_home_leads_to_a_page_as_soon_as_it_is_there(content):  # noqa: F811
    (content / "home.md").write_text(HOME.replace("/not-there/", "/about/"))
    load(content)
    (content / "about.md").write_text(ABOUT)
    assert "updated: Home" in load(content)
    assert ways_in()[1] == ("Later", [("About", "")])


def test_ways_in_that_an_editor_changed_are_left_alone(content):  # noqa: F811
    (content / "home.md").write_text(HOME)
    load(content)
    home = HomePage.objects.get()
    home.ways_in = []
    home.save_revision().publish()
    assert "left alone: Home" in load(content)
    assert ways_in() == []


def test_makes_an_information_page_with_its_contact_and_a_citation(content):  # noqa: F811
    (content / "about.md").write_text(ABOUT)
    load(content)
    page = InformationPage.objects.get()
    assert page.live
    assert page.show_in_footer
    assert page.contact.name == "The team"
    assert page.last_reviewed.isoformat() == "2026-11-20"
    kinds = [child.block_type for child in page.body]
    assert kinds == ["text", "heading", "text", "contact"]
    key = Passage.objects.get(heading="Who").key
    assert f'href="/p/{key}"' in page.body[2].value.source
    assert page.body[3].value["contact"] == page.contact
    assert "About" not in load(content).replace("about.md", "")


def test_the_address_of_a_heading_outlives_a_reload(content):  # noqa: F811
    file = content / "about.md"
    file.write_text(ABOUT)
    load(content)
    key = Passage.objects.get(heading="Cite").key
    file.write_text(ABOUT.replace("## Cite", "## How to cite"))
    load(content)
    assert Passage.objects.get(heading="How to cite").key == key


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("passage:a-guide/what", "no paragraph is known as “passage:a-guide/what”"),
        ("::: checklist No\n- a\n:::", "an information page has no checklist"),
        ("::: contact Nobody\n:::", "no contact is named “Nobody”"),
    ],
)
def test_a_mistake_keeps_out_the_page_and_is_named(content, wrong, message):  # noqa: F811
    (content / "about.md").write_text(f"{ABOUT}\n\n{wrong}\n")
    with pytest.raises(CommandError, match=message):
        load(content)
    assert not InformationPage.objects.exists()
    assert GuidePage.objects.exists()


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("    sentence: Not yet.\n", "", "each of “ways_in” needs “sentence”"),
        ("{page: /not-there/}", "{text: Nowhere}", "each link of “ways_in” needs “page”"),
    ],
)
def test_a_way_in_that_lacks_something_is_named(content, before, after, message):  # noqa: F811
    (content / "home.md").write_text(HOME.replace(before, after))
    with pytest.raises(CommandError, match=message):
        load(content)
