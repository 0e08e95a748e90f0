"""The shipped theme: templates and static files."""
