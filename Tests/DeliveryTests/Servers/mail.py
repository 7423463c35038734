"""A mail server that does to a message what the recipient's name asks for.

usage: mail.py MAILDIR [CERTIFICATE]

Keeps what it accepts in the Maildir, with the envelope as X-MailFrom and X-RcptTo. With a certificate
it insists on STARTTLS and on the user `nightly` with the password `s3cr3t`. Ends with its input.
"""

import asyncio
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult

AT_RCPT = {
    "refused": "550 5.1.1 No such person here",
    "greylisted": "450 4.2.0 Greylisted, come back later",
    "closing": "421 4.3.2 Shutting down",
}
AFTER_DATA = {
    "spam": "554 5.7.1 Looks like spam",
    "full": "452 4.3.1 Disk full",
}


class Handler(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, options):
        verdict = AT_RCPT.get(address.partition("@")[0])
        if verdict is None:
            envelope.rcpt_tos.append(address)
        return verdict or "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].partition("@")[0]
        if name == "silent":
            await asyncio.sleep(3600)
        return AFTER_DATA.get(name) or await super().handle_DATA(server, session, envelope)


def authenticate(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (b"nightly", b"s3cr3t")
    return AuthResult(success=known, handled=False)


async def main():
    options = {}
    if len(sys.argv) > 2:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[2])
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
