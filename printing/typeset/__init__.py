"""Setting Chinese text: lines, tables, pages. Knows no case and no law."""
