#!/usr/bin/env bash
# flatten-tool: an object without an id does not come back from tables as one object.
#
# A grant with two recipients and without an id becomes one row in the table of grants and two in the table of
# recipients, with nothing that ties them. Back from the tables it is three grants: the
# title alone, and each recipient alone. No warning is given.
#
# Seen with flattentool 0.26.0 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check flattentool==0.26.0
python/bin/python -W ignore - <<'PYTHON'
import json
import subprocess

def run(*words):
    return subprocess.run(["python/bin/flatten-tool", *words], capture_output=True, text=True, check=True)

with open("grants.json", "w") as file:
    json.dump({"grants": [{"title": "No id", "recipientOrganization": [
        {"id": "o1", "name": "A"}, {"id": "o2", "name": "B"}]}]}, file)
run("flatten", "grants.json", "--root-list-path", "grants", "--main-sheet-name", "grants", "-o", "tables", "-f", "csv")
told = run("unflatten", "tables", "-f", "csv", "--root-list-path", "grants", "-o", "back.json").stderr
back = json.load(open("back.json"))["grants"]
print("1 grant went in,", len(back), "come back:", json.dumps(back))
assert len(back) == 3 and "warn" not in told.lower()
PYTHON
