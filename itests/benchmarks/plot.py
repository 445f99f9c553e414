"""A plot of ratios as an SVG picture: a line for each row, on it a dot for each series."""

from html import escape
from math import ceil, floor, log2

COLOURS = ["#1f6fb4", "#e07b18", "#2b9348", "#b5179e", "#6c757d"]
LEFT, WIDTH, RIGHT = 170, 560, 30
TOP, STEP, BOTTOM = 70, 22, 40


def dots(title, series, rows):
    """``rows`` has a ratio for each of ``series`` by name; the axis is logarithmic."""
    logs = [log2(ratio) for ratios in rows.values() for ratio in ratios] + [0]
    low, high = floor(min(logs)), max(ceil(max(logs)), floor(min(logs)) + 1)

    def x(power):
        return round(LEFT + WIDTH * (power - low) / (high - low), 1)

    bottom = TOP + STEP * len(rows)
    total = LEFT + WIDTH + RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {bottom + BOTTOM}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{total}" height="{bottom + BOTTOM}" fill="white"/>',
        text(LEFT, 22, title, size=15),
    ]
    for i, name in enumerate(series):
        parts.append(dot(LEFT + 8 + 110 * i, 43, i, name))
        parts.append(text(LEFT + 20 + 110 * i, 47, name))
    for power in range(low, high + 1):
        colour = "#333" if power == 0 else "#ddd"
        parts.append(line(x(power), TOP - 8, x(power), bottom, colour))
        label = str(2**power) if power >= 0 else f"1/{2 ** -power}"
        parts.append(text(x(power), bottom + 18, label, anchor="middle"))
    for row, (name, ratios) in enumerate(rows.items()):
        y = TOP + STEP * row + STEP // 2
        parts.append(text(LEFT - 10, y + 4, name, anchor="end"))
        ends = x(log2(min(ratios))), x(log2(max(ratios)))
        parts.append(line(ends[0], y, ends[1], y, "#bbb"))
        for i, ratio in enumerate(ratios):
            parts.append(dot(x(log2(ratio)), y, i, f"{name}, {series[i]}: {ratio:.2f}"))
    return "\n".join([*parts, "</svg>"]) + "\n"


def text(x, y, content, anchor="start", size=12):
    at = f'x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text {at} fill="#333">{escape(content)}</text>'


def line(x1, y1, x2, y2, colour):
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}"/>'


def dot(x, y, index, title):
    at = f'cx="{x}" cy="{y}" r="5" fill="{COLOURS[index % len(COLOURS)]}"'
    return f"<circle {at}><title>{escape(title)}</title></circle>"
