"""Item models that are handed rows and never query."""

from ui.models.paged import MOST_PAGES, PAGE_ROWS, PagedModel

__all__ = ["MOST_PAGES", "PAGE_ROWS", "PagedModel"]
