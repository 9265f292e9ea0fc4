# Sourced by run and test: makes .venv beside the code, once, and sees to Qt's system libraries.
# Wants $root, the folder of the code; offers `prepare run` and `prepare dev`, and $python.
# shellcheck shell=sh

venv=${root:?}/.venv
python=$venv/bin/python
# What the last finished set-up left: written last, so that no stamp means "begin again".
stamp=$venv/crossfoot-stamp
python_downloads="see https://www.python.org/downloads/"

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "$*"
    exit 1
}

# prepare KIND: KIND is run or dev; dev holds all that run needs at the same versions, so it satisfies both.
prepare() {
    case $1 in
        run) lock=$root/requirements.txt ;;
        dev) lock=$root/requirements-dev.txt ;;
    esac
    if has_display; then display=display; else display=offscreen; fi
    version=$(python_version "$python") || version=none
    stamped "python $version" || rebuild
    stamped "$1 $(checksum "$lock")" || install_packages "$1"
    stamped "qt $display" || check_qt "$display"
}

has_display() {
    [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]
}

python_version() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

checksum() {
    cksum <"$1"
}

stamped() {
    [ -f "$stamp" ] && grep -qxF "$1" "$stamp"
}

# --- Python -----------------------------------------------------------------------------------------------------------

rebuild() {
    system_python=$(find_python) || exit 1
    say "Crossfoot: making its environment in $venv"
    rm -f "$stamp"
    "$system_python" -m venv --clear "$venv"
    version=$(python_version "$python")
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$name" -c 'import ensurepip, venv' 2>/dev/null ||
                stop "Crossfoot needs Python's venv module, which $name lacks here. To install it: $(to_install venv)"
            command -v "$name"
            return
        fi
    done
    if older=$(python_version python3); then
        stop "Crossfoot needs Python 3.11 or later; python3 here is $older. To install it: $(to_install newer)"
    fi
    stop "Crossfoot needs Python 3.11 or later, and there is no python3 here. To install it: $(to_install python3)"
}

# to_install WHAT: the command for python3, for one newer than python3, or for the venv module of $name.
to_install() {
    for manager in apt-get dnf brew none; do
        if has $manager; then break; fi
    done
    case $1-$manager in
        python3-apt-get) echo "$(as_root)apt-get install python3 python3-venv" ;;
        venv-apt-get) echo "$(as_root)apt-get install $name-venv" ;;
        newer-apt-get) newer_python_of_apt ;;
        *-dnf) echo "$(as_root)dnf install python3.12" ;;
        *-brew) echo "brew install python3" ;;
        *) echo "$python_downloads" ;;
    esac
}

newer_python_of_apt() {
    newest=$(apt-cache --names-only search '^python3[.]1[1-9]$' | awk '{ print $1 }' | sort -V | tail -n 1)
    if [ -n "$newest" ]; then
        echo "$(as_root)apt-get install $newest $newest-venv"
    else
        echo "$python_downloads"
    fi
}

has() {
    command -v "$1" >/dev/null 2>&1
}

as_root() {
    [ "$(id -u)" = 0 ] || echo "sudo "
}

# --- Packages ---------------------------------------------------------------------------------------------------------

install_packages() {
    quiet=--quiet
    if [ -t 2 ]; then quiet=; fi
    say "Crossfoot: installing its packages from $(basename "$lock"), once; this can take a few minutes"
    rm -f "$stamp"
    # $quiet is one word or none.
    # shellcheck disable=SC2086
    "$python" -m pip install $quiet --disable-pip-version-check \
        --require-hashes --no-deps --only-binary :all: --requirement "$lock" >&2 ||
        stop "Crossfoot could not install its packages (see above). Run the command again to begin afresh."
    {
        echo "python $version"
        echo "run $(checksum "$root/requirements.txt")"
        if [ "$1" = dev ]; then echo "dev $(checksum "$lock")"; fi
    } >"$stamp.new"
    mv "$stamp.new" "$stamp"
}

# --- Qt's system libraries --------------------------------------------------------------------------------------------

# check_qt KIND: KIND is display or offscreen.
check_qt() {
    missing=$(missing_libraries "$1")
    if [ -n "$missing" ]; then
        install_libraries
        missing=$(missing_libraries "$1")
        [ -z "$missing" ] || stop "Crossfoot cannot start: Qt still lacks $(one_line "$missing")."
    fi
    echo "qt $1" >>"$stamp"
}

# The shared libraries that are not on this machine, one a line: those of Qt's modules and of the plug-in that draws.
missing_libraries() {
    has ldd || return 0
    qt=$("$python" -c 'import importlib.util as u; print(*u.find_spec("PySide6").submodule_search_locations)')
    plugins=$qt/Qt/plugins/platforms
    set -- "$1" "$qt"/QtCore.*so "$qt"/QtGui.*so "$qt"/QtWidgets.*so "$plugins"/libqoffscreen.so
    if [ "$1" = display ]; then
        if [ -n "${DISPLAY-}" ]; then set -- "$@" "$plugins"/libqxcb.so; fi
        if [ -n "${WAYLAND_DISPLAY-}" ]; then set -- "$@" "$plugins"/libqwayland*.so; fi
    fi
    shift
    ldd "$@" | awk '/=> not found/ { print $1 }' | sort -u
}

install_libraries() {
    if has apt-get; then
        packages=$(one_line "$(debian_packages)")
        [ "$(id -u)" = 0 ] || stop_for_libraries "sudo apt-get install $packages"
        say "Crossfoot: installing system libraries that Qt needs: $packages"
        # Old lists may still do; if not, the next command says so.
        apt-get -qq update </dev/null >/dev/null || true
        # $packages is a list of words.
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install --yes --no-install-recommends $packages \
            </dev/null >/dev/null || stop_for_libraries "apt-get install $packages"
    elif has dnf; then
        stop_for_libraries "$(as_root)dnf install $(one_line "$(echo "$missing" | sed "s/.*/'&()(64bit)'/")")"
    else
        stop "Crossfoot cannot start: Qt lacks $(one_line "$missing"). Install the packages that hold them and try again."
    fi
}

stop_for_libraries() {
    stop "Crossfoot cannot start: Qt lacks system libraries. To install them: $1"
}

# Debian names a library's package for its file, libEGL.so.1 in libegl1 and libdbus-1.so.3 in libdbus-1-3; GLib's parts
# share one.
debian_packages() {
    echo "$missing" | tr '[:upper:]_' '[:lower:]-' | sed \
        -e 's/^lib\(glib\|gobject\|gthread\|gio\|gmodule\)-2\.0\.so\.0$/libglib2.0-0/' \
        -e 's/\([0-9]\)\.so\./\1-/' -e 's/\.so\.//' | sort -u
}

one_line() {
    # Splitting into words is the point.
    # shellcheck disable=SC2086,SC2116
    echo $1
}
