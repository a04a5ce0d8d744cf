"""The reader's last wall inside its own process: a seccomp filter without network, new programs or new processes.

Limits of memory and time are set by whoever starts the process. The filter answers forbidden calls with EPERM, so that
a library that tries one gets an error and can go on.
"""

from __future__ import annotations

import errno
from importlib import import_module

_FORBIDDEN = (
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill",
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "bpf", "perf_event_open", "userfaultfd", "keyctl",
    "add_key", "request_key", "init_module", "finit_module", "delete_module", "kexec_load", "reboot", "swapon",
    "swapoff", "io_uring_setup", "io_uring_enter", "io_uring_register", "open_by_handle_at", "name_to_handle_at",
    "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "truncate",
    "mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat", "lchown", "mknod", "mknodat",
)  # fmt: skip
_CLONE_THREAD = 0x00010000  # clone(2): a thread, not a process; threads stay allowed


def close() -> str:
    """Installs the filter for this process and all it may start. Returns ``seccomp``, or ``limits only`` without it."""
    try:
        pyseccomp = import_module("pyseccomp")  # only then: to find its library takes as long as to read a page
    except (ImportError, OSError, RuntimeError):  # libseccomp is not on this system
        return "limits only"
    try:
        jail = pyseccomp.SyscallFilter(defaction=pyseccomp.ALLOW)
        refuse = pyseccomp.ERRNO(errno.EPERM)
        for name in _FORBIDDEN:
            _add(jail, refuse, name)
        processes = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0)
        jail.add_rule(refuse, "clone", processes)
        _add(jail, pyseccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags cannot be seen: the C library then takes clone
        jail.load()
    except (OSError, RuntimeError, ValueError, AttributeError):
        return "limits only"
    return "seccomp"


def _add(jail: object, refuse: object, name: str) -> None:
    """A rule; calls that this machine's architecture does not have are passed over."""
    try:
        jail.add_rule(refuse, name)  # type: ignore[attr-defined]
    except (OSError, RuntimeError, ValueError):
        return
