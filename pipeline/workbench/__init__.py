"""What an analyst does with patterns besides running them: see an edit, test it, and find what is missing."""
