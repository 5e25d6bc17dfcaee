"""What each command of the command line takes and does; one file a group."""
