"""Draws labels with Pillow for some seconds and says how many: pillow.py labels.json SECONDS [ready] [grey] [plain] [picture.png]

"grey" draws antialiased and takes what is darker than the middle, as most code does; else it draws in one bit at once. "plain" asks
Pillow for the width of every line as it grows, as most code does; else the widths of characters are remembered. With "ready", lines and
QR codes are prepared before the clock starts, so that drawing alone is timed.
"""
import json
import pathlib
import sys
import time

import qrcode
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, MARGIN, TITLE, TEXT, LINE, MODULE = 480, 320, 8, 32, 16, 18, 4
FONTS = pathlib.Path(__file__).resolve().parents[2] / "assets" / "fonts"
BOLD = ImageFont.truetype(str(FONTS / "NotoSansCJKsc-Bold.otf"), TITLE)
REGULAR = ImageFont.truetype(str(FONTS / "NotoSansCJKsc-Regular.otf"), TEXT)
MODE = "L" if "grey" in sys.argv else "1"
PLAIN = "plain" in sys.argv
widths = {}


def width_of(character):
    known = widths.get(character)
    if known is None:
        known = widths[character] = REGULAR.getlength(character)
    return known


def prepare(label):
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(label["url"])
    code.make(fit=True)
    dots = code.modules_count * MODULE
    lines = []
    y = MARGIN + 38
    for text in label["lines"]:
        start = 0
        while start < len(text):
            right = WIDTH - MARGIN - (dots + 16 if y > HEIGHT - MARGIN - dots - 16 else 0)
            end, x = start, MARGIN
            while end < len(text):
                x = MARGIN + REGULAR.getlength(text[start:end + 1]) if PLAIN else x + width_of(text[end])
                if x > right:
                    break
                end += 1
            lines.append((y, text[start:end]))
            start, y = end, y + LINE
    return label["title"], lines, code.modules


def draw(ready):
    title, lines, modules = ready
    picture = Image.new(MODE, (WIDTH, HEIGHT), 1 if MODE == "1" else 255)
    ink = ImageDraw.Draw(picture)
    ink.text((MARGIN, 0), title, font=BOLD, fill=0)
    for y, text in lines:
        ink.text((MARGIN, y), text, font=REGULAR, fill=0)
    size = len(modules)
    code = Image.new("1", (size, size), 1)
    code.putdata([0 if black else 1 for row in modules for black in row])
    corner = (WIDTH - MARGIN - size * MODULE, HEIGHT - MARGIN - size * MODULE)
    picture.paste(code.resize((size * MODULE, size * MODULE), Image.NEAREST), corner)
    if MODE == "L":
        picture = picture.convert("1", dither=Image.NONE)
    stream = b"SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1,0\r\nCLS\r\nBITMAP 0,0,60,320,0," + picture.tobytes() + b"\r\nPRINT 1,1\r\n"
    return stream, picture


def draw_for(seconds, labels, is_ready, first):
    start, processor = time.perf_counter(), time.process_time()
    count = 0
    while time.perf_counter() - start < seconds:
        label = labels[(first + count) % len(labels)]
        stream, picture = draw(label if is_ready else prepare(label))
        count += 1
    return count, time.perf_counter() - start, time.process_time() - processor, stream, picture


def main():
    file, seconds, *options = sys.argv[1:]
    labels = json.loads(pathlib.Path(file).read_text("utf-8"))
    is_ready = "ready" in options
    if is_ready:
        labels = [prepare(label) for label in labels]
    warm, *_ = draw_for(1.5, labels, is_ready, 0)
    count, taken, processor, stream, picture = draw_for(float(seconds), labels, is_ready, warm)
    for option in options:
        if option.endswith(".png"):
            picture.save(option)
    print(json.dumps({"labelsPerSecond": count / taken, "labelsPerProcessorSecond": count / processor, "bytes": len(stream)}))


main()
