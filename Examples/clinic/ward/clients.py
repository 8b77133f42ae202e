"""Clients that ask for a page, each with a resolver of its own."""

#: What a client's program is; curl's resolver is glibc's.
PROGRAMS = {"curl": None, "glibc": "fetch.glibc", "musl": "fetch.musl", "go": "fetch.go"}
NO_NAME, NO_CONNECTION, TIMED_OUT, NO_ANSWER = 6, 7, 28, 56


def programs(*kinds):
    """What a fault has to name so that these clients are there."""
    return tuple(PROGRAMS[kind] for kind in kinds if PROGRAMS[kind])


def words(pod, kind, host, port, path="/", connect_within=20.0):
    """The command of a client that asks for a page; `connect_within` seconds is how long a connection may take."""
    if kind == "curl":
        return ["curl", "-sS", "--connect-timeout", connect_within, f"http://{host}:{port}{path}"]
    return [f"{pod.node.folder}/bin/{PROGRAMS[kind]}", host, port, path, round(connect_within * 1000)]


def fetch(pod, kind, host, port, path="/", *, connect_within=20.0, status=0):
    """Asks for a page and returns how long it took."""
    return pod.run(*words(pod, kind, host, port, path, connect_within), status=status)


def begin(pod, kind, host, port, path="/"):
    """The same, without waiting for its end."""
    return pod.start(*words(pod, kind, host, port, path))
