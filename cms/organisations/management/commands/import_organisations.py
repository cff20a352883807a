from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.organisations.importing import (
    UNCHANGED,
    ImportProblems,
    read_changes,
    save_changes,
)

EVERY = 50  # rows between two lines of progress


class Command(BaseCommand):
    help = (
        "Create and update organisations from a CSV file, matched by ODS code. A file with any "
        "mistake imports nothing: every mistake is named with its line."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="CSV in UTF-8, with a header.")
        parser.add_argument("--dry-run", action="store_true", help="Read and check, write nothing.")

    def handle(self, *, file, dry_run, **options):
        changes = self._read(file)
        self.stdout.write(f"{file.name}: {len(changes)} organisations read")
        self.count, self.total = 0, len(changes)
        if dry_run:
            for change in changes:
                self._report(change)
        else:
            save_changes(changes, self._report)
        self._sum_up(changes, dry_run)

    def _read(self, file):
        try:
            return read_changes(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except ImportProblems as problems:
            raise CommandError(f"Nothing was imported from {file.name}.\n{problems}") from problems

    def _report(self, change):
        self.count += 1
        if change.outcome != UNCHANGED:
            organisation = change.organisation
            fields = f" ({', '.join(change.fields)})" if change.fields else ""
            self.stdout.write(
                f"  {change.outcome}: {organisation.ods_code} {organisation.name}{fields}"
            )
        if self.count % EVERY == 0:
            self.stdout.write(f"{self.count} of {self.total}")
            self.stdout.flush()

    def _sum_up(self, changes, dry_run):
        counts = Counter(change.outcome for change in changes)
        figures = ", ".join(f"{counts[name]} {name}" for name in ("created", "updated", UNCHANGED))
        self.stdout.write(
            self.style.SUCCESS(f"{figures}{': a dry run, nothing was written' * dry_run}")
        )
