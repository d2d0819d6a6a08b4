"""Files and tables in, a stream of articles out: ``with read(inputs) as corpus: for article in corpus``."""

from pipeline.corpus.article import Article, Columns
from pipeline.corpus.collection import Corpus, read

__all__ = ["Article", "Columns", "Corpus", "read"]
