"""What the tests of the preview share: annual serve at work on a small report, and requests to it, well formed or not."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import ANNUAL  # noqa: E402


class Serving:
    """annual serve in the folder of a case, until the block ends."""

    def __init__(self, case, *words, **environment):
        self.lines = []
        environment = {**{key: value for key, value in os.environ.items() if key != "WSL_DISTRO_NAME"}, **environment}
        self.process = subprocess.Popen(
            [ANNUAL, "serve", *words], cwd=case.folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.line("http://127.0.0.1:")
        found = re.search(r"http://127\.0\.0\.1:(\d+)/([0-9a-f]{32})/", self.lines[-1])
        self.port, self.token = int(found[1]), found[2]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def line(self, part):
        """Reads what it prints up to a line with PART."""
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("annual serve ended: " + "".join(self.lines))
            self.lines.append(line)
            if part in line:
                return line

    def end(self, how=signal.SIGINT):
        """Its exit status after a signal, and how long that took."""
        before = time.monotonic()
        self.process.send_signal(how)
        status = self.process.wait(10)
        return status, time.monotonic() - before

    def raw(self, request, wait=0.3):
        """All bytes that are answered to REQUEST."""
        answer = b""
        with socket.create_connection(("127.0.0.1", self.port), wait) as connection:
            try:
                connection.sendall(request)
                while part := connection.recv(65536):
                    answer += part
            except (ConnectionError, TimeoutError):
                pass
        return answer

    def ask(self, path, method="GET", token=None, **headers):
        """Status, headers and text of an answer; PATH is what follows the token."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, f"/{token or self.token}/{path}", skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": f"127.0.0.1:{self.port}", **headers}.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body.decode(errors="replace")

    def versions(self, after=None):
        return json.loads(self.ask("next" if after is None else f"next?after={after}")[2])

    def built(self, after):
        """Waits for the whole build after that version."""
        now = self.versions(after)
        while now["version"] == after or not now["whole"]:
            now = self.versions(now["version"])
        return now

    def glimpsed(self, now):
        """Waits until the report is another than in the versions NOW, or the whole is built."""
        later = self.versions(now["version"])
        while later["version"] == now["version"] or (later["sound"] == now["sound"] and not later["whole"]):
            later = self.versions(later["version"])
        return later
