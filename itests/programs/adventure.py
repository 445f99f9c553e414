"""A text adventure over a graph of dicts; a scripted player walks through it."""

import sys

WORLD = {
    "cellar": {
        "text": "A damp cellar. Something drips.",
        "exits": {"up": "kitchen"},
        "items": ["lamp", "rope"],
    },
    "kitchen": {
        "text": "A kitchen with a cold stove.",
        "exits": {"down": "cellar", "north": "hall", "east": "garden"},
        "items": ["knife", "bread"],
    },
    "hall": {
        "text": "A hall with a long table.",
        "exits": {"south": "kitchen", "west": "library", "up": "tower"},
        "items": [],
        "locked": {"up": "key"},
    },
    "library": {
        "text": "Shelves up to the ceiling.",
        "exits": {"east": "hall"},
        "items": ["book"],
        "dark": True,
    },
    "garden": {
        "text": "An overgrown garden with a well.",
        "exits": {"west": "kitchen", "down": "well"},
        "items": [],
        "needs": {"down": "rope"},
    },
    "well": {
        "text": "The bottom of the well.",
        "exits": {"up": "garden"},
        "items": ["key"],
        "dark": True,
    },
    "tower": {
        "text": "The top of the tower. You can see the sea.",
        "exits": {"down": "hall"},
        "items": ["crown"],
    },
}

SYNONYMS = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}


class GameOver(Exception):
    pass


def command(*names):
    """Registers a method as the handler of some verbs."""

    def register(function):
        function.verbs = names
        return function

    return register


class Game:
    def __init__(self, world):
        self.world = {
            name: {**room, "items": list(room["items"])} for name, room in world.items()
        }
        self.place = "cellar"
        self.carried = set()
        self.visited = {self.place}
        self.moves = 0
        self.lit = False
        self.handlers = {}
        for name in dir(type(self)):
            method = getattr(self, name)
            for verb in getattr(method, "verbs", ()):
                self.handlers[verb] = method

    @property
    def room(self):
        return self.world[self.place]

    @property
    def can_see(self):
        return self.lit or not self.room.get("dark")

    def play(self, line):
        words = line.lower().split()
        if not words:
            return "Say something."
        verb, *rest = words
        if verb in SYNONYMS or verb in SYNONYMS.values():
            verb, rest = "go", [verb]
        handler = self.handlers.get(verb)
        if handler is None:
            return f"You do not know how to {verb}."
        self.moves += 1
        return handler(*rest[:1]) if rest else handler()

    @command("go", "walk")
    def go(self, direction=None):
        direction = SYNONYMS.get(direction, direction)
        if direction is None:
            return "Where to?"
        if direction not in self.room["exits"]:
            return "You cannot go there."
        for rule, message in (("locked", "The door is locked."), ("needs", "It is too deep.")):
            thing = self.room.get(rule, {}).get(direction)
            if thing is not None and thing not in self.carried:
                return message
        self.place = self.room["exits"][direction]
        self.visited.add(self.place)
        return self.look()

    @command("look", "l")
    def look(self, what=None):
        if not self.can_see:
            return "It is dark."
        parts = [self.room["text"]]
        if self.room["items"]:
            parts.append("You see: " + ", ".join(sorted(self.room["items"])) + ".")
        parts.append("Exits: " + ", ".join(sorted(self.room["exits"])) + ".")
        return " ".join(parts)

    @command("take", "get")
    def take(self, item=None):
        if item == "all":
            return "; ".join([self.take(name) for name in list(self.room["items"])]) or "Nothing."
        if not self.can_see:
            return "You feel around in the dark and find nothing."
        try:
            self.room["items"].remove(item)
        except ValueError:
            return f"There is no {item} here."
        self.carried.add(item)
        if item == "crown":
            raise GameOver(f"You win with {self.score()} points in {self.moves} moves.")
        return f"{item}: taken"

    @command("drop")
    def drop(self, item=None):
        if item not in self.carried:
            return "You do not have that."
        self.carried -= {item}
        self.room["items"] += [item]
        return f"{item}: dropped"

    @command("light", "use")
    def light(self, item="lamp"):
        if item != "lamp" or "lamp" not in self.carried:
            return "You have nothing to light."
        self.lit = not self.lit
        return "The lamp is on." if self.lit else "The lamp is off."

    @command("inventory", "i")
    def inventory(self):
        return "You carry: " + (", ".join(sorted(self.carried)) or "nothing") + "."

    @command("eat")
    def eat(self, item=None):
        if item == "bread" and item in self.carried:
            self.carried.discard(item)
            return "Not fresh, but good."
        return "You would rather not."

    def score(self):
        return 10 * len(self.visited) + 5 * len(self.carried)


def shortest_path(world, start, goal):
    """Breadth-first search over the rooms, not minding doors."""
    came_from = {start: None}
    frontier = [start]
    for place in frontier:
        if place == goal:
            break
        for direction, target in world[place]["exits"].items():
            if target not in came_from:
                came_from[target] = (place, direction)
                frontier.append(target)
    path = []
    while came_from[goal] is not None:
        goal, direction = came_from[goal]
        path.insert(0, direction)
    return path


SCRIPT = """
look; i; take all; dance; up; take knife; eat knife; take bread; eat bread; n; up; w; take book
light lamp; look; take book; drop knife; e; s; e; d; take key; u; w; n; u; take throne; i
take crown; look
"""


def main():
    game = Game(WORLD)
    try:
        for line in SCRIPT.replace("\n", ";").split(";"):
            if line.strip():
                print(">", line.strip())
                print(game.play(line))
    except GameOver as end:
        print(end)
    print("visited:", sorted(game.visited))
    for goal in sorted(WORLD):
        print(f"cellar to {goal}: {' '.join(shortest_path(WORLD, 'cellar', goal)) or '-'}")
    assert all(WORLD[name]["items"] is not game.world[name]["items"] for name in WORLD)
    return 0


if __name__ == "__main__":
    sys.exit(main())
