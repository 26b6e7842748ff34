#!/usr/bin/env bash
# pyxform: a label that lacks a translation is shown as "-", not in the default language.
#
# In a form with `label::English (en)` and `label::French (fr)`, a question without a French label gets the
# French text "-". Who answers in French sees a question that is a dash, though the form names its
# default language. There is no warning.
#
# Seen with pyxform 4.0.0 on Python 3.11. Exits with 1 if it is not so any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python >/dev/null
python/bin/pip install --quiet --disable-pip-version-check pyxform==4.0.0
python/bin/python -W ignore - <<'PYTHON'
import re
import openpyxl
from pyxform.xls2xform import convert

book = openpyxl.Workbook()
survey = book.active
survey.title = "survey"
survey.append(["type", "name", "label::English (en)", "label::French (fr)"])
survey.append(["text", "name", "Name", "Nom"])
survey.append(["text", "place", "Place", None])
settings = book.create_sheet("settings")
settings.append(["form_id", "default_language"])
settings.append(["form", "English (en)"])
book.save("form.xlsx")
result = convert("form.xlsx")
french = re.search(r'<translation lang="French \(fr\)".*?</translation>', result.xform, re.S).group()
shown = re.findall(r"<value>(.*?)</value>", french)
print("French labels:", shown, "warnings:", result.warnings)
assert shown == ["Nom", "-"] and result.warnings == []
PYTHON
