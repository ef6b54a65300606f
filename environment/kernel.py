"""Points the kernel `java` of this Python environment at the project's jar.

The Python package jjava brings the kernel itself; its kernel.json knows neither our classpath nor our JVM flags.
This one starts the JVM directly rather than through jjava-launcher.jar, which does no more than split JJAVA_JVM_OPTS
at blanks: one process less, and a project folder with a blank in its name works.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "java"


def kernel_spec(root: Path) -> dict:
    """The kernel specification for the project at `root`; {resource_dir} and {connection_file} are Jupyter's."""
    return {
        "argv": [
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
            "OPT_OUT_TRACKING": "true",
            # threads that wait for work sleep: spinning ones multiply the time of a step on a busy machine
            "OMP_WAIT_POLICY": "passive",
            "TORCH_CPP_LOG_LEVEL": "ERROR",
        },
    }


def main() -> None:
    if not (SPEC / "jjava.jar").is_file():
        sys.exit(f"The Java kernel is not in {SPEC}: install environment/requirements.lock into this Python first.")
    text = json.dumps(kernel_spec(ROOT), indent=2) + "\n"
    target = SPEC / "kernel.json"
    if target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
