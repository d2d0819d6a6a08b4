"""A finished run as one page to read, check and print, made of its tables and texts alone."""
