#!/bin/sh
# Each check says what it found; the script fails when one of them does.
cd "$(dirname "$0")" || exit 1
failed=0

check() {
  if [ "$2" = "$3" ]; then
    echo "ok: $1"
  else
    echo "not ok: $1: expected \"$3\", got \"$2\""
    failed=1
  fi
}

check 'greets the world' "$(sh ./run.sh)" 'Hello, world!'
check 'greets by name' "$(sh ./run.sh Ada)" 'Hello, Ada!'
exit "$failed"
