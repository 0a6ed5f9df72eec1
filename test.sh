#!/usr/bin/env bash
# Everything that must hold: it builds without a warning, it is formatted, every test passes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

dotnet build -c Release
dotnet format whitespace --verify-no-changes --no-restore

output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
dotnet test -c Release --no-build | tee "$output" || status=$?

# Each test project ends with a line such as "Passed!  - Failed:     0, Passed:    48, Skipped: ...".
awk '
  match($0, /Failed: +[0-9]+, Passed: +[0-9]+/) {
    split(substr($0, RSTART, RLENGTH), count, /[:,] */)
    failed += count[2]
    passed += count[4]
  }
  END { printf "%d passed, %d failed\n", passed, failed }
' "$output"
exit "$status"
