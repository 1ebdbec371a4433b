"""Readers, cameras and pads, each with a simulator."""
