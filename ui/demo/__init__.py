"""A demonstration counter: fictitious people, a scripted morning, everything else for real."""
