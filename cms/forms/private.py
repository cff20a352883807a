"""Answers that are for one reader: no cache keeps them, no search engine finds them."""

from functools import wraps

FOR_ONE_READER = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def for_one_reader(view):
    return _with_headers(view, FOR_ONE_READER)


def behind_a_key(view):
    """Where the address itself opens something: browsers tell it to nobody, not even to us.

    Not for a page with a form: browsers would send its origin as ``null``, which Django refuses.
    """
    return _with_headers(view, FOR_ONE_READER | {"Referrer-Policy": "no-referrer"})


def _with_headers(view, headers):
    @wraps(view)
    def private(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in headers.items():
            response[name] = value
        return response

    return private
