# Finds the JDK that everything here runs with. Read by ./studio, .ci/run and packaging/app-image.
# Written for the bash 3.2 of macOS.

NO_JDK="Route Server Studio needs a JDK of 25 or newer and found none; install one (such as Temurin 25) and set JAVA_HOME to its folder."

# Whether the folder holds a JDK of 25 or newer. Reads its release file: starting it would cost 50 ms.
is_jdk() {
    local line version=
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
            'JAVA_VERSION="'*)
                version=${line#*\"}
                version=${version%%[!0-9]*}
                ;;
        esac
    done <"$1/release"
    [ "${version:-0}" -ge 25 ]
}

# JAVA_HOME, then the system's finder, then PATH. Prints the folder.
find_jdk() {
    local candidate
    if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME"; then
        printf '%s\n' "$JAVA_HOME"
        return
    fi
    if [ -x /usr/libexec/java_home ]; then
        candidate=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    fi
    for candidate in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
        "${HOME:-/nonexistent}"/.jdks/* "${HOME:-/nonexistent}"/.local/share/mise/installs/java/*; do
        if is_jdk "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    candidate=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    if [ -n "$candidate" ] && is_jdk "$candidate"; then
        printf '%s\n' "$candidate"
        return
    fi
    return 1
}
