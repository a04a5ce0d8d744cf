"""Files that the tests send and read: ``truth.json`` for the demo reports, and files made on the spot."""
