"""The printed forms: what each paper says and in which order, template by template."""
