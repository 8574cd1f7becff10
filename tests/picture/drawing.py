"""A small rasteriser: shapes filled with one colour each, smooth at their edges, written as PNG. The same drawing makes
the same pixels on every machine: whole numbers alone reach the picture."""
import math
import struct
import zlib
from collections import Counter

SUB = 4  # lines that a row of pixels is looked at on
STEPS = 5  # between two colours at an edge: few, so that a picture has no more colours than a palette holds


class Drawing:
    def __init__(self, width, height, ground):
        self.width, self.height = width, height
        self.rows = [bytearray(bytes(rgb(ground)) * width) for _ in range(height)]

    def fill(self, colour, *outlines):
        """Fills closed outlines (lists of points) by the even-odd rule."""
        edges = []
        for outline in outlines:
            for (x0, y0), (x1, y1) in zip(outline, outline[1:] + outline[:1]):
                if y0 != y1:
                    edges.append((x0, y0, x1, y1) if y0 < y1 else (x1, y1, x0, y0))
        if not edges:
            return
        top = max(0, math.floor(min(e[1] for e in edges)))
        bottom = min(self.height, math.ceil(max(e[3] for e in edges)))
        for y in range(top, bottom):
            near = [e for e in edges if e[1] < y + 1 and e[3] > y]
            self._row(y, near, bytes(rgb(colour)))

    def _row(self, y, edges, colour):
        cover = {}  # of pixels at edges, in SUB * 64ths
        full = []
        for sub in range(SUB):
            line = y + (sub + 0.5) / SUB
            xs = sorted(x0 + (x1 - x0) * (line - y0) / (y1 - y0) for x0, y0, x1, y1 in edges if y0 <= line < y1)
            for left, right in zip(xs[::2], xs[1::2]):
                left, right = max(0, round(left * 64)), min(self.width * 64, round(right * 64))
                if left >= right:
                    continue
                first, last = left // 64, (right - 1) // 64
                if first == last:
                    cover[first] = cover.get(first, 0) + right - left
                    continue
                cover[first] = cover.get(first, 0) + 64 - left % 64
                cover[last] = cover.get(last, 0) + (right - 1) % 64 + 1
                full.append((first + 1, last))
        self._paint(self.rows[y], cover, full, colour)

    def _paint(self, row, cover, full, colour):
        same = len(full) == SUB and max(f[0] for f in full) < min(f[1] for f in full)
        inner = (max(f[0] for f in full), min(f[1] for f in full)) if same else (0, 0)
        if same:
            row[inner[0] * 3:inner[1] * 3] = colour * (inner[1] - inner[0])
        for first, last in full:
            for x in range(first, last):
                if not inner[0] <= x < inner[1]:
                    cover[x] = cover.get(x, 0) + 64
        for x, amount in cover.items():
            if inner[0] <= x < inner[1]:
                continue
            share = (min(amount, SUB * 64) * STEPS + SUB * 32) // (SUB * 64)
            for part in range(3):
                old = row[x * 3 + part]
                row[x * 3 + part] = old + ((colour[part] - old) * share + STEPS // 2) // STEPS

    def png(self):
        """With a palette (ISO/IEC 15948): the commonest colours, and for each other one the nearest of them."""
        rows = [[bytes(row[i:i + 3]) for i in range(0, len(row), 3)] for row in self.rows]
        often = Counter(pixel for row in rows for pixel in row)
        palette = sorted(sorted(often, key=lambda pixel: (-often[pixel], pixel))[:256])
        index = {pixel: min(range(len(palette)), key=lambda i: (sum((a - b) ** 2 for a, b in zip(palette[i], pixel)), i))
                 for pixel in often}
        lines = b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in rows)
        chunks = [(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)),
                  (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
        body = b"".join(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
                        for name, data in chunks)
        return b"\x89PNG\r\n\x1a\n" + body


def rgb(colour):
    return [int(colour[i:i + 2], 16) for i in (0, 2, 4)]


def ellipse(x, y, across, down=None, start=0, end=360):
    down = across if down is None else down
    count = max(24, int(max(across, down)))
    return [(x + across * math.cos(math.radians(start + (end - start) * i / count)),
             y + down * math.sin(math.radians(start + (end - start) * i / count))) for i in range(count + 1)]


def box(x, y, width, height, radius=0):
    if not radius:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    right, low = x + width - radius, y + height - radius
    return (ellipse(right, y + radius, radius, start=-90, end=0) + ellipse(right, low, radius, start=0, end=90)
            + ellipse(x + radius, low, radius, start=90, end=180) + ellipse(x + radius, y + radius, radius, start=180, end=270))


def turned(points, x, y, degrees):
    """Turned clockwise around a point."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(x + (px - x) * c - (py - y) * s, y + (px - x) * s + (py - y) * c) for px, py in points]


def curve(*points):
    """Through cubic Bézier pieces: a beginning, then three points for each."""
    out = [points[0]]
    for i in range(1, len(points), 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[i - 1:i + 3]
        for step in range(1, 33):
            t = step / 32
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
            out.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return out


def stroke(points, width):
    """The outline of a line of that width, with flat ends."""
    half, left, right = width / 2, [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]
