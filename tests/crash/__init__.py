"""Kills: a real process at work is killed at random moments, and nothing may be lost."""
