"""Provisioning: a signed bundle takes force at a counter; the starter bundle is drawn up."""

from app.services.provision.installing import install_bundle
from app.services.provision.starter import STARTER_STAFF, Starter, starter_bundle

__all__ = ["STARTER_STAFF", "Starter", "install_bundle", "starter_bundle"]
