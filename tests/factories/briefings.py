"""National and regional briefings, pages of regions."""

import uuid

from cms.passages.models import Passage
from guidance.models import (
    BriefingsIndexPage,
    NationalBriefingPage,
    RegionalBriefingPage,
    RegionPage,
    RegionsIndexPage,
)

from .guides import paragraph
from .lists import RegionFactory
from .pages import BasePageFactory, home, publish


class BriefingsIndexFactory(BasePageFactory):
    class Meta:
        model = BriefingsIndexPage

    title = "Briefings"
    show_in_menus = True


class NationalBriefingFactory(BasePageFactory):
    class Meta:
        model = NationalBriefingPage

    title = "National briefing"


class RegionalBriefingFactory(BasePageFactory):
    class Meta:
        model = RegionalBriefingPage

    title = "Regional briefing"


class RegionsIndexFactory(BasePageFactory):
    class Meta:
        model = RegionsIndexPage

    title = "Regions"


class RegionPageFactory(BasePageFactory):
    class Meta:
        model = RegionPage

    title = "North East"


def briefings_index():
    return BriefingsIndexPage.objects.first() or BriefingsIndexFactory(parent=home())


def draft_national_briefing(*blocks, **fields):
    body = list(blocks) or [paragraph()]
    return NationalBriefingFactory(parent=briefings_index(), live=False, body=body, **fields)


def published_national_briefing(*blocks, **fields):
    return publish(draft_national_briefing(*blocks, **fields))


def insert(national, anchor, heading="Here", text="What we do.", block_id=None):
    """An addition to the paragraph of ``national`` whose heading is ``anchor``."""
    passage = Passage.objects.get(page=national, heading=anchor)
    return regional_text("insert", heading, text, block_id, anchor=passage.pk)


def regional_section(heading="Our own", text="Only here.", block_id=None):
    return regional_text("section", heading, text, block_id)


def regional_text(kind, heading, text, block_id, **values):
    content = [{"type": "text", "value": f"<p>{text}</p>", "id": str(uuid.uuid4())}]
    value = {"heading": heading, "content": content, **values}
    return {"type": kind, "id": block_id or str(uuid.uuid4()), "value": value}


def draft_regional_briefing(national=None, **fields):
    national = national or published_national_briefing()
    fields.setdefault("region", RegionFactory())
    return RegionalBriefingFactory(parent=national, live=False, **fields)


def published_regional_briefing(national=None, **fields):
    return publish(draft_regional_briefing(national, **fields))


def regions_index():
    return RegionsIndexPage.objects.first() or RegionsIndexFactory(parent=home())


def draft_region_page(**fields):
    fields.setdefault("region", RegionFactory())
    return RegionPageFactory(parent=regions_index(), live=False, **fields)


def published_region_page(**fields):
    return publish(draft_region_page(**fields))
