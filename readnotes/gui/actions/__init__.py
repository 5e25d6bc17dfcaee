"""What can be done in the window, as one list for menus, shortcuts, palette, help and tests."""
