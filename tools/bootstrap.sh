#!/bin/sh
# Brings Node 24 and the dependencies, then hands over to the launcher: sh tools/bootstrap.sh COMMAND [ARGUMENT…]
# Needs only a POSIX shell and one of: Node 24, any Node with npm, curl, wget or Python 3. Keeps what it fetches in the cache folder.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cache=${CONSTELLATION_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/constellation}
CONSTELLATION_STARTED_AT=$(date +%s)
export CONSTELLATION_STARTED_AT

say() {
  printf '[%5d s] %s\n' "$(($(date +%s) - CONSTELLATION_STARTED_AT))" "$1" >&2
}

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# npm shows its progress where a person can see it.
npm_output() {
  if [ -t 2 ]; then "$@" >&2; else "$@" --no-progress --loglevel=error >&2; fi
}

is_node_24() {
  case $("$1" --version 2>/dev/null) in v24.*) return 0 ;; *) return 1 ;; esac
}

# --- Node 24: on PATH, then the npm package, then the official download ---

node_by_npm() {
  has npm || return 1
  say 'fetching Node 24: the npm package node@24 (about 45 MB)'
  mkdir -p "$cache/node-24-npm"
  # Outside the repository, whose .npmrc asks for the very Node that is being fetched; its install script fetches the binary.
  (cd "$cache/node-24-npm" && npm_output npm install --prefix . --no-save --no-audit --no-fund --ignore-scripts=false node@24) || return 1
  is_node_24 "$cache/node-24-npm/node_modules/node/bin/node"
}

download() {
  if has curl; then
    if [ -t 2 ]; then curl -fL --progress-bar --connect-timeout 10 -o "$2" "$1"; else curl -fsSL --connect-timeout 10 -o "$2" "$1"; fi
  elif has wget; then
    wget -q -T 30 -O "$2" "$1"
  elif has python3; then
    python3 -c 'import sys, urllib.request; urllib.request.urlretrieve(sys.argv[1], sys.argv[2])' "$1" "$2"
  else
    return 1
  fi
}

node_by_download() {
  case $(uname -s) in Linux) system=linux ;; Darwin) system=darwin ;; *) return 1 ;; esac
  case $(uname -m) in x86_64 | amd64) machine=x64 ;; aarch64 | arm64) machine=arm64 ;; *) return 1 ;; esac
  site=https://nodejs.org/dist/latest-v24.x
  folder=$cache/node-24-download
  rm -rf "$folder.part"
  mkdir -p "$folder.part"
  download "$site/SHASUMS256.txt" "$folder.part/SHASUMS256.txt" || return 1
  archive=$(sed -n "s/^[0-9a-f]*  \(node-v24[0-9.]*-$system-$machine\.tar\.gz\)\$/\1/p" "$folder.part/SHASUMS256.txt")
  [ -n "$archive" ] || return 1
  say "downloading $archive from nodejs.org"
  download "$site/$archive" "$folder.part/$archive" || return 1
  (
    cd "$folder.part"
    grep "  $archive\$" SHASUMS256.txt >expected
    if has sha256sum; then sha256sum -c expected; else shasum -a 256 -c expected; fi
  ) >/dev/null || fail "The download of $archive does not match its published checksum."
  tar -xzf "$folder.part/$archive" -C "$folder.part" --strip-components=1
  rm -rf "$folder" "$folder.part/$archive"
  mv "$folder.part" "$folder"
}

find_node() {
  for folder in "$cache/node-24-npm/node_modules/node/bin" "$cache/node-24-download/bin"; do
    if is_node_24 "$folder/node"; then
      PATH=$folder:$PATH
      return 0
    fi
  done
  return 1
}

if ! is_node_24 node; then
  find_node || node_by_npm || node_by_download || fail \
    'Node 24 runs the platform and could not be fetched: install it from https://nodejs.org/en/download (24 LTS) and run the command again.'
  is_node_24 node || find_node
  export PATH
fi

has npm || fail 'npm installs the dependencies and is missing: install Node 24 with its npm from https://nodejs.org/en/download and run the command again.'
has git || fail 'git keeps the snapshots of every workspace and is missing: install it (Debian, Ubuntu: sudo apt-get install git) and run the command again.'

# --- Dependencies: installed again only when the lock differs from what was installed ---

lock=$root/package-lock.json
mark=$root/node_modules/.constellation-lock
installed=$root/node_modules/.package-lock.json # written by npm when it has finished
wanted=$(cksum <"$lock")

is_installed() {
  [ -f "$installed" ] || return 1
  if [ -f "$mark" ] && [ "$(cat "$mark")" = "$wanted" ]; then return 0; fi
  [ "$installed" -nt "$lock" ]
}

if is_installed; then
  [ -f "$mark" ] && [ "$(cat "$mark")" = "$wanted" ] || printf '%s\n' "$wanted" >"$mark"
else
  say 'installing the dependencies (npm ci; about 400 MB the first time)'
  rm -f "$mark"
  (cd "$root" && npm_output npm ci) || fail "The dependencies could not be installed; the lines above say why. Run \"npm ci\" in $root to see it again."
  printf '%s\n' "$wanted" >"$mark"
  say 'the dependencies are installed'
fi

# The launcher's TypeScript is compiled once per change, in a process of its own.
NODE_COMPILE_CACHE=$cache/compiled
export NODE_COMPILE_CACHE
compiled=$root/node_modules/.constellation-compiled
if [ ! -d "$NODE_COMPILE_CACHE" ] || [ ! -f "$compiled" ] || [ -n "$(find "$root/tools/stack/src" -name '*.ts' -newer "$compiled" | head -n 1)" ]; then
  node "$root/tools/stack/src/main.ts" compile
  : >"$compiled"
fi
exec node "$root/tools/stack/src/main.ts" "$@"
