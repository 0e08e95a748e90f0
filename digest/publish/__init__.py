"""From an edition to files: the site by Pelican, the feeds by feedgen."""
