import secrets

# No vowels and no look-alikes: a key spells no word and survives being read out
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 8


def new_key() -> str:
    """A random public key: 27^8, some 280 thousand million of them."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
