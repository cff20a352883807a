"""Pictures that come with content files: loaded once, and missed by name."""

import pytest
from wagtail.images.models import Image

from cms.library.errors import ContentError
from cms.library.files import read_file
from cms.library.pictures import check_figure, figure, load_picture, picture_path, picture_value

pytestmark = pytest.mark.django_db

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="{}" height="10"/>'


@pytest.fixture
def file(tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "open-door.svg").write_text(DRAWING.format(10))
    (tmp_path / "leaflet.md").write_text("---\ntype: leaflet\n---\n")
    return read_file(tmp_path / "leaflet.md")


def picture(alt=""):
    return {"file": "open-door.svg", "alt": alt, "caption": ""}


def test_a_picture_is_loaded_once_however_often_it_is_asked_for(file):
    first = load_picture(picture_path(file, "open-door.svg"))
    assert load_picture(picture_path(file, "open-door.svg")) == first
    assert (first.title, first.width) == ("Open door", 10)


def test_a_changed_drawing_is_another_picture(file):
    first = load_picture(picture_path(file, "open-door.svg"))
    (file.path.parent / "pictures" / "open-door.svg").write_text(DRAWING.format(20))
    assert load_picture(picture_path(file, "open-door.svg")) != first
    assert Image.objects.count() == 2


def test_without_words_it_is_decorative(file):
    image = load_picture(picture_path(file, "open-door.svg"))
    assert picture_value(file, picture()) == {
        "image": image.pk,
        "alt_text": "",
        "decorative": True,
    }
    assert picture_value(file, picture("A door"))["decorative"] is False


def test_a_missing_one_is_named_and_none_outside_the_folder_is_read(file):
    for name in ("shut.svg", "../leaflet.md"):
        with pytest.raises(ContentError, match=r"leaflet\.md: there is no picture “"):
            picture_path(file, name)


def test_a_figure_has_its_words_and_its_caption(file):
    value = {**picture("An open door"), "caption": "Come in"}
    check_figure(file, value)
    kind, content = figure(file, value)
    assert kind == "figure"
    assert content["image"]["alt_text"] == "An open door"
    assert (content["caption"], content["source"]) == ("Come in", "")


@pytest.mark.parametrize("missing", ["alt", "caption"])
def test_a_figure_that_says_too_little_is_named_with_its_line(file, missing):
    file.path.write_text("---\ntype: leaflet\n---\n\n![](open-door.svg)\n")
    value = {**picture("An open door"), "caption": "Come in", missing: ""}
    with pytest.raises(ContentError, match=r"leaflet\.md, line 5: a figure is written !\["):
        check_figure(file, value)
