"""Gold against rows: how often the tables are right, by kind of construction, with intervals."""
