"""Guides with chapters, how-to guides with steps."""

import uuid

import factory

from guidance.models import ChapterPage, GuidanceIndexPage, GuidePage, HowToGuidePage, StepPage

from .pages import BasePageFactory, home, publish


class GuidanceIndexFactory(BasePageFactory):
    class Meta:
        model = GuidanceIndexPage

    title = "Guidance"
    show_in_menus = True


class GuideFactory(BasePageFactory):
    class Meta:
        model = GuidePage

    title = "Real Involvement"


class ChapterFactory(BasePageFactory):
    class Meta:
        model = ChapterPage

    title = factory.Sequence(lambda n: f"Chapter {n}")


class HowToGuideFactory(BasePageFactory):
    class Meta:
        model = HowToGuidePage

    title = "A guide to the Right to Request"


class StepFactory(BasePageFactory):
    class Meta:
        model = StepPage

    title = factory.Sequence(lambda n: f"Step {n}")


def guidance_index():
    return GuidanceIndexPage.objects.first() or GuidanceIndexFactory(parent=home())


def paragraph(heading="Start with the decision", *content, block_id=None):
    """A numbered paragraph as StreamField stores it; ``content`` are texts or (type, value)."""
    children = [c if isinstance(c, tuple) else ("text", f"<p>{c}</p>") for c in content]
    return {
        "type": "paragraph",
        "id": block_id or str(uuid.uuid4()),
        "value": {
            "heading": heading,
            "content": [
                {"type": kind, "value": value, "id": str(uuid.uuid4())}
                for kind, value in children or [("text", "<p>Write it down in one sentence.</p>")]
            ],
        },
    }


def draft_guide(**fields):
    return GuideFactory(parent=guidance_index(), live=False, **fields)


def published_guide(**fields):
    return publish(draft_guide(**fields))


def draft_chapter(guide, *paragraphs, **fields):
    body = list(paragraphs) or [paragraph()]
    return ChapterFactory(parent=guide, live=False, body=body, **fields)


def published_chapter(guide, *paragraphs, **fields):
    return publish(draft_chapter(guide, *paragraphs, **fields))


def draft_how_to_guide(**fields):
    return HowToGuideFactory(parent=guidance_index(), live=False, **fields)


def published_how_to_guide(**fields):
    return publish(draft_how_to_guide(**fields))


def draft_step(guide, *paragraphs, **fields):
    body = list(paragraphs) or [paragraph("What to do", checklist())]
    return StepFactory(parent=guide, live=False, body=body, **fields)


def published_step(guide, *paragraphs, **fields):
    return publish(draft_step(guide, *paragraphs, **fields))


def checklist(title="Before you go on", *items):
    """A checklist for ``paragraph``."""
    items = items or ["Write it down", "Ask the team"]
    return ("checklist", {"title": title, "items": [f"<p>{item}</p>" for item in items]})
