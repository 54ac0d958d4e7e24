"""What may come in. The words of `errors` and docs/operate.md repeat these figures."""

MEGABYTE = 1024 * 1024

PICTURE_BYTES = 10 * MEGABYTE
PICTURE_PIXELS = 40_000_000
PICTURE_SIDE = 8_000
# What is kept of them: twice the widest rendition; a scanned document must stay readable when enlarged.
PICTURE_KEPT_SIDE = 2_560
SCAN_KEPT_SIDE = 4_096

DOCUMENT_BYTES = 10 * MEGABYTE
PDF_PAGES = 200
# The child process that reads a PDF.
PDF_MEMORY_BYTES = 512 * MEGABYTE
PDF_SECONDS = 10

# One request: four files at their limit and the form around them. deploy/Caddyfile refuses the same.
REQUEST_BYTES = 42 * MEGABYTE

NAME_LENGTH = 120
FILES_A_DAY = 200
