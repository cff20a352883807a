"""The news releases of the sample library."""

import pytest

from cms.library.bundles import CONTENT
from cms.library.files import read_file

FIRST_WAVE = "twenty-staff-led-projects-to-become-social-enterprises"
RELEASES = [FIRST_WAVE, "new-guide-helps-local-people-shape-nhs-services"]


@pytest.mark.parametrize("name", RELEASES)
def test_put_no_words_in_anybodys_mouth(name):
    release = read_file(CONTENT / f"{name}.md")
    assert "quotation" not in [kind for s in release.sections for kind, _ in s.blocks]
    assert "“" not in str([section.blocks for section in release.sections])


def test_the_second_names_every_body_of_the_register_of_the_first_wave():
    (notes,) = [s for s in read_file(CONTENT / f"{FIRST_WAVE}.md").sections if s.key == "notes"]
    ((_, numbered),) = notes.blocks
    bodies = read_file(CONTENT / "organisations.md").meta["organisations"]
    names = [body["name"].removesuffix(" PCT") for body in bodies]
    assert len(names) == 18
    assert [name for name in names if name not in numbered["items"][-1]] == []
