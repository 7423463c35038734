"""Verifies a post with the library of Standard Webhooks: its secret, its headers; its body is read."""

import json
import sys

from standardwebhooks.webhooks import Webhook

payload = Webhook(sys.argv[1]).verify(sys.stdin.read(), json.loads(sys.argv[2]))
print("verified", payload["type"])
