"""Many objects that live shortly: complete trees are built, walked and dropped."""


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        return 1 + self.left.count() + self.right.count() if self.left else 1


def tree(depth):
    return Node(tree(depth - 1), tree(depth - 1)) if depth else Node(None, None)


def run():
    lasting = tree(14)
    counts = []
    for depth in range(4, 15, 2):
        trees = 1 << (15 - depth)
        counts.append(sum(tree(depth).count() for _ in range(trees)))
    return lasting.count(), counts


EXPECTED = (32767, [63488, 65024, 65408, 65504, 65528, 65534])
