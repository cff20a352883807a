from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.pages.querysets import visible_pages


class CaseStudyLinkValue(blocks.StructValue):
    @property
    def visible_page(self):
        """The page, if any reader may know of it."""
        page = self.get("page")
        return page and visible_pages().filter(pk=page.pk).first()


class CaseStudyLinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(
        page_type="case_studies.CaseStudyPage",
        help_text="The case study that shows this. Hidden from readers until it is live.",
    )
    reason = blocks.CharBlock(
        max_length=200, help_text="One sentence: what the reader will learn from it."
    )

    class Meta:
        label = "Case study"
        icon = "link"
        group = "Links and notes"
        template = "blocks/case_study_link.html"
        value_class = CaseStudyLinkValue
        description = "A case study that shows this paragraph in practice."
        label_format = "Case study: {page}"
        preview_template = "blocks/case_study_link_preview.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock()
    title = blocks.CharBlock(
        max_length=120,
        help_text="What the link says, for example “Letter to patients, to adapt”.",
    )
    description = blocks.CharBlock(
        required=False, max_length=250, help_text="What it is good for, in one sentence."
    )

    class Meta:
        label = "File to download"
        icon = "download"
        group = "Links and notes"
        template = "blocks/download.html"
        description = "A file to take away. Its format and size are added by the site."
        label_format = "Download: {title}"
        preview_template = "blocks/download_preview.html"
