"""What turns one run into a tool people keep: settings, configuration files, file discovery, selection."""
