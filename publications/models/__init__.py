"""The portal's data, one subject a file."""

from .chapter import Chapter, Finding
from .document import Document
from .event import Event, ForbiddenMove
from .identity import OldPath
from .partner import Membership, Partner
from .picture import Picture
from .publication import Contributor, Publication
from .search import SearchEntry
from .submission import Submission
from .topic import Topic, TopicTagging, topics_named
from .user import User

__all__ = [
    "Chapter",
    "Contributor",
    "Document",
    "Event",
    "Finding",
    "ForbiddenMove",
    "Membership",
    "OldPath",
    "Partner",
    "Picture",
    "Publication",
    "SearchEntry",
    "Submission",
    "Topic",
    "TopicTagging",
    "User",
    "topics_named",
]
