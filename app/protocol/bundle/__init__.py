"""The signed bundle (`.ycb`): all a counter needs from its center, in one file.

manifest.json    what is inside, by digest; who published it, from when to when it holds
sections/*.json  catalogue, fees, calendar, templates, staff, segments
signature.json   Ed25519 over the manifest
"""

from app.protocol.bundle.content import Content, StaffEntry
from app.protocol.bundle.manifest import BundleState, Manifest, SectionInfo
from app.protocol.bundle.sealing import Bundle, build, open_bundle, open_signed, reopen

__all__ = [
    "Bundle",
    "BundleState",
    "Content",
    "Manifest",
    "SectionInfo",
    "StaffEntry",
    "build",
    "open_bundle",
    "open_signed",
    "reopen",
]
