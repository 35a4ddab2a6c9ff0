"""Views of an expansion: written out, by C names, folded to its calls, as JSON; and the proof of it."""
