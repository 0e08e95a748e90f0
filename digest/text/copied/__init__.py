"""Pages and texts that somebody copied: headline, byline, date and dateline among their lines."""
