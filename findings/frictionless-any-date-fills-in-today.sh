#!/usr/bin/env bash
# frictionless: a date of format `any` takes what is not known from the day on which it is read.
#
# "2013" becomes the present month of 2013, and the same file read in another month gives
# another date. A month keeps its month and gets a day. No warning and no error: a dataset of dates
# known by their year validates, and its values differ from one run to the next.
#
# Seen with frictionless 5.18.1 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check frictionless==5.18.1
python/bin/python -W ignore - <<'PYTHON'
import datetime
from frictionless import Resource, Schema

with open("chapters.csv", "w") as file:
    file.write("id,since\na,2013\nb,2013-07\n")
schema = Schema.from_descriptor({"fields": [
    {"name": "id", "type": "string"},
    {"name": "since", "type": "date", "format": "any"},
]})
rows = Resource(path="chapters.csv", schema=schema).read_rows()
dates = {row["id"]: row["since"] for row in rows}
today = datetime.date.today()
print("on", today, "2013 is read as", dates["a"], "and 2013-07 as", dates["b"])
assert (dates["a"].year, dates["a"].month) == (2013, today.month)
assert (dates["b"].year, dates["b"].month) == (2013, 7)
PYTHON
