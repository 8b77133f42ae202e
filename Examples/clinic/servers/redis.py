"""Redis, and its client."""
from ward.node import await_listener


def start(pod, port, *, address="0.0.0.0", **settings):
    """Starts Redis in a pod and waits until it listens; settings are those of its file, with _ for -."""
    words = ["--bind", address, "--port", port, "--dir", pod.folder, "--save", "", "--protected-mode", "no", "--databases", "1"]
    for key, value in settings.items():
        words += [f"--{key.replace('_', '-')}", value]
    process = pod.start("redis-server", *words)
    await_listener(pod, port)
    return process


def ask(pod, host, port, *words, status=0):
    return pod.run("redis-cli", "-h", host, "-p", port, *words, status=status)
