"""Draws release/windows/ruplem.ico, the rising steps of the books' covers, anew: python3 release/icon.py (needs Pillow)."""

from pathlib import Path

from PIL import Image, ImageDraw

SIZES = (16, 24, 32, 48, 64, 128, 256)
# The tints of the usual colour, from the lowest step to the highest.
STEPS = ("#d8cbe6", "#bda6d6", "#9a7bbd", "#7a519f", "#5b2a86")
# So many times larger are steps drawn than they are shown, for even edges.
FINER = 4


def drawn(size: int) -> Image.Image:
    side = size * FINER
    image = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(image)
    width = side / len(STEPS)
    for place, colour in enumerate(STEPS):
        left, top = place * width, side * (0.72 - 0.16 * place)
        box = (round(left), round(top), round(left + width) - 1, side - 1)
        draw.rounded_rectangle(box, radius=width * 0.45, fill=colour, corners=(True, False, False, False))
    return image.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    images = [drawn(size) for size in SIZES]
    target = Path(__file__).parent / "windows" / "ruplem.ico"
    images[-1].save(target, format="ICO", append_images=images[:-1], sizes=[(size, size) for size in SIZES])


main()
