"""Trowel, recording one control group and nothing else."""
import os
import signal
import subprocess
import time

from ward import kernel
from ward.failed import Failed

#: A run that takes longer than this hangs.
LONGEST = 60


class Recorder:
    SNAPLEN = 2000

    def __init__(self, trowel, group, file):
        if os.path.exists(file):
            os.remove(file)
        self.file = file
        self.words = [trowel, "--no-names", "-M", str(LONGEST), "-s", str(self.SNAPLEN), "-zw", file, "--cgroup", group]
        self.process = subprocess.Popen(
            self.words, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=kernel.die_with_parent
        )
        self._await_file()

    def _await_file(self):
        """The recorder writes what it knows of the machine as soon as it sees every call."""
        for _ in range(500):
            if self.process.poll() is not None:
                raise Failed(f"the recorder ended: {self.process.stderr.read().decode()}")
            if os.path.exists(self.file) and os.path.getsize(self.file) > 0:
                return
            time.sleep(0.02)
        raise Failed("the recorder did not start within ten seconds")

    def stop(self):
        """Ends the recording and returns what the recorder said. Raises where it lost something."""
        time.sleep(0.1)
        self.process.send_signal(signal.SIGINT)
        try:
            _, said = self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("the recorder did not end") from None
        said = said.decode().strip()
        if "drop" in said or "lost" in said:
            raise Failed(f"the recorder lost events: {said}")
        return said
