"""Pictures that come with content files, kept in a folder ``pictures`` beside them."""

from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike


def picture_path(file, name) -> Path:
    """:raises ContentError: where a content file names a picture that is not there."""
    path = file.path.parent / "pictures" / Path(name).name
    if not path.is_file():
        raise file.error(
            f"there is no picture “{name}” in the folder “pictures” beside it", file.line_of(name)
        )
    return path


def load_picture(path: Path):
    """The picture in Wagtail's library: made once, however often it is loaded."""
    content = path.read_bytes()
    digest = hash_filelike(BytesIO(content))
    model = get_image_model()
    return model.objects.filter(file_hash=digest).first() or model.objects.create(
        title=path.stem.replace("-", " ").capitalize(),
        file=ImageFile(BytesIO(content), name=path.name),
        file_size=len(content),
        file_hash=digest,
    )


def picture_value(file, picture) -> dict:
    """What an ImageBlock stores of a picture of a content file. Without words it is decorative."""
    image = load_picture(picture_path(file, picture["file"]))
    return {"image": image.pk, "alt_text": picture["alt"], "decorative": not picture["alt"]}


def check_figure(file, picture):
    """A picture in the text is worth reading about: it says what it shows, and has a caption.

    :raises ContentError: where it does not, or is not there.
    """
    path = picture_path(file, picture["file"])
    if not (picture["alt"] and picture["caption"]):
        problem = f'a figure is written ![What it shows]({path.name} "The caption")'
        raise file.error(problem, file.line_of(path.name))


def figure(file, picture) -> tuple:
    """A picture of a content file as the block ``figure``."""
    caption = {"caption": picture["caption"], "source": ""}
    return ("figure", {"image": picture_value(file, picture), **caption})
