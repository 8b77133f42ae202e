"""The error of a run that does not show what it should."""


class Failed(Exception):
    """A part of the run did not do what the fault, or its healthy twin, needs."""


def tail(file):
    """The end of a file of text, for such an error."""
    with open(file, encoding="utf-8", errors="replace") as log:
        return log.read()[-1500:].strip()
