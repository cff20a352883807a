from django.core.management.base import BaseCommand
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.background.foreground import stopped_by_signals
from cms.background.worker import Worker


class Command(BaseCommand):
    help = "Works the queue in the foreground, until stopped or until it is empty."

    def add_arguments(self, parser):
        parser.add_argument(
            "--until-empty",
            action="store_true",
            help="stop when no task is ready or running; run no scheduled jobs",
        )

    def handle(self, *, until_empty, **options):
        worker = Worker()
        with stopped_by_signals(worker):
            if until_empty:
                self.work_until_empty(worker)
            else:
                worker.run()

    def work_until_empty(self, worker):
        self.done = self.failed = 0
        worker.work(until_empty=True, after_each=self.show)
        start = "\r" if self.stdout.isatty() else ""
        self.stdout.write(f"{start}{self.done} tasks run, {self.failed} of them failed")

    def show(self, task):
        self.done += 1
        self.failed += task.status == TaskResultStatus.FAILED
        if self.stdout.isatty():
            waiting = DBTaskResult.objects.ready().count()
            self.stdout.write(f"\r{self.done} tasks run, {waiting} waiting ", ending="")
            self.stdout.flush()
