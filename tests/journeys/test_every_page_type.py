"""One page of each type, as the sample library has it, held to what every page promises."""

import subprocess

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.library_pages import example_of, page_types

from .marks import journey

pytestmark = journey
VNU = settings.BASE_DIR / "frontend/node_modules/vnu-jar/build/dist/vnu.jar"
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def examples(client):
    call_command("load_library", verbosity=0)
    return {page_type.__name__: example_of(page_type) for page_type in page_types()}


def test_the_library_has_a_page_of_each_type_and_each_is_fit_to_be_shown(
    reader, examples, client, tmp_path
):
    # Given the sample library, with a page of each type
    assert [name for name, page in examples.items() if page is None] == []

    # When a reader opens each of them, it is accessible at both widths and fits a phone
    faults = {}
    for name, page in examples.items():
        reader.opens(page.url)
        found = reader.accessibility_problems()
        if reader.page.evaluate(SCROLLS_SIDEWAYS):  # the screen is narrow now
            found.append("scrolls sideways at 320 pixels")
        if found:
            faults[name] = found
    assert faults == {}

    # Then the HTML of each is valid
    for name, page in examples.items():
        (tmp_path / f"{name}.html").write_bytes(client.get(page.url).content)
    assert html_errors(tmp_path) == ""
    assert reader.complaints == []


def html_errors(folder):
    """What the HTML checker says of every file in a folder; "" where all is well."""
    command = ["java", "-jar", str(VNU), "--errors-only", "--skip-non-html", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr
