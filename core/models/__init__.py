"""Nouns nobody below owns, one aggregate a file."""

from .audit import AuditEntry
from .evidence import EvidenceFile
from .jobs import Job
from .notices import Notice
from .organisations import Facility, Membership, Organisation, OrganisationRole
from .regions import Region
from .tasks import PutAsideTask
from .uploads import UploadDay
from .users import User

__all__ = [
    "AuditEntry",
    "EvidenceFile",
    "Facility",
    "Job",
    "Membership",
    "Notice",
    "Organisation",
    "OrganisationRole",
    "PutAsideTask",
    "Region",
    "UploadDay",
    "User",
]
