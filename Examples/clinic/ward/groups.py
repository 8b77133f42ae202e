"""Control groups of a run: what is in them is recorded, and ended when the run is over."""
import os
import signal
import subprocess
import time


def hierarchies():
    """Where control groups can be made, the hierarchy of version 2 first.

    That of cpusets needs more than a folder, and that of systemd is systemd's.
    """
    found = _mounts("cgroup2")
    for line in _mounts("cgroup"):
        folder, options = line
        if "name=" not in options and "cpuset" not in options.split(","):
            found.append(line)
    return [folder for folder, _ in found if os.access(folder, os.W_OK)]


def _mounts(kind):
    printed = subprocess.run(["findmnt", "-rn", "-t", kind, "-o", "TARGET,FS-OPTIONS"], text=True, stdout=subprocess.PIPE)
    return [tuple(line.split(" ", 1)) for line in printed.stdout.splitlines()]


class Groups:
    """A folder of this run in every hierarchy."""

    def __init__(self, name):
        self.name = name
        self.hierarchies = hierarchies()
        if not self.hierarchies:
            raise OSError("no hierarchy of control groups can be written to")
        self.root = f"{self.hierarchies[0]}/{name}"
        self.make("")

    def make(self, folder):
        """Makes a group and says what has to be written to, to enter it."""
        entrances = []
        for hierarchy in self.hierarchies:
            try:
                path = f"{hierarchy}/{self.name}/{folder}"
                os.makedirs(path, exist_ok=True)
                entrances.append(f"{path}/cgroup.procs")
            except OSError:
                continue
        return entrances

    def set(self, controller, folder, file, value):
        """Sets a limit of version 1: of `blkio`, say."""
        for hierarchy in self.hierarchies:
            if controller in os.path.basename(hierarchy).split(","):
                with open(f"{hierarchy}/{self.name}/{folder}/{file}", "w", encoding="ascii") as limit:
                    limit.write(value)
                return
        raise OSError(f"no hierarchy has the controller {controller}")

    def freeze(self, folder, frozen):
        """Takes the processor from all processes of a group, or gives it back."""
        with open(f"{self.root}/{folder}/cgroup.freeze", "w", encoding="ascii") as file:
            file.write("1" if frozen else "0")

    def processes(self):
        for folder, _, _ in os.walk(self.root):
            with open(f"{folder}/cgroup.procs", encoding="ascii") as list_of_ids:
                yield from map(int, list_of_ids)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        """Ends what runs in the groups, and removes them."""
        for _ in range(100):
            left = [pid for pid in self.processes() if pid != os.getpid()]
            if not left:
                break
            for pid in left:
                _kill(pid)
            time.sleep(0.02)
        for hierarchy in self.hierarchies:
            for folder, _, _ in os.walk(f"{hierarchy}/{self.name}", topdown=False):
                _remove(folder)


def _remove(folder):
    """The last process of a group may not be quite gone yet."""
    for _ in range(50):
        try:
            os.rmdir(folder)
            return
        except OSError:
            time.sleep(0.02)


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def enter(entrances):
    """Moves the calling process. What comes first is the hierarchy that a recorder looks at: it goes last."""
    for entrance in reversed(entrances):
        with open(entrance, "w", encoding="ascii") as group:
            group.write("0")
