"""Who may fetch an uploaded file: whoever may see a page that links to it."""

from django.http import Http404
from django.shortcuts import redirect
from wagtail.models import Page, ReferenceIndex

from cms.pages.querysets import reachable_pages


def pages_linking_to(document):
    """The reachable pages whose public content links to a document: as attachment or in a text.

    Not those that hand out no files (``hands_out_files``), a case study on request for one.
    """
    ids = keys_of_pages_linking_to(document)
    pages = reachable_pages().filter(pk__in=ids).specific()
    return [page for page in pages if page.hands_out_files]


def keys_of_pages_linking_to(document):
    references = ReferenceIndex.get_references_to(document)
    return {reference.object_id for reference in references if _is_page(reference)}


def _is_page(reference):
    model = reference.base_content_type.model_class()
    return model is not None and issubclass(model, Page)


def check_document(document, request):
    """Answer for Wagtail's ``before_serve_document``: None to serve, a redirect to a page that asks
    for its password or login; 404 where no page links to the file. Editors may fetch any."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return None
    pages = pages_linking_to(document)
    if not pages:
        raise Http404
    if any(_may_see(page, request) for page in pages):
        return None
    return redirect(pages[0].get_url(request))


def _may_see(page, request):
    return all(r.accept_request(request) for r in page.get_view_restrictions())
