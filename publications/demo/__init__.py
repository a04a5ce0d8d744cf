"""The demo content: texts of our own, the catalogue that tells how they are published, and the reports set from them.

The portal reads only ``catalogue``; the typesetting below needs reportlab, which only development installs.
"""
