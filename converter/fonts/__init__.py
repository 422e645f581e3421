"""Finding, reading and subsetting fonts; the embedded default faces."""
