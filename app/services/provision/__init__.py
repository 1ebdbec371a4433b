"""Provisioning: a counter takes its catalogue, calendar, staff and numbers from a signed bundle."""
