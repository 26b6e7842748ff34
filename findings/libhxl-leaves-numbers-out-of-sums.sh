#!/usr/bin/env bash
# libhxl: a sum leaves out numbers with a separator of thousands, and the result does not say so.
#
# A value "1,200" under a tag `+num` is not taken for a number: the sum of the two rows is that of the other row
# alone. The output has no sign of it; a line in the log is the only trace. The package also
# needs `six` without asking for it: without it `import hxl` fails.
#
# Seen with libhxl 5.2.2 six 1.17.0 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check libhxl==5.2.2 six==1.17.0
python/bin/python -W ignore - <<'PYTHON'
import hxl

with open("values.csv", "w") as file:
    file.write('#country+code,#indicator+value+num\nKEN,"1,200"\nUGA,3\n')
source = hxl.data("values.csv", hxl.InputOptions(allow_local=True))
total = source.count("", aggregators="sum(#indicator+value) as #indicator+total").values
print("the sum of 1,200 and 3 is", total)
assert total == [[3]]
PYTHON
