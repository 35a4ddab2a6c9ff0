"""Changes of sources: edits, patches, fixes that are tried before they are written."""
