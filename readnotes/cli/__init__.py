"""The command line: the same library without a window, for scripts and for people at a shell."""
