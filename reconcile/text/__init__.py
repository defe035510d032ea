"""From strings to values: numbers, units, bounds, dates, names, sentences. No files, no parser, no state."""
