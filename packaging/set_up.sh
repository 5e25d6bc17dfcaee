# What `run` and `test` share; read by them with `.`, from the top folder of the checkout.

venv=.venv

# Libraries of the system that Qt loads: file and Debian package, for any window, and for one
# on a screen.
qt_libraries="libglib-2.0.so.0:libglib2.0-0 libgthread-2.0.so.0:libglib2.0-0 libEGL.so.1:libegl1
libGL.so.1:libgl1 libfontconfig.so.1:libfontconfig1 libxkbcommon.so.0:libxkbcommon0
libdbus-1.so.3:libdbus-1-3"
screen_libraries="libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4
libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-shape.so.0:libxcb-shape0
libxkbcommon-x11.so.0:libxkbcommon-x11-0"

say() {
    printf '%s\n' "$*"
}

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Make the virtual environment and install Readnotes in it, from this checkout: `install_program`,
# or `install_program [dev]` with the tools for development. Done once for each pyproject.toml.
install_program() {
    extras=${1-}
    python=${PYTHON:-python3}
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        give_up "Readnotes needs Python 3.11 or later as python3 (or PYTHON=... before the command)."
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        give_up "Python cannot make a virtual environment here; on Debian: apt-get install python3-venv"
    state="$("$python" -V) $(cksum <pyproject.toml) $(pwd) $extras"
    known=$(cat "$venv/set-up" 2>/dev/null || true)
    case $known in
        "$state" | "$state"\[*) return ;;
    esac
    say "Setting up in $(pwd)/$venv (about 90 MB are fetched the first time) ..."
    "$python" -m venv "$venv" ||
        give_up "The virtual environment cannot be made; can you write to $(pwd)?"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".$extras" ||
        give_up "Installing failed; pip says why above."
    printf '%s\n' "$state" >"$venv/set-up"
}

# The packages of those libraries that are not there.
missing_packages() {
    "$venv/bin/python" - "$@" <<'PYTHON'
import ctypes
import sys

missing = []
for pair in " ".join(sys.argv[1:]).split():
    file, package = pair.split(":")
    try:
        ctypes.CDLL(file)
    except OSError:
        missing.append(package)
print(*dict.fromkeys(missing))
PYTHON
}

# Install the system libraries that are missing, where we may; else name the line that does.
install_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    packages=$(missing_packages "$@")
    [ -n "$packages" ] || return 0
    if command -v apt-get >/dev/null; then
        as_root=
        if [ "$(id -u)" != 0 ]; then
            as_root="sudo -n"
            command -v sudo >/dev/null && sudo -n true 2>/dev/null || as_root=no
        fi
        if [ "$as_root" != no ]; then
            say "Installing what Qt needs of the system: $packages ..."
            # shellcheck disable=SC2086
            if $as_root apt-get update -qq &&
                $as_root env DEBIAN_FRONTEND=noninteractive \
                    apt-get install -y -qq --no-install-recommends $packages >/dev/null; then
                return 0
            fi
        fi
    fi
    say "Qt needs libraries of the system that are not installed. As root, on Debian or Ubuntu:" >&2
    say "  apt-get update && apt-get install -y --no-install-recommends $packages" >&2
    return 1
}
