"""The clinic's own servers: an application that takes its time, and a ledger with a lock."""
from ward.node import await_listener


def start(pod, port, seconds):
    """programs/application.py, in a pod."""
    process = pod.start("python3", f"{pod.node.folder}/bin/application.py", port, seconds)
    await_listener(pod, port)
    return process


def start_ledger(pod, port, hold_seconds=0.0, how="sleep"):
    """programs/ledger.c, in a pod."""
    process = pod.start(f"{pod.node.folder}/bin/ledger.glibc", port, round(hold_seconds * 1000), how)
    await_listener(pod, port)
    return process
