# Prints every text string and link of book.pdf, one a line as kind and JSON text.
import json
import sys

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

reader = pypdf.PdfReader("book.pdf")


def show(kind, text):
    sys.stdout.buffer.write(f"{kind}\t{json.dumps(str(text), ensure_ascii=False)}\n".encode())


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


for number in sorted({n for table in reader.xref.values() for n in table} | set(reader.xref_objStm)):
    value = reader.get_object(number)
    walk("", value)
    if isinstance(value, StreamObject) and value.get("/Type") == "/Metadata":
        show("/XMP", value.get_data().decode("utf-8"))
