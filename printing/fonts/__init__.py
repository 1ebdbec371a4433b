"""Faces, the characters they have, and their subsets inside a PDF."""
