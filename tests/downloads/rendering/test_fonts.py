import pytest

from cms.downloads.rendering.fonts import FontsMissing, font_files, fonts_css


def test_declares_each_file_of_the_family_by_its_weight_and_style(places):
    css = fonts_css(places.fonts, "Source Sans 3")
    assert css.count("@font-face") == 6
    assert (
        '@font-face{font-family:"Source Sans 3";font-weight:600;font-style:italic;'
        'src:url("https://assets.invalid/fonts/SourceSans3-SemiboldIt.ttf")}'
    ) in css


def test_makes_the_family_the_font_of_the_document(places):
    assert 'font-family:"Source Sans 3"}' in fonts_css(places.fonts, "Source Sans 3")


def test_a_family_without_a_file_is_named(places):
    with pytest.raises(FontsMissing, match="family Frutiger in"):
        fonts_css(places.fonts, "Frutiger")


def test_a_folder_that_is_not_there_has_no_fonts(tmp_path):
    assert font_files(str(tmp_path / "missing")) == []
