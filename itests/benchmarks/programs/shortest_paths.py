"""A heap of tuples, dicts of dicts and closures: shortest paths through a grid with weights."""


def push(heap, item):
    at = len(heap)
    heap.append(item)
    while at and item < heap[parent := (at - 1) // 2]:
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def pop(heap):
    last = heap.pop()
    if not heap:
        return last
    top, at, end = heap[0], 0, len(heap)
    while (child := 2 * at + 1) < end:
        if child + 1 < end and heap[child + 1] < heap[child]:
            child += 1
        if last <= heap[child]:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = last
    return top


def grid(width, height):
    seed = 7
    graph = {}
    for y in range(height):
        for x in range(width):
            edges = graph.setdefault((x, y), {})
            for dx, dy in (1, 0), (0, 1):
                if x + dx < width and y + dy < height:
                    seed = (seed * 69069 + 1) & 0xFFFFFFFF
                    edges[x + dx, y + dy] = weight = 1 + (seed >> 20) % 9
                    graph.setdefault((x + dx, y + dy), {})[x, y] = weight
    return graph


def distances(graph, start, visit):
    known = {start: 0}
    heap = [(0, start)]
    while heap:
        distance, node = pop(heap)
        if distance > known[node]:
            continue
        visit(node, distance)
        for neighbour, weight in graph[node].items():
            other = distance + weight
            if other < known.get(neighbour, 1 << 60):
                known[neighbour] = other
                push(heap, (other, neighbour))
    return known


def run():
    graph = grid(70, 70)
    rings = {}

    def visit(node, distance):
        rings[distance // 50] = rings.get(distance // 50, 0) + 1

    totals = [sum(distances(graph, (i, i), visit).values()) for i in (0, 35)]
    return totals, list(rings.values())


EXPECTED = ([1016170, 519069], [610, 1862, 2919, 1585, 1184, 1183, 416, 41])
