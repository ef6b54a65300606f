"""Points the kernel `java` of this Python environment at the project's jar, and sets JupyterLab up for it.

The Python package jjava brings the kernel itself; its kernel.json knows neither our classpath nor our JVM flags.
This one starts the JVM directly rather than through jjava-launcher.jar, which does no more than split JJAVA_JVM_OPTS
at blanks: one process less, and a project folder with a blank in its name works.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEC = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "java"
LAB_SETTINGS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
PAGE_SETTINGS = Path(sys.prefix) / "etc" / "jupyter" / "labconfig" / "page_config.json"


def kernel_spec(root: Path) -> dict:
    """The kernel specification for the project at `root`; {resource_dir} and {connection_file} are Jupyter's."""
    return {
        # a kernel.json can set variables but hide none, and some libraries take an empty one for a value
        "argv": [
            *([] if os.name == "nt" else ["sh", str(root / "environment" / "clean-shell")]),
            "java",
            f"@{root / 'environment' / 'jvm.options'}",
            f"-Dorg.bytedeco.javacpp.cachedir={root / '.cache' / 'javacpp'}",
            # the kernel reaches into JShell, as its own launcher allows it to
            "--add-opens",
            "jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-jar",
            "{resource_dir}/jjava.jar",
            "{connection_file}",
        ],
        "display_name": "Java (hetnet-lab)",
        "language": "java",
        "interrupt_mode": "message",
        "env": {
            "HETNET_HOME": str(root),
            "JJAVA_CLASSPATH": f"{root / 'lib/target/hetnet-lab.jar'}:{root / 'lib/target/dependency'}/*.jar",
            "DJL_CACHE_DIR": str(root / ".cache" / "djl"),
        },
    }


def lab_settings() -> dict:
    """What JupyterLab starts with; whatever a person sets there goes before it."""
    return {
        # no question about news over the first notebook, and no call to the network
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        # the first completion of a fresh JShell takes longer than the second that is allowed otherwise
        "@jupyterlab/completer-extension:manager": {"providerTimeout": 10_000},
        "@jupyterlab/notebook-extension:tracker": {"codeCellConfig": {"lineNumbers": False, "lineWrap": True}},
    }


def page_settings() -> dict:
    """JupyterLab's page learns the state of a kernel by its request for history, which this kernel does not answer:
    the request for information must do.

    Otherwise a fresh kernel stays "Unknown" until its first cell. The server goes on to leave that request aside: were
    the kernel "busy" with it, a page could be connected before it hears what the kernel tells.
    """
    from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

    untracked = [
        kind
        for kind in AsyncMappingKernelManager.untracked_message_types.default()
        if not kind.startswith("kernel_info")
    ]
    return {"untracked_message_types": untracked}


def write(settings: dict, target: Path) -> None:
    """Leaves a file alone that says the same already."""
    text = json.dumps(settings, indent=2) + "\n"
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def main() -> None:
    if not (SPEC / "jjava.jar").is_file():
        sys.exit(f"The Java kernel is not in {SPEC}: install environment/requirements.lock into this Python first.")
    write(kernel_spec(ROOT), SPEC / "kernel.json")
    write(lab_settings(), LAB_SETTINGS)
    if not PAGE_SETTINGS.is_file():  # a second of imports, and a new environment starts without it
        write(page_settings(), PAGE_SETTINGS)


if __name__ == "__main__":
    main()
