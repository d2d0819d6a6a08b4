"""What goes on behind a frame that stands between two commas or dashes.

The content is the rest of the sentence; what stands before the frame is a content of the form ``indirect:fronted``,
and where one of the two has no verb, it is the other's.

Examples:

    The convoy, police said, [was ambushed near the bridge].
    In the long run, traders say, [prices will rise again].

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
