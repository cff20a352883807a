"""Pictures as they can be printed: whole, of a sane size, in the colours that PDF/A allows.

WeasyPrint prints what there is of a damaged picture and leaves colours as they are; without an
output intent for it, PDF/A-2 (ISO 19005-2, 6.2.4.3) allows no CMYK.
"""

import warnings
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

MAX_PIXELS = 50_000_000  # 150 MB in memory; A4 at 600 dots an inch has 35 million
PRINTABLE_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}  # as WeasyPrint writes them rightly
FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
DEEP_GREY = ("I", "I;16", "I;16B", "I;16L")  # 0 to 65535


class Unprintable(ValueError):
    """Why a picture cannot be printed: the end of a sentence that begins with its name."""


def printable(content: bytes) -> bytes:
    """The picture, unchanged if it can be; else converted to sRGB. Raises Unprintable."""
    try:
        with _strict(), Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                size = f"{picture.width} by {picture.height} pixels"
                raise Unprintable(f"is too large ({size}): at most {MAX_PIXELS:,} can be printed")
            picture.load()
            return content if _is_ready(picture) else _converted(picture)
    except UnidentifiedImageError as error:
        raise Unprintable("is not a picture, or of a kind that cannot be printed") from error
    except Image.DecompressionBombError as error:
        raise Unprintable(f"is too large: at most {MAX_PIXELS:,} pixels can be printed") from error
    except (OSError, SyntaxError, ValueError) as error:  # whatever decoders say
        if isinstance(error, Unprintable):
            raise
        raise Unprintable("is damaged: upload it again") from error


@contextmanager
def _strict():
    """WeasyPrint has Pillow overlook the end that a picture lacks; here it may not."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _is_ready(picture: Image.Image) -> bool:
    return picture.mode in PRINTABLE_MODES and _profile(picture) is None


def _converted(picture: Image.Image) -> bytes:
    profile, is_photo = _profile(picture), picture.format in ("JPEG", "MPO")
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in DEEP_GREY:
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif profile is not None:
        picture = _in_srgb(picture, profile)
    elif picture.mode not in PRINTABLE_MODES:
        picture = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    file, options = BytesIO(), {"quality": 92} if is_photo else {}
    picture.info = {}
    picture.save(file, "JPEG" if is_photo else "PNG", **options)
    return file.getvalue()


def _profile(picture: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The picture's own colours, where they are known and other than sRGB."""
    data = picture.info.get("icc_profile")
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        return None if "sRGB" in ImageCms.getProfileDescription(profile) else profile
    except (ImageCms.PyCMSError, OSError):  # a damaged profile: as if there were none
        return None


def _in_srgb(picture: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """Transparency is kept; a profile that does not fit the picture is passed over."""
    alpha = picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None
    if picture.mode not in ("CMYK", "L", "LAB", "RGB"):
        picture = picture.convert("RGB")
    try:
        colours = ImageCms.profileToProfile(
            picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        colours = picture.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours
