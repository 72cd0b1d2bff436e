#!/usr/bin/env bash
# Cases of a month costed from DuckDB, Polars and pandas frames, with results back as frames: all
# print what plain exact Python calculates line by line.
#
#     bash Tests/Examples/engines.sh PREFIX
#
# PREFIX holds an installed library. PYTHON names a python3 that has what engines.txt names; without
# it pip makes an environment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[ $# -eq 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
library=$1/lib/libhosp.so.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${PYTHON:-}" ]; then
    python3 -m venv "$work/venv"
    PYTHON=$work/venv/bin/python
    "$PYTHON" -m pip install -q --disable-pip-version-check -r Tests/Examples/engines.txt
fi
export PYTHONDONTWRITEBYTECODE=1
python3 Tests/Examples/engines_expected.py > "$work/expected.txt"
for engine in duckdb polars pandas; do
    "$PYTHON" "Examples/arrow/${engine}_cases.py" "$library" > "$work/$engine.txt"
    cmp "$work/$engine.txt" "$work/expected.txt" || { echo "$engine differs" >&2; exit 1; }
    echo "$engine: as expected"
done
