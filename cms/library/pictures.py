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
        raise file.error(f"there is no picture “{name}” in the folder “pictures” beside it")
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
