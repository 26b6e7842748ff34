"""Holds the XLSForms that are written against pyxform, which ODK and KoboToolbox use.

    python tests/oracle/forms.py target/debug/sun-graph [--spoil]

With --spoil a form is damaged on the way, and must be noticed.
"""

import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import openpyxl
from pyxform.xls2xform import convert

FORMS = "{http://www.w3.org/2002/xforms}"

# How a form asks what each type of question wants.
TYPES = {
    "TEXT": "string",
    "INTEGER": "int",
    "DECIMAL": "decimal",
    "CHOICE": "string",
    "MULTI_CHOICE": "string",
    "DATE": "date",
    "SCALE": "int",
}


def rows(path):
    import csv

    with open(path, newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if not row["id"].startswith("#")]


def check(path, questions):
    """Converts a form, and finds every question in it, of its type, with its condition."""
    converted = convert(path)
    assert not converted.warnings, converted.warnings
    root = xml.fromstring(converted.xform)
    # Where a translation is missing pyxform writes a dash.
    for text in root.iter(f"{FORMS}text"):
        for value in text.iter(f"{FORMS}value"):
            said = "".join(value.itertext()).strip()
            assert said not in ("", "-"), f"{text.get('id')} says nothing"
    binds = {bind.get("nodeset"): bind for bind in root.iter(f"{FORMS}bind")}
    ends = {place.rsplit("/", 1)[1]: bind for place, bind in binds.items()}
    repeats = {repeat.get("nodeset").rsplit("/", 1)[1] for repeat in root.iter(f"{FORMS}repeat")}
    for question in questions:
        code = question["code"]
        if question["type"] == "TABLE":
            assert code in repeats, f"{code} is no repeat"
            continue
        bind = ends[code]
        assert bind.get("type") == TYPES[question["type"]], (code, bind.attrib)
        assert (bind.get("required") == "true()") == (question["required"] == "true"), code
        assert bool(bind.get("relevant")) == bool(question["relevant"]), code
        is_bounded = question["type"] != "SCALE" and (question["minimum"] or question["maximum"])
        assert bool(bind.get("constraint")) == bool(is_bounded), code
    return len(questions)


def spoil(path):
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["survey"]
    head = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[head.index("relevant")].value:
            row[head.index("relevant")].value = "${nobody} = 'yes'"
    workbook.save(path)


def main():
    program, here = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as folder:
        database = ["--database", f"sqlite:{folder}/test.db"]

        def run(*arguments):
            subprocess.run([program, *database, *arguments], check=True, stdout=subprocess.DEVNULL)

        run("import", here.parent / "survey")
        sheets = [here.parent / "survey", here.parent.parent / "data"]
        for version, sheet in zip(["synthetic-1", "csn-functionality-1"], sheets):
            path = f"{folder}/{version}.xlsx"
            run("survey", "export", version, "--output", path)
            if "--spoil" in sys.argv:
                spoil(path)
            asked = rows(sheet / "survey_questions.csv")
            print(f"{version}: {check(path, asked)} questions as pyxform reads them")


if __name__ == "__main__":
    main()
