"""What the program needs of the system it runs on: folders, files, the clock, the log."""
