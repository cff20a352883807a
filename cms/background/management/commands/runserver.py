from whitenoise.runserver_nostatic.management.commands import runserver

from cms import background


class Command(runserver.Command):
    """Django's development server with a background worker in the process that serves."""

    def inner_run(self, *args, **options):
        background.start()
        super().inner_run(*args, **options)
