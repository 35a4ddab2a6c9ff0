"""What is known of a file, put together for a reader: the ledger of a handler, the vectors of a file."""
