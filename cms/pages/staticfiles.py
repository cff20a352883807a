from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed files whose ES modules import each other by their hashed names."""

    support_js_module_import_aggregation = True
