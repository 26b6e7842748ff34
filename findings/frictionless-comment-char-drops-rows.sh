#!/usr/bin/env bash
# frictionless: a comment character for the tag row of HXL drops rows of data as well.
#
# HXL puts a row of tags such as #org+name under the header. With `commentChar: "#"` in the
# dialect that row is skipped, and so is, without a warning, every record whose first cell
# begins with that character. `commentRows: [2]` skips the row of tags alone.
#
# Seen with frictionless 5.18.1 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check frictionless==5.18.1
python/bin/python -W ignore - <<'PYTHON'
from frictionless import Dialect, Resource

with open("grants.csv", "w") as file:
    file.write("id,name\n#meta+id,#org+name\n#1 fund,The first\nb,Second\n")

def ids(dialect):
    resource = Resource(path="grants.csv", dialect=Dialect.from_descriptor(dialect))
    return [row["id"] for row in resource.read_rows()]

by_character, by_row = ids({"commentChar": "#"}), ids({"commentRows": [2]})
print("commentChar:", by_character, "commentRows:", by_row)
assert by_character == ["b"] and by_row == ["#1 fund", "b"]
PYTHON
