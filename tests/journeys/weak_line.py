"""A line between browser and portal that can be cut in the middle of an upload, as a train in a tunnel does it."""

import contextlib
import socket
import threading

PIECE = 16 * 1024


class WeakLine:
    """Forwards connections to ``port``. While it is weak, each breaks once ``cut_after`` bytes went up.

    Browsers silently try again on another of their open connections, so one cut would not be seen. ``cuts`` counts.
    """

    def __init__(self, port, *, cut_after):
        self.port, self.cut_after, self.is_weak, self.cuts = port, cut_after, True, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.listener.close()

    def _accept(self):
        while True:
            try:
                near, _address = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.port))
            threading.Thread(target=self._forward, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._forward, args=(far, near, False), daemon=True).start()

    def _forward(self, source, target, is_upload):
        passed = 0
        with contextlib.suppress(OSError):
            while piece := source.recv(PIECE):
                passed += len(piece)
                if is_upload and self.is_weak and passed > self.cut_after:
                    self.cuts += 1
                    break
                target.sendall(piece)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
