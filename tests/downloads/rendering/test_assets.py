import pytest

from cms.downloads.rendering.assets import AddressRefused, find_file

REFUSED = {
    "a file of the machine": "file:///etc/passwd",
    "a file by a path alone": "/etc/passwd",
    "the network": "http://127.0.0.1:8000/static/css/print.css",
    "another host": "https://example.org/static/css/print.css",
    "another scheme on our host": "http://assets.invalid/static/css/print.css",
    "ftp": "ftp://assets.invalid/static/css/print.css",
    "our host as a user's name": "https://assets.invalid@example.org/static/css/print.css",
    "our host as a subdomain": "https://assets.invalid.example.org/static/css/print.css",
    "our host behind a backslash": "https://assets.invalid\\@example.org/static/css/print.css",
    "another port": "https://assets.invalid:8000/static/css/print.css",
    "an address without its end": "https://[assets.invalid/static/css/print.css",
    "the folder above": "https://assets.invalid/static/../secret.png",
    "the folder above, encoded": "https://assets.invalid/static/%2e%2e/secret.png",
    "the folder above, its slash encoded": "https://assets.invalid/static/..%2fsecret.png",
    "the folder above, encoded twice": "https://assets.invalid/static/%252e%252e/secret.png",
    "the folder above, by backslash": "https://assets.invalid/static/..\\secret.png",
    "an absolute path": "https://assets.invalid/static//etc/passwd",
    "a name with a null": "https://assets.invalid/static/css/print.css%00.png",
    "a link that leads outside": "https://assets.invalid/static/link.png",
    "a hidden file": "https://assets.invalid/static/.env",
    "a folder": "https://assets.invalid/static/css",
    "a document of the library": "https://assets.invalid/media/documents/report.png",
    "media that is no image": "https://assets.invalid/media/images/a.html",
    "a folder that is not open": "https://assets.invalid/downloads/report.png",
    "a missing file": "https://assets.invalid/static/css/missing.css",
}


@pytest.mark.parametrize("address", REFUSED.values(), ids=REFUSED.keys())
def test_refuses(address, places):
    with pytest.raises(AddressRefused) as refusal:
        find_file(address, places)
    assert address in str(refusal.value)


@pytest.mark.parametrize(
    "path",
    [
        "static/css/print.css",
        "static/css/print.css?v=2",
        "static/css/prin%74.css",
        "media/images/flower.png",
    ],
)
def test_finds_static_files_and_images_of_the_library(path, places):
    assert find_file(f"https://assets.invalid/{path}", places).is_file()


def test_finds_the_fonts_of_documents(places):
    file = find_file("https://assets.invalid/fonts/SourceSans3-Regular.ttf", places)
    assert file.name == "SourceSans3-Regular.ttf"
