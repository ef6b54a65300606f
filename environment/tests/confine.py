"""Runs a command as Binder would: as a plain user, with no network, within a memory limit.

What a machine allows differs (root, namespaces, control groups), so every means has a next best one, and
`Confined.means` says which ones were used.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

PLAIN_USER = "nobody"
SAMPLE_S = 0.1  # how often memory is looked at
DEAD_PROXY = "http://127.0.0.1:9"  # the discard port: nothing listens

# in a new network namespace the loopback is down, and a kernel speaks to Jupyter over it
LOOPBACK_UP = """
import fcntl, os, socket, struct, sys
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))
os.execvp(sys.argv[1], sys.argv[1:])
"""


@dataclass
class Confined:
    """What became of a command: its exit status, all that it said, the most memory that its processes held at once."""

    status: int = 0
    said: str = ""
    resident_mib: int = 0
    means: list[str] = field(default_factory=list)


def plain_user() -> pwd.struct_passwd | None:
    """Who to be instead of root; None where we are not root, and a plain user already."""
    return pwd.getpwnam(PLAIN_USER) if os.geteuid() == 0 and shutil.which("setpriv") else None


def run(
    command,
    folder: Path,
    environment: dict[str, str],
    *,
    plain: bool = True,
    network: bool = True,
    limit_mib: int | None = None,
    result: Confined | None = None,
) -> Confined:
    """Runs the command in `folder`: as a plain user unless told otherwise, without a network and within a limit where
    asked.

    Whoever gives the `result` can watch it grow from another thread.
    """
    result = result or Confined()
    command = [str(word) for word in command]
    if plain and (user := plain_user()):
        # setpriv still has root's capabilities when it starts a program, so that the program must be started by another
        command = [
            "setpriv",
            f"--reuid={user.pw_uid}",
            f"--regid={user.pw_gid}",
            "--clear-groups",
            "--no-new-privs",
            "--",
            "env",
            *command,
        ]
        result.means.append(f"as {user.pw_name}")
    else:
        result.means.append("as root" if os.geteuid() == 0 else "as a plain user")
    if not network:
        command, environment, how = offline(command, environment)
        result.means.append(how)
    with contextlib.ExitStack() as stack:
        if limit_mib:
            group = stack.enter_context(memory_group(limit_mib))
            if group:
                command = ["sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', str(group), *command]
            else:
                environment = with_java_options(environment, f"-XX:MaxRAM={limit_mib}m")
            result.means.append(
                f"{limit_mib} MiB by a control group"
                if group
                else "memory measured, not limited, but for the JVM's heap"
            )
        process = stack.enter_context(
            subprocess.Popen(
                command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
        )
        watcher = threading.Thread(target=watch, args=(process, result), daemon=True)
        watcher.start()
        result.said = process.communicate()[0]
        watcher.join()
        result.status = process.returncode
    return result


def offline(command: list[str], environment: dict[str, str]) -> tuple[list[str], dict[str, str], str]:
    """The command in a network namespace of its own, with nothing but a loopback; else with proxies that lead
    nowhere.
    """
    for flags in (["--net"], ["--net", "--map-root-user"]):
        entry = ["unshare", *flags, "--", sys.executable, "-c", LOOPBACK_UP]
        if shutil.which("unshare") and subprocess.run([*entry, "true"], capture_output=True).returncode == 0:
            return [*entry, *command], environment, f"no network: unshare {' '.join(flags)}"
    proxies = {name: DEAD_PROXY for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")}
    nowhere = " ".join(f"-D{kind}.proxyHost=127.0.0.1 -D{kind}.proxyPort=9" for kind in ("http", "https"))
    java = f"{nowhere} -Dai.djl.offline=true"
    return (
        command,
        with_java_options({**environment, **proxies}, java),
        "no network: proxies that lead nowhere (no namespaces here)",
    )


def with_java_options(environment: dict[str, str], options: str) -> dict[str, str]:
    return {**environment, "JDK_JAVA_OPTIONS": f"{environment.get('JDK_JAVA_OPTIONS', '')} {options}".strip()}


@contextlib.contextmanager
def memory_group(limit_mib: int):
    """A new control group with a memory limit, or None where none can be made."""
    group, limit = None, None
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        if "memory" in controllers.split(","):
            group, limit = Path("/sys/fs/cgroup/memory" + path), "memory.limit_in_bytes"
        elif not controllers and not group:
            # a group with processes of its own cannot have limited children: make a sibling
            ours = Path("/sys/fs/cgroup" + path)
            group, limit = ours if path == "/" else ours.parent, "memory.max"
    group = group / f"hetnet-{uuid.uuid4().hex}" if group else None
    try:
        group.mkdir()
        (group / limit).write_text(str(limit_mib << 20))
    except (AttributeError, OSError):
        with contextlib.suppress(AttributeError, OSError):
            group.rmdir()
        yield None
        return
    try:
        yield group
    finally:
        with contextlib.suppress(OSError):  # a process that is just ending still holds it
            group.rmdir()


def watch(process: subprocess.Popen, result: Confined) -> None:
    while process.poll() is None:
        result.resident_mib = max(result.resident_mib, resident_mib(process.pid))
        time.sleep(SAMPLE_S)


def resident_mib(root: int) -> int:
    """Resident memory of a process and all that it started; what they share counts for each."""
    parent, pages = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):  # it may end any time
                parent[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                pages[int(entry.name)] = int((entry / "statm").read_text().split()[1])
    family = {root}
    while grown := {pid for pid, of in parent.items() if of in family} - family:
        family |= grown
    return sum(pages.get(pid, 0) for pid in family) * os.sysconf("SC_PAGE_SIZE") >> 20
