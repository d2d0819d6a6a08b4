"""Who and where: pattern hits and model-found names, resolved within one article. Pure functions over a Doc."""
