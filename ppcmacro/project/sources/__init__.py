"""Which files a run reads: folders, what git ignores, what a file's content says it is, who includes whom."""
