"""The folds beside the case: papers, print jobs, payments, bills, numbers, known applicants."""
