"""Checks standard input against a JSON schema: one document, or with --lines one in each line."""
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
text = sys.stdin.buffer.read().decode("utf-8")
documents = text.splitlines() if "--lines" in sys.argv else [text]
for document in documents:
    jsonschema.validate(json.loads(document), schema)
print(len(documents))
