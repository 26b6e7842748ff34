#!/usr/bin/env bash
# csvw: two readers of one package give a column with another title in two ways.
#
# The description of a table calls a column "Name", the file calls it "Name of the body". `to_json` takes
# columns by their place and has the value; the rows of `Table` go by the title: the described
# column is None in every row, and the value stands under a name that nobody described. Only
# `is_valid` says that something is wrong.
#
# Seen with csvw 3.5.1 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check csvw==3.5.1
python/bin/python -W ignore - <<'PYTHON'
import json
from csvw import CSVW, Table

with open("bodies.csv", "w") as file:
    file.write("id,Name of the body\na,Alliance\n")
with open("bodies.csv-metadata.json", "w") as file:
    json.dump({"@context": "http://www.w3.org/ns/csvw", "url": "bodies.csv", "tableSchema": {"columns": [
        {"name": "id", "titles": "id"}, {"name": "name", "titles": "Name"}]}}, file)
described = CSVW("bodies.csv-metadata.json", validate=True)
by_place = described.to_json(minimal=True)
by_title = [dict(row) for row in Table.from_file("bodies.csv-metadata.json").iterdicts()]
print("to_json:", by_place, "iterdicts:", by_title, "is_valid:", described.is_valid)
assert by_place == [{"id": "a", "name": "Alliance"}]
assert by_title == [{"id": "a", "Name of the body": "Alliance", "name": None}]
assert described.is_valid
PYTHON
