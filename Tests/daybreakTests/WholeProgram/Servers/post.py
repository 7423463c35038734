"""A mail server that answers each recipient as its arguments say, and keeps what it takes.

usage: post.py MAILDIR [NAME=ANSWER,…]…

`seun=450,250` turns Seun away once; the last answer is given from then on, 250 to whom no argument
names. `hang` takes a message to its end and says nothing then. With a CERTIFICATE in the environment
it insists on STARTTLS and on the user `nightly` with the password `s3cr3t`. Ends with its input.
"""

import asyncio
import collections
import os
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult

WORDS = {
    "250": "250 2.1.5 Ok",
    "421": "421 4.3.2 Shutting down",
    "450": "450 4.2.0 Greylisted, come back later",
    "550": "550 5.1.1 No such person here",
    "554": "554 5.7.1 Looks like spam",
}
answers = dict(argument.split("=") for argument in sys.argv[2:])
asked = collections.Counter()


class Handler(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.partition("@")[0]
        script = answers.get(name, "250").split(",")
        answer = script[min(asked[name], len(script) - 1)]
        asked[name] += 1
        envelope.hangs = answer == "hang"
        if answer in ("250", "hang"):
            envelope.rcpt_tos.append(address)
        return WORDS["250" if answer == "hang" else answer]

    async def handle_DATA(self, server, session, envelope):
        if envelope.hangs:
            await asyncio.sleep(3600)
        return await super().handle_DATA(server, session, envelope)


def authenticate(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (b"nightly", b"s3cr3t")
    return AuthResult(success=known, handled=False)


async def main():
    options = {}
    if "CERTIFICATE" in os.environ:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(os.environ["CERTIFICATE"])
        options = {
            "tls_context": context,
            "require_starttls": True,
            "auth_required": True,
            "authenticator": authenticate,
        }
    handler = Handler(sys.argv[1])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, **options), "127.0.0.1", 0)
    print("listening on", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    sys.exit()


asyncio.run(main())
