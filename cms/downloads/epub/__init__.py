"""E-books in EPUB 3.3: a :class:`~.book.Book` in, the bytes of its file out (ADR 0017)."""
