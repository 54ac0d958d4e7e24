"""Ask this container's own web server whether it can do its work."""

import os
import sys
import urllib.error
import urllib.request

HOST = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()

if __name__ == "__main__":
    request = urllib.request.Request(
        "http://127.0.0.1:8000/readyz", headers={"Host": HOST}
    )
    try:
        with urllib.request.urlopen(request, timeout=4):  # noqa: S310  our own address
            pass
    except (urllib.error.URLError, OSError) as error:
        sys.exit(f"unhealthy: {error}")
