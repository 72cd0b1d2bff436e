#!/usr/bin/env bash
# How long a form of FHIR of one megabyte takes through the library: read, written again with its
# hash, and checked (goal: read in less than 20 ms on one core):
#
#     bash Tests/Benchmarks/form.sh PREFIX
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). The form is a public one
# with 100 kB many times, each with linkIds of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -eq 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - > "$work/form.json" <<'PYTHON'
import json

with open("../Conformance/cases/fhir/large/715.R4.json", encoding="utf-8-sig") as file:
    form = json.load(file)


def named(items, number):
    for item in items:
        item = {**item, "linkId": f"{number}/{item.get('linkId', '')}"}
        if "item" in item:
            item["item"] = list(named(item["item"], number))
        for condition in item.get("enableWhen", []):
            condition["question"] = f"{number}/{condition['question'].split('/', 1)[-1]}"
        yield item


once, copies, text = json.dumps(form["item"]), 0, ""
while len(text.encode()) < 1_000_000:
    copies += 1
    form["item"] = [item for number in range(copies) for item in named(json.loads(once), number)]
    text = json.dumps(form, ensure_ascii=False)
print(text)
PYTHON
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 form.c -o "$work/form" $flags
LD_LIBRARY_PATH=$prefix/lib "$work/form" "$work/form.json"
