"""A pod: a network, a host name, files of /etc and a control group of its own."""
import hashlib
import os
import select
import signal
import subprocess
import time

from ward import groups, kernel
from ward.failed import Failed, tail

ETC = {
    "passwd": "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n",
    "group": "root:x:0:\nnogroup:x:65534:\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
    "hosts": "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost\n",
    "resolv.conf": "",
}


class Pod:
    """Namespaces that a process holds open which does nothing else, and what is run in them."""

    def __init__(self, node, name, address, etc):
        self.node = node
        self.name = name
        self.address = address
        self.folder = f"{node.folder}/{name}"
        self.group = f"kubepods/burstable/pod{_uid(name)}/{hashlib.sha256(name.encode()).hexdigest()}"
        self.entrances = node.groups.make(f"{node.RECORDED}/{self.group}")
        self._write_etc(etc)
        self.holder = self._hold()
        self._namespaces = [
            os.open(f"/proc/{self.holder}/ns/{kind}", os.O_RDONLY | os.O_CLOEXEC) for kind in ("net", "uts", "mnt")
        ]

    def _write_etc(self, etc):
        os.makedirs(f"{self.folder}/etc")
        for file, text in {**ETC, **etc}.items():
            with open(f"{self.folder}/etc/{file}", "w", encoding="ascii") as out:
                out.write(text)

    def _hold(self):
        readable, writable = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                self._become_holder()
                os.write(writable, b".")
                while True:
                    signal.pause()
            finally:
                os._exit(1)
        os.close(writable)
        if os.read(readable, 1) != b".":
            raise OSError("namespaces cannot be made here")
        os.close(readable)
        return pid

    def _become_holder(self):
        kernel.die_with_parent()
        kernel.unshare(kernel.CLONE_NEWNS | kernel.CLONE_NEWNET | kernel.CLONE_NEWUTS)
        subprocess.run(["hostname", self.name], check=True)
        for file in os.listdir(f"{self.folder}/etc"):
            kernel.bind(f"{self.folder}/etc/{file}", f"/etc/{file}")

    def _enter(self):
        """What a child does between fork and exec."""
        kernel.die_with_parent()
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        groups.enter(self.entrances)
        for namespace in self._namespaces:
            kernel.enter_namespace(namespace)
        os.chdir(self.folder)

    def start(self, *words, log=None, **environment):
        """Starts a program in the pod. What it prints is in a file of the pod's folder, `log`."""
        log = log or os.path.basename(words[0])
        with open(f"{self.folder}/{log}.log", "ab") as out:
            process = subprocess.Popen(
                [str(word) for word in words],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=self._enter,
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC", **environment},
            )
        process.log = f"{self.folder}/{log}.log"
        return process

    def run(self, *words, status=0, within=30, says=None, **environment):
        """Runs a program to its end and returns how long that took, in seconds.

        `status` is what it has to end with: a number, several, or None where any will do; `says` what it has to print.
        """
        started = time.monotonic()
        process = self.start(*words, log=f"run-{os.path.basename(words[0])}", **environment)
        self.await_end(process, words, status, within)
        if says:
            self.has_said(f"run-{os.path.basename(words[0])}", says)
        return time.monotonic() - started

    def await_end(self, process, words, status=0, within=30):
        if not has_ended(process, within):
            process.kill()
            process.wait()
            raise Failed(f"{words[0]} in {self.name} did not end within {within} s")
        ended = process.wait()
        allowed = (status,) if isinstance(status, int) else status
        if allowed is not None and ended not in allowed:
            raise Failed(f"{' '.join(map(str, words))} in {self.name} ended with {ended}, not {status}: {tail(process.log)}")

    def has_said(self, log, text):
        """Raises unless a program printed this."""
        with open(f"{self.folder}/{log}.log", encoding="utf-8", errors="replace") as said:
            if text not in said.read():
                raise Failed(f"{log} in {self.name} did not say {text!r}: {tail(said.name)}")

    def write(self, name, text):
        """A file in the pod's folder, by its whole path."""
        path = f"{self.folder}/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return path

    def set(self, name, value):
        """Sets a value under /proc/sys/net of the pod's network."""
        self.node.outside("sysctl", "-qw", f"net.{name}={value}", pod=self)

    def rule(self, *words, v6=False):
        """Adds a rule of iptables in the pod's network."""
        self.node.outside("ip6tables" if v6 else "iptables", "-w", *words, pod=self)


def has_ended(process, within):
    """Waits for the end of a child by one call: `Popen.wait` with a limit makes many, which would all be recorded."""
    descriptor = os.pidfd_open(process.pid)
    try:
        return bool(select.select([descriptor], [], [], within)[0])
    finally:
        os.close(descriptor)


def _uid(name):
    digits = hashlib.md5(name.encode()).hexdigest()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
