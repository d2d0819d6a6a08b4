"""``python -m pipeline``: the same command line as ``wireledger``."""

from pipeline.cli.app import main

if __name__ == "__main__":
    main()
