import json

from django.forms import Media
from django.forms.widgets import Script
from wagtail.admin.panels import Panel

from guidance.leaflets.room import PAPERS, THREEFOLD, rooms_of


class RoomPanel(Panel):
    """Shows, while the editor types, how many words each panel of a leaflet has and how many fit.

    What it shows first is counted here; frontend/scripts/leaflet-room.js goes on from there.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "guidance/admin/room_panel.html"

        @property
        def media(self):
            return Media(js=[Script("scripts/leaflet-room.js", type="module")])

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["rooms"] = rooms_of(self.instance).values()
            papers = {kind.value: paper and _figures(paper) for kind, paper in PAPERS.items()}
            context["papers"] = json.dumps(papers | {"threefold": _figures(THREEFOLD)})
            return context


def _figures(paper):
    return {
        "cover": paper.cover,
        "inside": paper.inside,
        "insideWithPicture": paper.inside_with_picture,
        "back": paper.back,
    }
