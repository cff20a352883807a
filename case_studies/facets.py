from cms.pages.listing import Facet
from cms.search.facets import register_facet

CLIENT_GROUP = register_facet(
    Facet("group", "Who was involved", "client_groups__slug", "client_groups__name"), order=50
)
METHOD = register_facet(Facet("method", "Method", "methods__slug", "methods__name"), order=60)
