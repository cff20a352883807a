"""The entry point that modelsearch looks up."""

from pathlib import Path

from modelsearch.backends.base import BaseSearchBackend

from .compiler import WhooshAutocompleteQueryCompiler, WhooshQueryCompiler
from .index import WhooshIndex
from .rebuilder import Rebuilder
from .results import WhooshSearchResults
from .schema import root_of


class SearchBackend(BaseSearchBackend):
    """Indexes and searches with Whoosh: one index for each tree of models."""

    query_compiler_class = WhooshQueryCompiler
    autocomplete_query_compiler_class = WhooshAutocompleteQueryCompiler
    index_class = WhooshIndex
    results_class = WhooshSearchResults
    rebuilder_class = Rebuilder
    catch_indexing_errors = True  # a full disk must not keep an editor from saving

    def __init__(self, params):
        super().__init__(params)
        self.path = Path(params["PATH"])
        self.prefix = params.get("PREFIX", "")
        self.lock_timeout = params.get("LOCK_TIMEOUT", 10)

    def get_index_for_model(self, model):
        return self.index_class(self, root_of(model))

    def needs_rebuild(self, model) -> bool:
        """Whether the model's index is missing, damaged, incomplete or of an older schema."""
        return self.get_index_for_model(model).needs_rebuild()

    def frequencies(self, model, stems) -> tuple[dict[str, int], int]:
        """How often each stem stands in the model's index, and how many documents that has."""
        return self.get_index_for_model(model).frequencies(stems)

    def similar(self, model, stem) -> list[str]:
        """Other stems in the model's index that are spelt much like this one, the likest first."""
        return self.get_index_for_model(model).similar(stem)

    def holding(self, model, stem) -> list:
        """Primary keys of some of the objects in whose text the stem stands: at most 1,000."""
        return self.get_index_for_model(model).holding(stem)
