"""Document trees for the tests of whatever takes one.

``every_node`` is an essay with each node of the tree, ``nested`` has each twice, in one another,
with pictures of every kind, ``any_tree`` is a strategy for trees of any shape; ``nodes`` makes the
nodes that they, and the tests themselves, are made of.
"""
