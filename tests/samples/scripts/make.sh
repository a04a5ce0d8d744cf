#!/bin/sh
# The pages beside this file as PDF, made by Chromium with the fonts of Debian's fonts-noto-core and fonts-noto-cjk.
cd "$(dirname "$0")" || exit 1
for page in *.html; do
    chromium --headless --no-sandbox --no-pdf-header-footer --print-to-pdf="${page%.html}.pdf" "$page" || exit 1
done
