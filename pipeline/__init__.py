"""wireledger: news dispatches in, tables an analyst can trust out."""

__version__ = "0.1.0"
