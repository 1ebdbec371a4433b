"""Provisioning: a counter takes its catalogue, calendar, staff and numbers from a signed bundle."""

from app.services.provision.installing import install_bundle
from app.services.provision.starter import STAFF, Terms, given_out, starter_bundle

__all__ = ["STAFF", "Terms", "given_out", "install_bundle", "starter_bundle"]
