#!/bin/sh
# Says in one sentence what is missing or too old, before anything is built. Usage: check.sh PYTHON MAVEN
python=$1
maven=$2
java_needed=17
maven_needed=3.6.3
python_needed=3.10

fail() {
    echo "hetnet-lab: $*" >&2
    exit 1
}

# at_least HAVE WANT: does the version HAVE reach WANT?
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

command -v java >/dev/null ||
    fail "no 'java' on the PATH; install a JDK $java_needed or newer (the notebook kernel starts 'java' from the PATH)."
java_version=$(java -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
[ -n "$java_version" ] ||
    fail "'java' on the PATH ($(command -v java)) does not run; install a JDK $java_needed or newer."
at_least "$java_version" "$java_needed" ||
    fail "'java' on the PATH is version $java_version; a JDK $java_needed or newer is needed."
java --list-modules | grep -q '^jdk.jshell' ||
    fail "'java' on the PATH is a runtime without the development tools; install a full JDK $java_needed or newer."

command -v "$maven" >/dev/null ||
    fail "no Maven ('$maven') found; install Maven $maven_needed or newer."
maven_says=$("$maven" -v 2>&1)
maven_version=$(printf '%s\n' "$maven_says" | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
[ -n "$maven_version" ] ||
    fail "Maven ('$maven') does not run: $(printf '%s\n' "$maven_says" | head -n 1)"
at_least "$maven_version" "$maven_needed" ||
    fail "Maven is version $maven_version; $maven_needed or newer is needed."
maven_java=$(printf '%s\n' "$maven_says" | sed -n 's/^Java version: \([^,]*\),.*/\1/p')
at_least "$maven_java" "$java_needed" ||
    fail "Maven runs on Java $maven_java; set JAVA_HOME to a JDK $java_needed or newer."

command -v "$python" >/dev/null ||
    fail "no Python ('$python') found; install Python $python_needed or newer, or name one: make PYTHON=/path/to/python3."
python_version=$("$python" -c 'import platform; print(platform.python_version())' 2>/dev/null)
[ -n "$python_version" ] ||
    fail "Python ('$python') does not run; install Python $python_needed or newer, or name one: make PYTHON=/path/to/python3."
at_least "$python_version" "$python_needed" ||
    fail "Python ('$python') is version $python_version; $python_needed or newer is needed (name one: make PYTHON=/path/to/python3)."
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    fail "Python ('$python') lacks the modules venv and ensurepip; on Debian and Ubuntu install python3-venv."
