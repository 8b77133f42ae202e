"""The process that starts servers and clients: it is of the recorded tree, so that nothing in it has an unknown parent."""
import os
import time
import traceback

from ward import groups, kernel
from ward.failed import Failed, tail


class Player:
    """Starts servers, then clients, and waits for a word before each of these two steps."""

    def __init__(self, fault, entrances, log):
        self._log = log
        self._answers, answers = os.pipe()
        words, self._words = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                kernel.die_with_parent()
                os.close(self._words)
                _write_to(log)
                groups.enter(entrances)
                _play(fault, words, answers)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        os.close(answers)
        os.close(words)

    def go(self):
        """Lets it take its next step and returns how long that took, in seconds."""
        os.write(self._words, b"\n")
        answer = os.read(self._answers, 64)
        if not answer:
            raise Failed(tail(self._log))
        return float(answer)

    def end(self):
        os.close(self._words)
        os.waitpid(self._pid, 0)


def _write_to(log):
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.close(out)


def _play(fault, words, answers):
    for step in (fault.serve, fault.ask):
        if not os.read(words, 1):
            return
        started = time.monotonic()
        step()
        os.write(answers, f"{time.monotonic() - started:.6f}".encode())
    os.read(words, 1)
