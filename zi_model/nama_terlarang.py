"""What no file or folder of an office may have in its name, on whatever system its disk hangs.

Windows forbids these characters; control characters and halves of characters no system shows.
"""

from __future__ import annotations

import re

TERLARANG = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+')
"""A run of such characters."""
