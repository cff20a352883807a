from cms.library.registry import Loader, register_loader
from cms.organisations.models import Contact


@register_loader("contacts")
class ContactsLoader(Loader):
    order = 10

    def check(self, bundle):
        for contact in bundle.main.require("contacts"):
            if not contact.get("name"):
                raise bundle.main.error("each contact needs a name")

    def load(self, bundle, report):
        """Contacts that are there already are an editor's business."""
        for values in bundle.main.require("contacts"):
            contact, created = Contact.objects.get_or_create(
                name=values["name"], defaults={"email": values.get("email", "")}
            )
            report("created" if created else "unchanged", contact)
