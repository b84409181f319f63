# Prints every text string, link and language of a file, one a line as key and JSON text; bookmarks and the language of the
# whole come again by these names.
import json
import sys

import pypdf
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject, TextStringObject

reader = pypdf.PdfReader(sys.argv[1])


def show(key, text):
    sys.stdout.buffer.write(f"{key}\t{json.dumps(str(text), ensure_ascii=False)}\n".encode())


def walk(key, value):
    if isinstance(value, IndirectObject):
        return
    if isinstance(value, DictionaryObject):
        for name, child in value.items():
            walk(name, child)
    elif isinstance(value, ArrayObject):
        for child in value:
            walk(key, child)
    elif isinstance(value, TextStringObject) or key in ("/URI", "/Lang"):
        show(key, value.original_bytes.decode("utf-8") if key == "/URI" else value)


def bookmarks(items):
    for item in items:
        if isinstance(item, list):
            bookmarks(item)
        else:
            show("bookmark", item.title)


for number in sorted({n for table in reader.xref.values() for n in table} | set(reader.xref_objStm)):
    value = reader.get_object(number)
    walk("", value)
    if isinstance(value, StreamObject) and value.get("/Type") == "/Metadata":
        show("/XMP", value.get_data().decode("utf-8"))
for page in reader.pages:
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC" and isinstance(operands[1], dict) and "/Lang" in operands[1]:
            show("/Lang", operands[1]["/Lang"])
bookmarks(reader.outline)
show("language", reader.trailer["/Root"]["/Lang"])
