"""What can be done in the window, as one list: menus, shortcuts, palette, help and tests read it."""
