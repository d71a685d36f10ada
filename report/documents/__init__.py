"""Word documents for pasting into a report: country profiles and the comparison table."""
