"""Says whether the card in a post to a Teams workflow is valid by the schema that is named."""

import json
import sys

import jsonschema

post = json.load(sys.stdin)
schema = json.load(open(sys.argv[1]))
assert post["type"] == "message"
(attachment,) = post["attachments"]
assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
card = attachment["content"]
assert card.pop("msteams") == {"width": "Full"}, "Teams' own, of which the schema does not know"
jsonschema.validators.validator_for(schema)(schema).validate(card)
print("valid")
