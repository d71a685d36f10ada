"""A headless Chromium driven through its debugging protocol, for tests that must see what a reader sees."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from tornado.httpclient import AsyncHTTPClient
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)


class Browser:
    """Open pages from disk, run scripts in them, take pictures; remember errors and requests that left the disk."""

    def __init__(self, width: int = 1280, height: int = 900) -> None:
        self._folder = tempfile.mkdtemp(prefix="lexgap-browser-")
        self._process = subprocess.Popen(
            [CHROMIUM or "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--remote-debugging-port=0", "--hide-scrollbars", f"--user-data-dir={self._folder}",
             f"--window-size={width},{height}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        told = Path(self._folder) / "DevToolsActivePort"
        for _ in range(200):
            if told.is_file() and told.read_text().strip():
                break
            time.sleep(0.05)
        self._port = told.read_text().split()[0]
        self._loop = IOLoop(make_current=False)
        self._size = (width, height)
        self._socket: Any = None
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._number = 0

    async def _tab(self) -> None:
        """Use a fresh tab for each page: a page that is leaving may take the connection with it."""
        if self._socket:
            self._socket.close()
        made = await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{self._port}/json/new?about:blank", method="PUT", body=""
        )
        address = json.loads(made.body)["webSocketDebuggerUrl"]
        self._socket = await websocket_connect(address, max_message_size=200_000_000)

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        return self._loop.run_sync(lambda: self._call(method, values), timeout=60)

    async def _call(self, method: str, values: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        number = self._number
        await self._socket.write_message(json.dumps({"id": number, "method": method, "params": values}))
        while True:
            got = json.loads(await self._socket.read_message())
            if got.get("id") == number:
                return got.get("result", {})
            if got.get("method") == "Runtime.exceptionThrown":
                self.errors.append(str(got["params"]["exceptionDetails"].get("exception", got["params"])))
            if got.get("method") == "Network.requestWillBeSent":
                self.requests.append(got["params"]["request"]["url"])

    def resize(self, width: int, height: int) -> None:
        self._size = (width, height)

    def open(self, path: Path, anchor: str = "", wait: float = 0.4) -> None:
        self._loop.run_sync(self._tab, timeout=30)
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")
        width, height = self._size
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Page.navigate", url=path.resolve().as_uri() + anchor)
        for _ in range(100):
            time.sleep(0.05)
            if self.run("document.readyState") == "complete":
                break
        time.sleep(wait)

    def run(self, script: str) -> Any:
        got = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in got:
            raise AssertionError(got["exceptionDetails"])
        return got.get("result", {}).get("value")

    def click(self, x: float, y: float) -> None:
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        more = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            more = {
                "captureBeyondViewport": True,
                "clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000), "scale": 1},
            }
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png", **more)["data"]))

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._loop.close()
