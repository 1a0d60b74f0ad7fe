#!/bin/bash
# Compares whole processes on one text: mtlint beside spelling checkers that people run in its place.
#
#     Tests/Benchmarks/peers.sh [TEXT]
#
# TEXT is by default Tests/Example/damaged.txt, repeated to about 1 MB. The programs do different work: codespell and
# typos look words up in lists of English misspellings, hunspell looks up German words, and none reads sentences.
# Needs hyperfine, python3 and the peers; what is not installed is passed over.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

for tool in hyperfine python3; do
  command -v "$tool" >/dev/null || { echo "peers.sh: needs $tool" >&2; exit 2; }
done

if [ $# -gt 0 ]; then
  cp -- "$1" "$folder/text.txt"
else
  sample="$root/Tests/Example/damaged.txt"
  for ((i = $(wc -c <"$sample"), n = 0; n < 1000000; n += i)); do cat "$sample"; done >"$folder/text.txt"
fi

# The static binary where one was built, else that of a release build; MTLINT names another one.
mtlint="${MTLINT:-}"
for candidate in "$root/.build/static/release/mtlint" "$root/.build/release/mtlint"; do
  if [ -z "$mtlint" ] && [ -x "$candidate" ]; then mtlint="$candidate"; fi
done
[ -x "$mtlint" ] || { echo "peers.sh: build mtlint first: swift build -c release --product mtlint" >&2; exit 2; }
mtlint="$(realpath -- "$mtlint")"

cd "$folder"
commands=(-n mtlint "'$mtlint' --format gcc text.txt")
add() { # name, command
  if command -v "$1" >/dev/null; then commands+=(-n "$1" "$2"); else echo "$1: not installed, passed over"; fi
}
add codespell "codespell text.txt"
# pyenv and the like put a slow script before the program; ask for the program itself.
typos="$(python3 -c 'import shutil, sysconfig; print(shutil.which("typos", path=sysconfig.get_path("scripts")) or "typos")')"
add typos "'$typos' --format brief text.txt"
if dictionaries="$(hunspell -D </dev/null 2>&1)" && [[ "$dictionaries" != *de_DE* ]]; then
  echo "hunspell: no dictionary de_DE, passed over"
else
  add hunspell "hunspell -d de_DE -i utf-8 -l text.txt"
fi

# Findings give exit status 1 or 2; hyperfine warns of it on standard error.
hyperfine -N -i --warmup 1 --export-json result.json "${commands[@]}" 2>/dev/null
python3 - <<'PYTHON'
import json, os
results = json.load(open("result.json"))["results"]
first = results[0]["min"]
print(f"{os.path.getsize('text.txt') / 1e6:.2f} MB; time by that of mtlint, shortest runs:")
for result in results:
    print(f"  {result['command']:10} {result['min'] / first:7.2f}")
PYTHON
