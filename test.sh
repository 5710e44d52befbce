#!/usr/bin/env bash
# Installs what the tests need where it is missing, then builds, checks the format and runs every test.
# The last line is "N passed, N failed", made from the runner's own summary; no test run at all is a failure.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

if ! command -v chromium >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests ..."
  as_root=""
  [ "$(id -u)" = 0 ] || as_root=sudo
  { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium >/dev/null; } || {
    echo "Chromium could not be installed: install Debian's package 'chromium' and run this again."
    echo "0 passed, 1 failed"
    exit 1
  }
fi

fail() { echo "$1"; echo "0 passed, 1 failed"; exit 1; }
dotnet restore --locked-mode || fail "The packages could not be restored as the lock files name them."
dotnet build --no-restore -v quiet || fail "The solution does not build."
dotnet format whitespace --no-restore --verify-no-changes || fail "Run 'dotnet format whitespace' and commit what it changes."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test --no-build "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
sed -n '/^failed /,/^ *at /p' "$log" | head -60 # once more, below what the applications under test logged
passed=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -1)
failed=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -1)
if [ -z "$passed" ] || [ "$((passed + failed))" -eq 0 ]; then
  echo "No test ran."
  status=1
fi
[ "$status" -eq 0 ] || [ "${failed:-0}" -gt 0 ] || failed=1
echo "${passed:-0} passed, ${failed:-0} failed"
exit "$status"
