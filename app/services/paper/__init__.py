"""Papers: drawn up from a case, issued with the act they prove, printed after its commit."""

from app.services.paper.jobs import confirm_printed, print_again, report_failed, reprint
from app.services.paper.print_disclosure import print_disclosure

__all__ = ["confirm_printed", "print_again", "print_disclosure", "report_failed", "reprint"]
