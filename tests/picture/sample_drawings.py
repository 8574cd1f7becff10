"""The sample's pictures: abstract, without faces, in the county theme's colours.

    python3 tests/picture/sample_drawings.py content/2021-22/images"""
import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from drawing import Drawing, box, curve, ellipse, stroke, turned

NAVY, TEAL, ORANGE, PLUM = "12436D", "28A197", "F46A25", "801650"
SKY, MIST, SAND, SUN, WHITE = "DCEAF4", "BCD6E8", "FBEBDD", "F9C66B", "FFFFFF"
LEAF, MOSS, PINE, WATER, BARK = "7CC4B5", "4DAE9F", "1F7F77", "8FBEDB", "8A5A3C"
WIDTH, HEIGHT = 1200, 560


def note(drawing, x, y, size, colour, flag=True):
    """A quaver: a head, a stem, a flag."""
    drawing.fill(colour, turned(ellipse(x, y, size, size * 0.72), x, y, -20))
    drawing.fill(colour, box(x + size * 0.68, y - size * 3.6, size * 0.3, size * 3.5))
    if flag:
        top = y - size * 3.6
        drawing.fill(colour, curve((x + size * 0.7, top), (x + size * 1.1, top + size * 1.1), (x + size * 2.2, top + size),
                                   (x + size * 1.9, top + size * 2.2), (x + size * 1.7, top + size * 1.5),
                                   (x + size * 1.2, top + size * 1.2), (x + size * 0.7, top + size * 1.2)))


def singer(drawing, x, y, size, robe, head):
    """Shoulders as a round arch, a head above them, and a song sheet in front."""
    drawing.fill(robe, ellipse(x, y, size, size * 0.95, 180, 360) + [(x + size, HEIGHT), (x - size, HEIGHT)])
    drawing.fill(head, ellipse(x, y - size * 1.32, size * 0.52, size * 0.56))


def sheet(drawing, x, y, size, degrees):
    drawing.fill(WHITE, turned(box(x - size, y - size * 0.7, size * 2, size * 1.4, size * 0.08), x, y, degrees))
    for line in range(4):
        at = y - size * 0.4 + line * size * 0.26
        drawing.fill(MIST, turned(box(x - size * 0.75, at, size * (1.5 if line < 3 else 0.9), size * 0.07), x, y, degrees))


def choir():
    drawing = Drawing(WIDTH, HEIGHT, SAND)
    drawing.fill("FDF4EB", ellipse(600, 330, 470))
    drawing.fill("F9DDB9", ellipse(600, 360, 330))
    for line in range(5):  # a stave that sings
        y = 70 + line * 17
        drawing.fill(TEAL, stroke(curve((-10, y + 105), (250, y - 70), (420, y + 110), (640, y + 40),
                                        (840, y - 25), (980, y + 95), (1210, y - 20)), 3.2))
    for x, y, colour, flag in ((150, 142, NAVY, True), (330, 108, ORANGE, False), (500, 128, NAVY, True),
                               (700, 86, PLUM, True), (905, 92, ORANGE, False), (1060, 96, NAVY, True)):
        note(drawing, x, y, 15, colour, flag)
    back = [("C9855B", TEAL), ("5B3A29", "F7A072"), ("F0C6A4", NAVY), ("8D5B3E", SUN), ("E2AC84", PLUM), ("6F4630", LEAF)]
    for i, (head, robe) in enumerate(back):
        singer(drawing, 175 + i * 170, 405, 84, robe, head)
    front = [("F0C6A4", ORANGE), ("7A4E35", "2F6E9E"), ("D99C72", SUN), ("4C3023", TEAL), ("E9B990", "A8456F")]
    for i, (head, robe) in enumerate(front):
        singer(drawing, 260 + i * 170, 505, 90, robe, head)
    for i in range(5):
        sheet(drawing, 260 + i * 170, 520, 38, (-5, 4, -3, 5, -4)[i])
    return drawing


def tree(drawing, x, y, size, crown, shade):
    drawing.fill(BARK, [(x - size * 0.11, y), (x - size * 0.06, y - size * 1.2), (x + size * 0.06, y - size * 1.2),
                        (x + size * 0.11, y)])
    drawing.fill(crown, ellipse(x, y - size * 1.55, size * 0.72, size * 0.85))
    drawing.fill(shade, ellipse(x + size * 0.28, y - size * 1.3, size * 0.42, size * 0.5))


