"""A real mail server for tests, which fails on request.

Prints one JSON line, {"port": 12345}, when it is ready. The local part of the recipient decides:

    450@  550@  ...   any other 4xx or 5xx code: RCPT is answered with it
    421@              RCPT is answered with 421 and the connection closed
    data450@ data554@ the content is answered with this code
    slow5@            RCPT is answered after 5 seconds
    slow@             RCPT is never answered
    drop@             the letter is kept, but the connection dropped instead of an answer

A sender such as 550@ is answered with that code at MAIL. Everything else is accepted. With
--maildir each letter becomes N.eml (as received) with N.json beside it (envelope, client's port, TLS,
login, and the letter as Python's own mail parser reads it); the .eml appears last, and whole.
"""

import argparse
import asyncio
import email
import email.policy
import itertools
import json
import os
import re
import ssl
import sys
import time
from pathlib import Path

try:
    from aiosmtpd.smtp import SMTP, AuthResult
except ImportError:
    sys.exit("aiosmtpd is missing: pip install -r tests/peers/requirements.txt")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--tls", choices=["none", "starttls", "implicit"], default="none")
    parser.add_argument("--cert", help="PEM file with the server's certificate")
    parser.add_argument("--key", help="PEM file with its key")
    parser.add_argument("--require-auth", metavar="USER:PASSWORD")
    parser.add_argument("--maildir", type=Path)
    given = parser.parse_args()
    if given.tls != "none" and not (given.cert and given.key):
        parser.error("--tls needs --cert and --key")
    return given


class Handler:
    def __init__(self, maildir):
        self.maildir = maildir
        self.numbers = itertools.count()

    async def handle_MAIL(self, server, session, envelope, address, options):
        if code := refusal(address):
            return f"{code} this sender is refused"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if local_part(address) == "421":
            await server.push("421 4.3.2 closing")
            await vanish(server, server.transport.close)
        if code := refusal(address):
            return f"{code} this recipient is refused"
        if slow := re.fullmatch(r"slow(\d*)", local_part(address)):
            await asyncio.sleep(int(slow[1] or 86400))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        asked = local_part(envelope.rcpt_tos[0])
        if refused := re.fullmatch(r"data([45]\d\d)", asked):
            return f"{refused[1]} this content is refused"
        if self.maildir:
            self.keep(server, session, envelope)
        if asked == "drop":
            await vanish(server, server.transport.abort)
        return "250 OK"

    def keep(self, server, session, envelope):
        name = f"{time.time_ns():020}-{next(self.numbers):06}"
        seen = {
            "mail_from": envelope.mail_from,
            "rcpt_tos": envelope.rcpt_tos,
            "client_port": session.peer[1],
            "tls": tls_version(server),
            "login": session.login_data.decode() if session.login_data else None,
            "letter": as_read(envelope.original_content),
        }
        (self.maildir / f"{name}.json").write_text(json.dumps(seen))
        unfinished = self.maildir / f".{name}.tmp"
        unfinished.write_bytes(envelope.original_content)
        os.replace(unfinished, self.maildir / f"{name}.eml")


def local_part(address):
    return address.partition("@")[0]


def refusal(address):
    return re.fullmatch(r"[45]\d\d", local_part(address)) and local_part(address)


async def vanish(server, leave):
    """Ends the connection; aiosmtpd then cancels us, so that no answer follows."""
    leave()
    await asyncio.sleep(86400)


def tls_version(server):
    tls = server.transport.get_extra_info("ssl_object")
    return tls.version() if tls else None


def as_read(content):
    letter = email.message_from_bytes(content, policy=email.policy.default)
    bodies = {kind: letter.get_body(preferencelist=(kind,)) for kind in ("plain", "html")}
    return {
        "headers": [[name, str(value)] for name, value in letter.items()],
        **{kind: body and body.get_content().replace("\r\n", "\n") for kind, body in bodies.items()},
    }


def authenticator(expected):
    def check(server, session, envelope, mechanism, data):
        if f"{data.login.decode()}:{data.password.decode()}" == expected:
            return AuthResult(success=True, auth_data=data)
        # handled=False makes aiosmtpd answer 535; otherwise the client waits for ever.
        return AuthResult(success=False, handled=False)

    return check


async def serve(given):
    context = None
    if given.tls != "none":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(given.cert, given.key)
    if given.maildir:
        given.maildir.mkdir(parents=True, exist_ok=True)
    handler = Handler(given.maildir)
    loop = asyncio.get_running_loop()

    def session():
        return SMTP(
            handler,
            hostname="peer.test",
            loop=loop,
            tls_context=context if given.tls == "starttls" else None,
            require_starttls=given.tls == "starttls",
            auth_require_tls=given.tls == "starttls",
            auth_required=given.require_auth is not None,
            authenticator=given.require_auth and authenticator(given.require_auth),
        )

    implicit = context if given.tls == "implicit" else None
    server = await loop.create_server(session, given.host, given.port, ssl=implicit)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(serve(arguments()))
    except KeyboardInterrupt:
        pass
