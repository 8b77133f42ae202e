"""The clinic's own programs: built once, kept in the user's cache, put where a run's pods find them."""
import os
import shutil
import subprocess

SOURCES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "programs")
COMPILERS = {
    # musl has no headers of the kernel's own; the programs need none.
    "musl": (".c", ["musl-gcc", "-static", "-O1", "-Wall", "-Werror", "-o"]),
    "glibc": (".c", ["gcc", "-O1", "-Wall", "-Werror", "-pthread", "-o"]),
    "go": (".go", ["go", "build", "-o"]),
}


def install(fault, folder):
    """Copies what the fault names in `programs` into the folder's `bin`: `fetch.musl`, `service.go`, `far_names.py`."""
    os.makedirs(f"{folder}/bin", exist_ok=True)
    for program in getattr(fault, "programs", ()):
        name, kind = program.rsplit(".", 1)
        source = f"{SOURCES}/{program}" if kind == "py" else build(name, kind)
        shutil.copy(source, f"{folder}/bin/{program}")


def build(name, kind):
    """Builds a program unless it is newer than its source, and returns where it is."""
    ending, compiler = COMPILERS[kind]
    source = f"{SOURCES}/{name}{ending}"
    built = f"{cache()}/{name}.{kind}"
    if not os.path.exists(built) or os.path.getmtime(built) < os.path.getmtime(source):
        # Go's own resolver, and its own cache beside the programs.
        environment = {**os.environ, "CGO_ENABLED": "0", "GOCACHE": f"{cache()}/go", "GO111MODULE": "off"}
        subprocess.run([*compiler, f"{built}.new", source], check=True, env=environment)
        os.replace(f"{built}.new", built)
    return built


def cache():
    """The folder that keeps what was built."""
    folder = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "trowel-clinic")
    os.makedirs(folder, exist_ok=True)
    return folder
