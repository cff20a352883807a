"""The lists that come with the library. What is there already is an editor's business."""

from django.utils.text import slugify

from cms.library.publications import region_coded
from cms.library.registry import Loader, register_loader
from cms.organisations.models import Contact, Organisation, Region
from cms.taxonomy.models import ClientGroup, GlossaryTerm, InvolvementMethod


class ListLoader(Loader):
    """A front matter list named ``field``, each item a mapping that needs ``required``."""

    order = 10
    field = ""
    required = ()

    def check(self, bundle):
        for item in bundle.main.require(self.field):
            for name in self.required:
                if not item.get(name):
                    raise bundle.main.error(f"each of “{self.field}” needs “{name}”")

    def load(self, bundle, report):
        for item in bundle.main.require(self.field):
            thing, created = self.find_or_create(item, bundle.main)
            report("created" if created else "unchanged", thing)

    def find_or_create(self, item, main):
        """``(thing, whether it is new)``."""
        raise NotImplementedError


@register_loader("contacts")
class ContactsLoader(ListLoader):
    field = "contacts"
    required = ["name"]

    def find_or_create(self, item, main):
        return Contact.objects.get_or_create(name=item["name"], defaults=item)


@register_loader("regions")
class RegionsLoader(ListLoader):
    field = "regions"
    required = ["code", "name", "authority", "short_name"]

    def find_or_create(self, item, main):
        values = {**item, "slug": slugify(item["name"])}
        return Region.objects.get_or_create(code=item["code"], defaults=values)


@register_loader("organisations")
class OrganisationsLoader(ListLoader):
    order = 11
    field = "organisations"
    required = ["ods_code", "name", "kind", "region"]

    def find_or_create(self, item, main):
        values = {**item, "region": region_coded(item["region"], main)}
        return Organisation.objects.get_or_create(ods_code=item["ods_code"], defaults=values)


@register_loader("client-groups")
class ClientGroupsLoader(ListLoader):
    field = "client_groups"
    required = ["name"]

    def find_or_create(self, item, main):
        return ClientGroup.objects.get_or_create(
            slug=slugify(item["name"]), defaults={"name": item["name"]}
        )


@register_loader("methods")
class MethodsLoader(ListLoader):
    field = "methods"
    required = ["name", "step"]

    def find_or_create(self, item, main):
        return InvolvementMethod.objects.get_or_create(
            slug=slugify(item["name"]), defaults={"name": item["name"], "step": item["step"]}
        )


@register_loader("glossary-terms")
class GlossaryTermsLoader(ListLoader):
    field = "terms"
    required = ["term", "meaning"]

    def check(self, bundle):
        super().check(bundle)
        terms = {item["term"] for item in bundle.main.require(self.field)}
        for item in bundle.main.require(self.field):
            for name in item.get("see_also", []):
                if name not in terms:
                    raise bundle.main.error(f"“{item['term']}” leads to “{name}”: no such term")

    def load(self, bundle, report):
        self.new = []
        super().load(bundle, report)
        for term, names in self.new:
            term.see_also.set(GlossaryTerm.objects.filter(term__in=names))

    def find_or_create(self, item, main):
        values = {"meaning": item["meaning"], "synonyms": "\n".join(item.get("synonyms", []))}
        term, created = GlossaryTerm.objects.get_or_create(term=item["term"], defaults=values)
        if created:
            self.new.append((term, item.get("see_also", [])))
        return term, created
