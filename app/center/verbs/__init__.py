"""What `yichuang-center` does, one module a subject."""
