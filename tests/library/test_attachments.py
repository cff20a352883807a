"""Files that content files attach to their pages."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.publishing.models import Edition, LibraryDocument
from guidance.models import GuidePage

pytestmark = pytest.mark.django_db

GUIDE = """---
type: guide
title: Have your say
slug: have-your-say
summary: S.
attachments:
  - {title: A form to 'fill in', file: form.txt, kind: form, language: Polski, reference: F-1}
---
"""


@pytest.fixture
def content(tmp_path):
    """A library of one guide; its files may be changed between loads."""
    tmp_path = tmp_path / "content"
    tmp_path.mkdir()
    (tmp_path / "home.md").write_text("---\ntype: home\ntitle: Home\nsummary: S.\n---\n")
    (tmp_path / "guidance.md").write_text(
        "---\ntype: guidance-index\ntitle: G\nslug: guidance\nsummary: S.\n---\n"
    )
    guide = tmp_path / "guide"
    (guide / "files").mkdir(parents=True)
    (guide / "guide.md").write_text(GUIDE)
    (guide / "files" / "form.txt").write_text("Your name:")
    return tmp_path


def load(content):
    out = StringIO()
    call_command("load_library", content, stdout=out)
    return out.getvalue()


def attached():
    (attachment,) = GuidePage.objects.get().attachments.all()
    return attachment


def text_of(attachment):
    with attachment.document.open_file() as file:
        return file.read().decode()


def test_a_file_is_handed_out_with_its_page(content, client):
    load(content)
    attachment = attached()
    assert attachment.title == "A form to ‘fill in’"
    assert (attachment.kind, attachment.language) == ("form", "Polski")
    assert (attachment.reference, attachment.size) == ("F-1", 10)
    assert client.get(attachment.url).status_code == 200


def test_what_is_not_said_is_what_an_editor_would_find_in_the_form(content):
    short = "{title: A form, file: form.txt}"
    text = GUIDE[: GUIDE.index("{")] + short + "\n---\n"
    (content / "guide" / "guide.md").write_text(text)
    load(content)
    assert (attached().kind, attached().language, attached().reference) == (
        "document",
        "English",
        "",
    )


def test_a_second_load_changes_nothing(content):
    load(content)
    assert "updated" not in load(content)
    assert LibraryDocument.objects.count() == 1
    assert Edition.objects.count() == 1


def test_a_changed_file_takes_the_place_of_the_old_one_and_makes_an_edition(content, client):
    load(content)
    old = attached()
    (content / "guide" / "files" / "form.txt").write_text("Your name and address:")
    assert "updated: Have your say" in load(content)
    assert text_of(attached()) == "Your name and address:"
    assert client.get(old.url).status_code == 404
    assert Edition.objects.count() == 2


def test_a_file_that_is_no_longer_named_is_no_longer_handed_out(content, client):
    load(content)
    old = attached()
    text = "\n".join(
        line for line in GUIDE.splitlines() if "attach" not in line and "{" not in line
    )
    (content / "guide" / "guide.md").write_text(text)
    assert "updated" in load(content)
    assert not GuidePage.objects.get().attachments.exists()
    assert client.get(old.url).status_code == 404


def test_a_page_that_an_editor_changed_keeps_its_file(content):
    load(content)
    page = GuidePage.objects.get()
    page.title = "An editor was here"
    page.save_revision()
    (content / "guide" / "files" / "form.txt").write_text("Your name and address:")
    assert "left alone" in load(content)
    assert text_of(attached()) == "Your name:"
    assert LibraryDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("form.txt", "from.txt", "line 7: there is no file “from.txt” in the folder “files”"),
        ("form.txt", "../guide.md", "line 7: there is no file “guide.md”"),
        ("form.txt", "page.html", "line 7: “page.html”: File extension “html” is not allowed"),
        ("form.txt", "letter.docx", "line 7: “letter.docx”: This file is damaged"),
        ("kind: form", "kind: hat", "line 7: the kind of an attachment must be one of: document"),
        ("F-1", "F" * 61, "line 7: “form.txt”: Ensure this value has at most 60 characters"),
        ("title: A form to 'fill in', ", "", "line 6: an attachment is {title: …, file: …}"),
        ("  - {", "  a: {", "line 6: “attachments” must be a list"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_before_anything_is_written(
    content, old, new, message
):
    for name in ("page.html", "letter.docx"):
        (content / "guide" / "files" / name).write_text("<script>")
    (content / "guide" / "guide.md").write_text(GUIDE.replace(old, new))
    with pytest.raises(CommandError) as caught:
        load(content)
    assert f"guide.md, {message}" in str(caught.value)
    assert not GuidePage.objects.exists()
    assert not LibraryDocument.objects.exists()
