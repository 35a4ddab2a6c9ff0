"""What turns one run into a tool people keep: from the files and settings of a project to the findings on it."""
