from django.core.management import call_command
from django.core.management.base import BaseCommand

from cms.library.administrator import create_administrator
from cms.library.roles import grant_permissions
from cms.pages.models import HomePage
from cms.search.rebuilding import build_afresh, index_needs_rebuilding


class Command(BaseCommand):
    help = (
        "Make a site ready to serve: database, sample library if it is empty, an administrator, "
        "search index, files. What is there already is left as it is."
    )

    def handle(self, **options):
        self._migrate()
        grant_permissions()
        self._load_library()
        self._create_administrator()
        self._build_index()
        self._work_queue()

    def _migrate(self):
        self._say("Database")
        call_command("migrate", verbosity=0, interactive=False)

    def _load_library(self):
        if not HomePage.objects.exists():
            self._say("Sample library")
            call_command("load_library")

    def _create_administrator(self):
        created = create_administrator()
        if created:
            self._say(
                f"Administrator “{created.username}”, password {created.password}\n"
                f"  (shown once; kept in {created.path})"
            )

    def _build_index(self):
        if index_needs_rebuilding():
            self._say("Search index")
            build_afresh()

    def _work_queue(self):
        self._say("Files")
        call_command("run_tasks", until_empty=True)

    def _say(self, what):
        self.stdout.write(self.style.MIGRATE_HEADING(what))
        self.stdout.flush()
