#!/usr/bin/env bash
# The Spark example on this machine: 20 synthetic hospitals on local[2], one partition for each, and
# the region as a second stage; everything is compared with single runs to the fen.
#
#     bash Tests/Examples/spark.sh PREFIX [HOSPITALS [LINES]]
#
# PREFIX holds an installed library. Needs Java 17. PYTHON names a python3 that has what spark.txt
# names; without it pip makes an environment (500 MB). It takes more than a minute, so Tests/run.sh
# does not run it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
library=$1/lib/libhosp.so.1
command -v java > /dev/null || { echo "java is missing; install default-jre-headless" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${PYTHON:-}" ]; then
    python3 -m venv "$work/venv"
    PYTHON=$work/venv/bin/python
    "$PYTHON" -m pip install -q --disable-pip-version-check -r Tests/Examples/spark.txt
fi
export PYTHONDONTWRITEBYTECODE=1 PYSPARK_PYTHON=$PYTHON SPARK_LOCAL_IP=127.0.0.1
example=Examples/spark

"$PYTHON" "$example/make_hospitals.py" "$work/region" "${2:-20}" "${3:-4000}"
"$(dirname "$PYTHON")/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false \
    --conf spark.local.dir="$work/spark" "$example/region_month.py" \
    "$library" "$work/region" "$work/results" "$work/region.book" \
    > "$work/report.txt" 2> "$work/spark.log" || { tail -40 "$work/spark.log" >&2; exit 1; }
cat "$work/report.txt"
"$PYTHON" Tests/Examples/spark_check.py "$library" "$work/region" "$work/results" \
    "$work/region.book" "$work/report.txt"
