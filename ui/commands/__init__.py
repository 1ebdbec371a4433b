"""The commands of `yichuang`, one module each; nothing is imported before it is asked for."""
