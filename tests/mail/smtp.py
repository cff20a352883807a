"""A mail server of one thread that keeps what it is sent, and can be told to misbehave."""

import socketserver
import threading
from email import message_from_bytes, policy


class Sink(socketserver.ThreadingTCPServer):
    """``answers``: what it says instead, by the verb it is to say it to ("CONNECT", "DATA",
    "." for the end of a letter); None hangs up without a word; a function is called before that."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address=("127.0.0.1", 0)):
        super().__init__(address, Conversation)
        self.letters = []
        self.answers = {}
        threading.Thread(target=self.serve_forever, args=[0.05], daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def stop(self):
        self.shutdown()
        self.server_close()


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        if "CONNECT" in self.server.answers:
            self.misbehave("CONNECT")
            return
        self.say(220, "sink")
        while line := self.rfile.readline():
            verb = line.split()[0].upper().decode() if line.split() else ""
            if not self.answer(verb):
                return

    def answer(self, verb):
        """False ends the conversation."""
        if verb in self.server.answers:
            return self.misbehave(verb)
        if verb == "DATA":
            self.say(354, "go on")
            return self.receive()
        self.say(221 if verb == "QUIT" else 250, "fine")
        return verb != "QUIT"

    def receive(self):
        letter = b"".join(iter(self.rfile.readline, b".\r\n"))
        if not isinstance(self.server.answers.get("."), tuple):
            self.server.letters.append(message_from_bytes(letter, policy=policy.default))
        if "." in self.server.answers:
            return self.misbehave(".")
        self.say(250, "kept")
        return True

    def misbehave(self, verb):
        reply = self.server.answers[verb]
        if reply is None or callable(reply):
            return bool(reply and reply())
        self.say(*reply)
        return reply[0] != 421

    def say(self, code, words):
        self.wfile.write(f"{code} {words}\r\n".encode())
