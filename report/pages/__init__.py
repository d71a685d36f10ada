"""What each kind of page shows, gathered for its template."""
