"""Settings: what there is to set, configuration files, and which findings are asked for."""
