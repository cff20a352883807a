from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.library.bundles import CONTENT, read_bundles
from cms.library.errors import ContentError
from cms.library.registry import loader_for
from cms.pages.changes import one_change


class Command(BaseCommand):
    help = (
        "Load the sample library. Run it as often as you like: what an editor has changed is "
        "left alone and named."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=CONTENT)
        parser.add_argument("--dry-run", action="store_true", help="Read and check, write nothing.")

    def handle(self, *, folder, dry_run, **options):
        bundles, errors = read_bundles(folder)
        loaded = []
        for bundle in bundles:
            self.stdout.write(f"{bundle.path.name}: {len(bundle.parts) + 1} file(s)")
            if not dry_run and self._did("load", bundle, errors):
                loaded.append(bundle)
        for bundle in loaded:
            self._did("finish", bundle, errors)
        if errors:
            raise CommandError("\n".join(["Not loaded:", *map(str, errors)]))

    def _did(self, step, bundle, errors):
        """All of a bundle or nothing of it; a guide and its chapters are one edition."""
        try:
            with one_change():
                getattr(loader_for(bundle), step)(bundle, self._report)
        except ContentError as error:
            errors.append(error)
            return False
        return True

    def _report(self, outcome, thing):
        if outcome != "unchanged":
            self.stdout.write(f"  {outcome}: {thing}")
