"""How well and how fast search works, measured apart from the site's own database and index."""
