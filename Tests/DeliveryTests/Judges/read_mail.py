"""Reads messages as strictly as Python can, and prints what it understood as JSON.

Without an argument: one message on standard input. With one: all of a Maildir.
"""

import email
import email.policy
import json
import mailbox
import sys

STRICT = email.policy.strict


def understood(data):
    message = email.message_from_bytes(data, policy=STRICT)
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    for header in message.values():
        defects += [str(defect) for defect in getattr(header, "defects", ())]
    return {
        "names": message.keys(),
        "headers": {name.lower(): str(value) for name, value in message.items()},
        "recipients": [address.addr_spec for address in message["To"].addresses],
        "defects": defects,
        "parts": [
            {
                "type": part.get_content_type(),
                "charset": part.get_content_charset(),
                "text": part.get_content().replace("\r\n", "\n"),
            }
            for part in message.iter_parts()
        ],
    }


def main():
    if len(sys.argv) == 1:
        messages = [sys.stdin.buffer.read()]
    else:
        folder = mailbox.Maildir(sys.argv[1], create=False)
        messages = [folder.get_bytes(key) for key in sorted(folder.keys())]
    json.dump([understood(message) for message in messages], sys.stdout)


main()
