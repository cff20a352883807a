from wagtail.management.commands import publish_scheduled

from cms.publishing.scheduling import publish_due


class Command(publish_scheduled.Command):
    help = "Publish and unpublish what is due, each publication as one edition."

    def handle(self, *args, **options):
        if options["dryrun"]:
            super().handle(*args, **options)
        else:
            publish_due()
