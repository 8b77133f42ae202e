"""The system calls that Python 3.11 has no names for: namespaces, mounts, and ending with the parent."""
import ctypes
import os
import signal

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWNET = 0x40000000

MS_BIND = 4096
PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True)


def _call(function, *arguments):
    if getattr(_libc, function)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{function}: {os.strerror(number)}")


def unshare(flags):
    _call("unshare", ctypes.c_int(flags))


def enter_namespace(descriptor):
    """setns(2): the calling thread enters the namespace of an open file under /proc/PID/ns."""
    _call("setns", ctypes.c_int(descriptor), ctypes.c_int(0))


def bind(source, target):
    """Puts a file over another one, in this mount namespace alone."""
    _call("mount", source.encode(), target.encode(), None, ctypes.c_ulong(MS_BIND), None)


def die_with_parent():
    _call("prctl", ctypes.c_int(PR_SET_PDEATHSIG), ctypes.c_ulong(signal.SIGKILL))
