from cms.pages.listing import Facet
from cms.search.facets import register_facet

REGION = register_facet(Facet("region", "Region", "region__slug", "region__name"), order=40)
