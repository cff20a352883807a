"""What the site does behind a reader's back: nothing."""

from .marks import journey

pytestmark = journey


def test_a_reader_leaves_no_trace_and_meets_no_stranger(
    reader, guide, guide_in_search, live_server
):
    # Given somebody whose browser knows nothing of the site
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))

    # When pages of every kind are read
    chapter = guide.get_children().first()
    for path in ("/", "/guidance/", guide.url, chapter.url, f"{guide.url}whole-guide/"):
        reader.opens(path)
    reader.searches_for("urgent change")

    # Then the browser was given no cookie, sent nowhere else, and found nothing to complain of
    assert reader.page.context.cookies() == []
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert reader.complaints == []
    reader.finds_the_page_accessible()