def summer():
    drawing = Drawing(WIDTH, HEIGHT, SKY)
    drawing.fill("FCE3B4", ellipse(955, 130, 112))
    drawing.fill(SUN, ellipse(955, 130, 74))
    for x, y, size in ((220, 105, 46), (610, 80, 34)):
        drawing.fill(WHITE, ellipse(x, y, size), )
        drawing.fill(WHITE, ellipse(x + size * 1.1, y + size * 0.2, size * 0.78))
        drawing.fill(WHITE, ellipse(x - size * 1.1, y + size * 0.25, size * 0.7))
        drawing.fill(WHITE, box(x - size * 1.8, y + size * 0.3, size * 3.7, size * 0.7, size * 0.35))
    drawing.fill("B7DDD2", curve((0, 330), (220, 210), (400, 250), (620, 320), (820, 370), (980, 230), (1200, 290))
                 + [(1200, HEIGHT), (0, HEIGHT)])
    drawing.fill(LEAF, curve((0, 400), (260, 310), (520, 350), (760, 390), (960, 420), (1080, 350), (1200, 360))
                 + [(1200, HEIGHT), (0, HEIGHT)])
    tree(drawing, 120, 425, 120, MOSS, PINE)
    tree(drawing, 590, 420, 104, MOSS, PINE)
    tree(drawing, 1085, 420, 130, MOSS, PINE)
    drawing.fill("5BB3A3", curve((0, 450), (330, 400), (560, 455), (800, 440), (1000, 425), (1120, 450), (1200, 430))
                 + [(1200, HEIGHT), (0, HEIGHT)])
    rope = curve((146, 262), (270, 330), (450, 330), (568, 252))  # bunting from tree to tree
    drawing.fill(NAVY, stroke(rope, 3.5))
    for i, colour in enumerate((ORANGE, WHITE, PLUM, SUN, NAVY, ORANGE, WHITE, PLUM)):
        x, y = rope[3 + i * 4 - i // 3]
        drawing.fill(colour, [(x - 16, y), (x + 16, y), (x, y + 34)])
    for lean in range(-4, 5):  # a den of branches
        foot, top = 360 + lean * 24, 376 + lean * 5
        drawing.fill(("A06C48", BARK, "6E4630")[lean % 3], stroke([(foot, 516), (top, 388)], 15))
    drawing.fill("3D2A1F", [(342, 516), (376, 430), (402, 516)])
    drawing.fill(WATER, ellipse(830, 500, 235, 48))
    drawing.fill("B5D6EA", ellipse(800, 492, 120, 15))
    drawing.fill(BARK, stroke([(985, 395), (880, 488)], 8))  # a net on its pole
    drawing.fill(WHITE, turned(ellipse(862, 494, 40, 17), 862, 494, -36))
    drawing.fill(WATER, turned(ellipse(862, 494, 30, 10), 862, 494, -36))
    for x, y, colour in ((690, 510, ORANGE), (760, 520, NAVY)):  # two fish
        drawing.fill(colour, ellipse(x, y, 20, 9), [(x + 16, y), (x + 32, y - 9), (x + 32, y + 9)])
    for x, colour in ((60, ORANGE), (520, SUN), (560, WHITE), (1110, PLUM), (1160, SUN)):
        drawing.fill(PINE, box(x - 1.5, 500, 3, 34))
        for turn in range(5):
            drawing.fill(colour, ellipse(x + 9 * math.cos(turn * 1.2566), 497 + 9 * math.sin(turn * 1.2566), 7))
        drawing.fill(NAVY, ellipse(x, 497, 4.5))
    return drawing


def bubble(drawing, x, y, width, height, colour, tail):
    drawing.fill(colour, box(x, y, width, height, min(height, width) * 0.42))
    foot = x + width * (0.28 if tail < 0 else 0.72)
    drawing.fill(colour, [(foot - 24, y + height - 8), (foot + 24, y + height - 8), (foot + tail, y + height + 44)])


def voices():
    drawing = Drawing(WIDTH, HEIGHT, SKY)
    drawing.fill("EAF3F9", ellipse(840, 420, 420))
    drawing.fill(MIST, curve((0, 470), (300, 420), (700, 430), (1200, 460)) + [(1200, HEIGHT), (0, HEIGHT)])
    base = 770
    drawing.fill("2F6E9E", [(base - 40, 262), (base + 170, 150), (base + 380, 262)])  # a council house
    drawing.fill(NAVY, box(base - 22, 262, 384, 26), box(base - 40, 468, 420, 34))
    drawing.fill("C9DDEB", box(base - 6, 288, 352, 180))
    for column in (0, 1, 3, 4):
        drawing.fill("2F6E9E", box(base + column * 78 - 2, 288, 32, 180, 4))
    drawing.fill(SUN, ellipse(base + 170, 220, 24))
    drawing.fill(ORANGE, box(base + 128, 362, 84, 106, 6))  # with its door open
    drawing.fill("FCE3B4", [(base + 140, 374), (base + 200, 374), (base + 200, 468), (base + 140, 468)])
    drawing.fill("FCE3B4", [(base + 140, 502), (base + 200, 502), (base + 300, HEIGHT), (base + 40, HEIGHT)])
    bubble(drawing, 60, 260, 190, 118, TEAL, -30)
    bubble(drawing, 420, 300, 150, 96, PLUM, -26)
    bubble(drawing, 150, 70, 250, 150, ORANGE, -34)
    bubble(drawing, 300, 210, 200, 126, SUN, -30)
    bubble(drawing, 470, 90, 230, 138, NAVY, 34)
    for x, y, width in ((205, 125, 140), (205, 155, 90), (530, 140, 110), (530, 168, 70)):
        drawing.fill(WHITE, box(x, y, width, 11, 5.5))
    for i in range(3):
        drawing.fill(WHITE, ellipse(120 + i * 36, 318, 10))
        drawing.fill(NAVY, ellipse(365 + i * 36, 273, 9))
        drawing.fill(WHITE, ellipse(465 + i * 30, 348, 8))
    for i, colour in enumerate(("C9855B", "5B3A29", "F0C6A4", "8D5B3E", "E2AC84")):  # those who speak, from behind
        x = 110 + i * 118
        robe = (NAVY, ORANGE, TEAL, "A8456F", "2F6E9E")[i]
        drawing.fill(robe, ellipse(x, 545, 50, 62, 180, 360) + [(x + 50, HEIGHT), (x - 50, HEIGHT)])
        drawing.fill(colour, ellipse(x, 462, 27, 29))
    return drawing


DRAWINGS = {"choir.png": choir, "summer-scheme.png": summer, "voices.png": voices}

if __name__ == "__main__":
    for name, draw in DRAWINGS.items():
        data = draw().png()
        Path(sys.argv[1], name).write_bytes(data)
        print(name, len(data))
