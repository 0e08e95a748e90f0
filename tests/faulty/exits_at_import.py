"""A plugin that is really a script."""

import sys

sys.exit("usage: exits_at_import FILE")
