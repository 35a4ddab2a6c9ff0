"""Mutated copies of a good handler file and a judge that runs them, independent of the linter's ledger."""
