"""The center: what every counter's facts become, and where numbers and bundles come from."""
