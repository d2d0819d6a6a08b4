"""A pattern set to begin with: the tables that hold for any conflict, and the places of the countries named."""
