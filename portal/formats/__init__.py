"""How each language writes dates and numbers, where Django's own way is missing or is not the portal's."""
