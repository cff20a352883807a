from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.downloads.building import build, offer, set_waiting
from cms.downloads.exporting import export_to, public_downloads
from cms.downloads.models import Download, DownloadState
from cms.downloads.surveying import differs, is_stored, pages_with_formats


class Command(BaseCommand):
    help = (
        "Makes the files of pages that are waiting, or that failed. Nothing is rendered twice: a "
        "file whose content is unchanged stays."
    )

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--stale",
            action="store_true",
            help="look at the content of every file, and make those that differ: after an upgrade",
        )
        which.add_argument(
            "--all", action="store_true", help="the same, and make again what the storage lost"
        )
        parser.add_argument(
            "--format",
            action="append",
            metavar="NAME",
            help="files of this format only, as in their address: pack; repeat for others",
        )
        parser.add_argument(
            "--export",
            metavar="DIR",
            type=Path,
            help="afterwards, write every public file into this folder, which must be empty",
        )

    def handle(self, *, stale, all, export, format, **options):
        if export and export.exists() and (not export.is_dir() or any(export.iterdir())):
            raise CommandError(f"{export} is not an empty folder.")
        self.problems = []
        self.downloads = Download.objects.all()
        if format:
            self.downloads = self.downloads.filter(format__in=format)
        if stale or all:
            self.offer_all()
        self.ask_for(stale, all)
        self.build_all(self.downloads.unfinished())
        if export:
            self.export(export)
        if self.problems:
            raise CommandError("\n".join(["These went wrong:", *self.problems]))

    def offer_all(self):
        """Formats may have come or gone since a page was published."""
        for page in pages_with_formats():
            offer(page, enqueue=False)

    def ask_for(self, stale, all):
        downloads = self.downloads
        if stale:
            ready = downloads.filter(state=DownloadState.READY).with_pages()
            different = [each.pk for each in self.progress(ready, "compared") if differs(each)]
            set_waiting(downloads.filter(pk__in=different))
        elif all:
            set_waiting(downloads.filter(state=DownloadState.READY))
        set_waiting(downloads.failed())

    def progress(self, downloads, done):
        """Each of them, counted aloud on a terminal."""
        total = len(downloads)
        for number, download in enumerate(downloads, start=1):
            if self.stdout.isatty():
                end = "\n" if number == total else ""
                self.stdout.write(f"\r{number} of {total} {done}", ending=end)
                self.stdout.flush()
            yield download

    def build_all(self, downloads):
        downloads = list(downloads.with_pages())
        outcomes = Counter()
        for number, download in enumerate(downloads, start=1):
            place = f"{number} of {len(downloads)}: {download.page.title}, {download.name}"
            self.stdout.write(f"{place} … ", ending="")
            self.stdout.flush()
            outcome = self.build(download)
            outcomes[outcome] += 1
            self.stdout.write(outcome)
        summary = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items())
        self.stdout.write(f"Files: {summary or 'nothing to make'}.")

    def build(self, download):
        before = download.digest if is_stored(download) else None
        try:
            build(download)
        except Exception as error:  # the next one may well succeed
            return self.fail(download, str(error) or type(error).__name__)
        after = Download.objects.filter(pk=download.pk).first()
        if after is None:
            return "no longer handed out"
        if after.state == DownloadState.FAILED:
            return self.fail(download, after.error)
        if after.state == DownloadState.READY and after.digest == before:
            return "unchanged"
        return "made" if after.state == DownloadState.READY else "in another worker’s hands"

    def fail(self, download, reason):
        self.problems.append(f"{download.page.title}, {download.name}: {reason}")
        return "FAILED"

    def export(self, folder):
        written = 0
        for download, name in export_to(folder, public_downloads()):
            written += name is not None
            if name is None:
                self.fail(download, "the storage has lost it. Run this with --all.")
        self.stdout.write(f"{written} files written to {folder}.")
