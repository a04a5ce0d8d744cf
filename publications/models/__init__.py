"""The portal's data, one subject a file."""

from .chapter import Chapter, Finding
from .contributor import Contributor
from .document import Document
from .event import Event, ForbiddenMove
from .identity import OldPath
from .listing import PartnerListing, TopicListing
from .partner import CoPartner, Membership, Partner
from .picture import Picture
from .portal import Portal
from .publication import Publication
from .search import SearchEntry, SearchWord
from .similar import SimilarChoice
from .submission import Submission
from .topic import Topic, TopicTagging, topics_named
from .user import User
from .work_kind import WorkKind

__all__ = [
    "Chapter",
    "CoPartner",
    "Contributor",
    "Document",
    "Event",
    "Finding",
    "ForbiddenMove",
    "Membership",
    "OldPath",
    "Partner",
    "PartnerListing",
    "Picture",
    "Portal",
    "Publication",
    "SearchEntry",
    "SearchWord",
    "SimilarChoice",
    "Submission",
    "Topic",
    "TopicListing",
    "TopicTagging",
    "User",
    "WorkKind",
    "topics_named",
]
