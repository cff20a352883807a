"""Leaflets and presentations."""

from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file, get_test_image_file_svg

from guidance.models import LeafletPage, PresentationPage, ResourcesIndexPage

from .pages import BasePageFactory, child, home, publish


class ResourcesIndexFactory(BasePageFactory):
    class Meta:
        model = ResourcesIndexPage

    title = "Resources"


class LeafletFactory(BasePageFactory):
    class Meta:
        model = LeafletPage

    title = "Have your say"


class PresentationFactory(BasePageFactory):
    class Meta:
        model = PresentationPage

    title = "Duty to Involve"


def resources_index():
    return ResourcesIndexPage.objects.first() or ResourcesIndexFactory(parent=home())


def cover(strapline="Tell us what you think.", picture=None):
    return child("cover", {"strapline": strapline, "picture": picture})


def inside(heading="What is this about?", text="Your clinic.", *content, picture=None):
    children = [child("text", f"<p>{text}</p>"), *(child(kind, value) for kind, value in content)]
    return child("inside", {"heading": heading, "picture": picture, "content": children})


def back(heading="Find out more", text="Ask us."):
    return child("back", {"heading": heading, "parts": [{"heading": "Whom", "text": text}]})


def picture_of(image, alt_text=""):
    return {"image": image.pk, "alt_text": alt_text, "decorative": not alt_text}


def draft_leaflet(*panels, **fields):
    """Its inside panels; cover and back are there."""
    body = [cover(), *(panels or [inside()]), back()]
    return LeafletFactory(parent=resources_index(), live=False, **{"body": body, **fields})


def published_leaflet(*panels, **fields):
    return publish(draft_leaflet(*panels, **fields))


def slide(kind="bullets", title="Who is bound", notes="Say who.", block_id=None, **value):
    if kind == "bullets" and "points" not in value:
        value["points"] = ["<p>Trusts</p>"]
    return child(kind, {"title": title, "notes": notes, **value}, block_id)


def title_slide(subtitle="What the law asks"):
    value = {"subtitle": subtitle, "occasion": "", "notes": "Welcome."}
    return child("title", value)


def draft_presentation(*slides, **fields):
    """Its slides; the title slide is there."""
    body = [title_slide(), *(slides or [slide()])]
    return PresentationFactory(parent=resources_index(), live=False, **{"slides": body, **fields})


def published_presentation(*slides, **fields):
    return publish(draft_presentation(*slides, **fields))


def points(*texts):
    return [f"<p>{text}</p>" for text in texts]


def slide_table(rows, columns=2, cell="Cell"):
    return {
        "caption": "Bodies",
        "columns": [{"type": "text", "heading": f"H{n}"} for n in range(columns)],
        "rows": [{"values": [f"<p>{cell}</p>"] * columns} for _ in range(rows)],
    }


def slide_columns(left, right=("One",)):
    return {
        "left": {"heading": "Left", "points": points(*left)},
        "right": {"heading": "Right", "points": points(*right)},
    }


def stored_image(title, file):
    """With its hash, as forms store it: what was made of another test's image is not found."""
    image = Image.objects.create(title=title, file=file)
    image.get_file_hash()
    return image


def slides_of_every_kind(passage, words):
    """One of each, the title slide apart, and a second figure: a drawing and a photograph."""
    drawing = stored_image("Law", get_test_image_file_svg())
    photograph = stored_image("Clinic", get_test_image_file("clinic.png"))
    return [
        slide("section", "Part two", text="Onwards"),
        slide("bullets", "Points", points=points("One <b>bold</b> point", "And <i>another</i>")),
        slide("quotation", "Voice", text="We chose them.", source="A patient (illustrative)"),
        slide("figure", "Drawing", image=picture_of(drawing, "Three boxes"), caption="See boxes"),
        slide("figure", "Photograph", image=picture_of(photograph), caption=""),
        slide("two_columns", "Both", **slide_columns(["This"], ["That"])),
        slide("table", "Facts", table=slide_table(2)),
        slide("passage", "The test", passage=passage.pk, words=words),
    ]
