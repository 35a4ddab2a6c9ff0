"""How one file is read: compile command, kernel tree, configuration, core; and what may be read at all."""
