"""Ids made from content, so that the same reports give the same ledger wherever it is built."""

import hashlib

import msgspec

ID_BYTES = 8
"""Sixteen hexadecimal digits: one collision is expected only beyond four thousand million ids of a kind."""


def content_id(prefix: str, *parts: object) -> str:
    """Give the id of a value: ``prefix`` and a digest of ``parts``.

    Args:
        prefix: one letter or word that tells the kind of thing, such as ``r`` for a report.
        parts: what identifies the thing; anything that msgspec can write as JSON. Order matters.

    >>> content_id("r", "four dead") == content_id("r", "four dead")
    True
    >>> content_id("c", "four", "dead") == content_id("c", "four dead")
    False

    """
    digest = hashlib.blake2b(msgspec.json.encode(parts), digest_size=ID_BYTES)
    return f"{prefix}-{digest.hexdigest()}"
