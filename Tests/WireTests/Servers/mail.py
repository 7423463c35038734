"""A mail server that behaves well and badly, by recipient; it writes what it took into a file."""
import argparse
import asyncio
import json
import ssl

import leash
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

parser = argparse.ArgumentParser()
parser.add_argument("report")
parser.add_argument("--certificate", help="a PEM file with the certificate and its key")
parser.add_argument("--tls", choices=["start", "require", "first"], help="with a certificate")
parser.add_argument("--login", help="user:password, which is then required")
parser.add_argument("--greeting", help="says this and nothing more; with nothing, not even that")
arguments = parser.parse_args()
report = {"connections": 0, "messages": []}


class Server(SMTP):
    def connection_made(self, transport):
        if self.session is None:
            report["connections"] += 1
        super().connection_made(transport)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        answers = {
            "refused": "550 5.1.1 no such mailbox",
            "busy": "450 4.2.0 greylisted, come back",
            "gone": "421 4.3.2 closing",
        }
        answer = answers.get(address.split("@")[0])
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_VRFY(self, server, session, envelope, address):
        if "refused" in address:
            return "550 5.1.1 no such mailbox"
        return "252 2.0.0 " + address

    async def handle_DATA(self, server, session, envelope):
        whom = envelope.rcpt_tos[0].split("@")[0]
        if whom == "spam":
            return "554-5.7.1 this looks\r\n554 5.7.1 like \x07spam"
        if whom == "full":
            return "452 4.2.2 mailbox full"
        report["messages"].append(
            {
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "content": envelope.original_content.decode(),
                "encrypted": session.ssl is not None or arguments.tls == "first",
                "login": bool(session.authenticated),
            }
        )
        with open(arguments.report, "w") as file:
            json.dump(report, file)
        if whom == "hang":
            await asyncio.sleep(3600)
        if whom == "cut":
            server.transport.abort()
        return "250 2.0.0 Ok: queued as 4F2A"


def authenticate(server, session, envelope, mechanism, login):
    user, password = arguments.login.split(":")
    known = isinstance(login, LoginPassword) and login == LoginPassword(
        user.encode(), password.encode()
    )
    return AuthResult(success=known, handled=False)


async def greet(reader, writer):
    if arguments.greeting:
        writer.write(arguments.greeting.encode() + b"\r\n")
    await reader.read()


async def serve():
    context = None
    if arguments.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(arguments.certificate)
    options = {}
    if arguments.tls in ("start", "require"):
        options |= {"tls_context": context, "require_starttls": arguments.tls == "require"}
    if arguments.login:
        options |= {
            "authenticator": authenticate,
            "auth_required": True,
            "auth_require_tls": arguments.tls == "require",
        }
    if arguments.greeting is not None:
        server = await asyncio.start_server(greet, "127.0.0.1", 0)
    else:
        server = await asyncio.get_running_loop().create_server(
            lambda: Server(Handler(), hostname="mail.thalassa.example", **options),
            "127.0.0.1",
            0,
            ssl=context if arguments.tls == "first" else None,
        )
    leash.wear()
    print("listening on", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
