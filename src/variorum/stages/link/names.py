"""Whether two folded names of persons can be one person's."""


def names_agree(left: str, right: str) -> bool:
    """Say whether two folded names of persons can be one person's: equal, or one the last words of the other.

    >>> names_agree("oleh marchenko", "marchenko"), names_agree("oleh marchenko", "ivan marchenko")
    (True, False)

    """
    if left == right:
        return True
    shorter, longer = sorted((left.split(), right.split()), key=len)
    return bool(shorter) and len(shorter) < len(longer) and longer[-len(shorter) :] == shorter
