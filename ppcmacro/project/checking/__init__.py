"""From one file to its findings, in each of its configurations; results that are kept; several processes."""
