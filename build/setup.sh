# What ./run, ./test and bench/run share: checks, packages, builds, and running a command so that a signal ends all of it.
# Source it; builds want the checkout in $root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build servers: they would outlive the script that started them.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

say() { printf '%s\n' "$*" >&2; }
fail() { say "$1"; exit "${2:-1}"; }

# Runs one command in a process group of its own. TERM or INT ends the group, then this script.
attend() {
  local child='' status=0
  trap 'end_group "$child" 143' TERM
  trap 'end_group "$child" 130' INT
  set -m
  "$@" </dev/null &
  child=$!
  set +m
  wait "$child" || status=$?
  trap - TERM INT
  return "$status"
}

end_group() {
  trap '' TERM INT
  [[ -n $1 ]] || exit "$2"
  kill -TERM -- "-$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
  exit "$2"
}

# need_program NAME HOW: stops with a sentence when a program is not there.
need_program() {
  command -v "$1" >/dev/null || fail "'$1' is not installed. $2" 2
}

have_library() {
  local known
  # Where this cannot be asked, the program itself will say what it lacks.
  known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || return 0
  [[ $known == *"$1"* ]]
}

# Debian keeps the server's programs out of PATH.
have_server() {
  local program
  for program in /usr/lib/postgresql/*/bin/postgres; do
    [[ -x $program ]] && return
  done
  command -v "$1" >/dev/null
}

# Debian's own Python, whichever other one stands first in PATH.
have_module() {
  /usr/bin/python3 -c "import $1" 2>/dev/null
}

have_language() {
  [[ $(tesseract --list-langs 2>/dev/null) == *"$1"* ]]
}

# Debian packages for what is missing: `missing_packages library:libcups.so.2:libcups2 program:zbarimg:zbar-tools`
missing_packages() {
  local entry kind name package
  for entry in "$@"; do
    IFS=: read -r kind name package <<<"$entry"
    case $kind in
      library) have_library "$name" || printf '%s ' "$package" ;;
      program) command -v "$name" >/dev/null || printf '%s ' "$package" ;;
      server) have_server "$name" || printf '%s ' "$package" ;;
      language) have_language "$name" || printf '%s ' "$package" ;;
      python) have_module "$name" || printf '%s ' "$package" ;;
    esac
  done
}

# Installs Debian packages as root; otherwise says which line does. macOS and Windows: the program itself names what it lacks.
install_missing() {
  [[ $(uname -s) == Linux ]] || return 0
  local packages
  read -ra packages <<<"$(missing_packages "$@")"
  [[ ${#packages[@]} -gt 0 ]] || return 0
  command -v apt-get >/dev/null || fail "Please install what Debian calls: ${packages[*]}" 2
  [[ $EUID -eq 0 ]] || fail "Please run: sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${packages[*]}'" 2
  say "Installing ${packages[*]} ..."
  # A half-finished installation would be worse than a late stop: the signal is acted on when apt is done.
  trap 'exit 143' TERM
  apt_get update && prepare_postgresql "${packages[*]}" && quietly_started "${packages[*]}" apt_get install -y --no-install-recommends "${packages[@]}" ||
    fail "Installing failed. Please run: apt-get update && apt-get install -y --no-install-recommends ${packages[*]}" 2
  trap - TERM
}

# unpack_program PACKAGE FILE FOLDER: one file of a Debian package, for those that would bring a service along.
unpack_program() {
  local work
  [[ -e $3/$2 ]] && return
  command -v dpkg-deb >/dev/null && command -v apt-get >/dev/null || fail "Please install what Debian calls: $1" 2
  say "Fetching $2 of $1 ..."
  work=$(mktemp -d)
  (cd "$work" && { apt_get download "$1" || { apt_get update && apt_get download "$1"; }; }) &&
    mkdir -p "$3" && dpkg-deb --fsys-tarfile "$work"/"$1"_*.deb | tar -x -C "$3" "./$2" ||
    fail "Fetching $2 of the Debian package $1 failed." 2
  rm -rf "$work"
}

# We want PostgreSQL's programs, not the server that Debian would set up and start on port 5432.
prepare_postgresql() {
  local settings=/etc/postgresql-common/createcluster.conf
  [[ " $1 " == *" postgresql "* ]] || return 0
  apt_get install -y --no-install-recommends postgresql-common || return 1
  sed -i 's/^#\? *create_main_cluster *=.*/create_main_cluster = false/' "$settings"
  grep -q '^create_main_cluster = false' "$settings" || echo 'create_main_cluster = false' >>"$settings"
}

# quietly_started PACKAGES COMMAND...: Debian would start Redis at once, on port 6379; the tests start their own.
quietly_started() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [[ " $1 " != *" redis-server "* || -e $policy ]]; then "${@:2}"; return; fi
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
  "${@:2}" || status=$?
  rm -f "$policy"
  return "$status"
}

# Quiet unless it fails.
apt_get() {
  local log
  log=$(DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" </dev/null 2>&1) || { say "$log"; return 1; }
}

# One line that changes whenever a file the program is made of does: `fingerprint FOLDER...`
fingerprint() {
  cd "$root"
  find "$@" build ./*.props ./*.targets global.json \( -name bin -o -name obj \) -prune -o -type f -print |
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
}

# A built program stands in .run/NAME-FINGERPRINT, out of reach of other builds of the checkout; another start may still
# be running an older one, which stays until nobody does. `build_when_changed NAME PROJECT FOLDER...` sets NAME to the folder.
build_when_changed() {
  local name=$1 project=$2 place
  shift 2
  place=$root/.run/$name-$(fingerprint "$@" | tr ' ' '-')
  if [[ ! -d $place ]]; then
    say "Building ${project##*/} ..."
    rm -rf "$root/.run/$name.new"
    attend dotnet publish "$root/$project" -c Release -o "$root/.run/$name.new" -v quiet -p:RestoreLockedMode=true >&2 ||
      fail "The build failed; its messages stand above."
    precompile "$root/.run/$name.new"
    mv "$root/.run/$name.new" "$place"
    remove_others "$root/.run/$name-" "$place"
  fi
  printf -v "$name" '%s' "$place"
}

# Compiles a published program ahead of time where that can be done. Without it the program is the same, and starts later.
# A registry that does not answer must not keep anybody waiting.
precompile() {
  [[ $(uname -sm) == 'Linux x86_64' ]] || return 0
  attend timeout 180 dotnet msbuild "$root/build/precompile.proj" -restore -nologo -v:quiet -clp:NoSummary "-p:Program=$1" >"$1.log" 2>&1 ||
    say "Not compiled ahead of time, so every start takes longer: $(head -n 1 "$1.log")"
  rm -f "$1.log" "$1"/*.ni.dll "$1/precompile.rsp"
}

# Where running programs can be seen, those builds that nobody runs go: `remove_others PREFIX ALL_BUT`
remove_others() {
  local old
  [[ -d /proc/self ]] || return 0
  for old in "$1"*; do
    [[ $old == "$2" ]] || cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' '\n' | grep -qF "$old/" || rm -rf "$old"
  done
}
