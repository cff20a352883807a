from cms.pages.listing import Facet
from cms.search.facets import register_facet

THEME = register_facet(Facet("theme", "Theme", "themes__slug", "themes__name"), order=20)
AUDIENCE = register_facet(
    Facet("audience", "Written for", "audiences__slug", "audiences__name"), order=30
)
