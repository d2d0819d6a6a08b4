"""What goes on behind a frame that stands between two commas or dashes, where only a small word stands before it.

The content is the rest of the sentence. Where words of the content stand on both sides of the frame, both are of the
form ``indirect:fronted``, and where one of the two has no verb, it is the other's.

Examples:

    But, the mayor said, [the road would reopen].
    And, the general added, [nobody had seen the trucks].

Not this form: words behind the second comma that begin something new: a circumstance ("..., he said, as shells
fell"), another saying ("..., he said, adding that ..."), a quotation in marks.
"""

from __future__ import annotations

from pipeline.quotations.contents.sayings import NOTHING, Content, Found, Saying

ID = "indirect:aside"


def find(saying: Saying) -> Found:
    standing = saying.standing
    if standing is None:
        return None
    return (Content(standing.after, standing.last, ID),) if standing.goes_on else NOTHING
