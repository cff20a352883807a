from cms.downloads.sheets import SheetPdf


class NewsReleasePdf(SheetPdf):
    """The release as it goes to newsrooms. There is none before it is public."""

    title = "News release"
    template = "print/news_release.html"
    stylesheets = (*SheetPdf.stylesheets, "documents/news_release.css")
