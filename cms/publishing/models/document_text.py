from django.db import models
from django.db.models import F

from cms.publishing.texts.content import Problem, Unit

from .attachment import LibraryDocument

PROBLEMS = {  # what editors read: what is wrong, what to do
    Problem.ENCRYPTED: ("Protected by a password", "Upload a copy without one."),
    Problem.NO_TEXT: (
        "Holds no text",
        "If it is a scan, have its text recognised (OCR), or upload the file it was printed from.",
    ),
    Problem.DAMAGED: (
        "Damaged, or not what its name says",
        "Save it anew with the program that made it, and upload that.",
    ),
    Problem.TOO_LARGE: ("Too large to read", "Upload it in several parts."),
    Problem.UNKNOWN: (
        "Not a kind that search reads",
        "If its words should be found, add a PDF, Word (.docx) or PowerPoint (.pptx) version.",
    ),
    Problem.MISSING: ("The file is missing", "Upload it again."),
    Problem.CUT: ("Read in part", "Upload it in several parts."),
}


class DocumentTextQuerySet(models.QuerySet):
    def current(self):
        """Those of the files that the documents have now."""
        return self.filter(file=F("document__file"))

    def with_problems(self):
        return self.current().exclude(problem="")

    def to_mend(self):
        """Problems that a better file would solve, in files attached to a live page."""
        attached = self.filter(document__attachments__page__live=True)
        return attached.with_problems().exclude(problem=Problem.UNKNOWN).distinct()


class DocumentText(models.Model):
    """What was read out of an uploaded file, in the background; see ``publishing.files``."""

    wagtail_reference_index_ignore = True

    document = models.OneToOneField(LibraryDocument, on_delete=models.CASCADE, related_name="text")
    file = models.CharField(max_length=255)  # its name in the storage: a new upload has another
    unit = models.CharField(
        max_length=7, blank=True, choices=[(u.value, u.capitalize()) for u in Unit]
    )
    parts = models.JSONField(default=list)  # [{"number": 3, "title": "", "text": "…"}]
    problem = models.CharField(
        max_length=9, blank=True, choices=[(p.value, words) for p, (words, _) in PROBLEMS.items()]
    )
    detail = models.CharField(max_length=255, blank=True)
    read_at = models.DateTimeField(auto_now=True)

    objects = DocumentTextQuerySet.as_manager()

    class Meta:
        verbose_name = "unsearchable file"  # as the report, its only list, calls it
        ordering = ["-read_at"]

    def __str__(self):
        return self.document.title

    @property
    def why(self):
        return " ".join(filter(None, [f"{self.get_problem_display()}.", self.detail]))

    @property
    def attached_to(self):
        """The titles of its pages."""
        titles = {attachment.page.title for attachment in self.document.attachments.all()}
        return ", ".join(sorted(titles))

    @property
    def advice(self):
        return PROBLEMS[self.problem][1]
