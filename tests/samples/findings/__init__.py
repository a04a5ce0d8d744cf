"""Reports of our own with findings in seven languages; ``make.py`` typesets them, ``truth.json`` tells what is in them."""
