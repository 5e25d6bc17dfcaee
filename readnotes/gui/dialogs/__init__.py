"""The few dialogs: each has its default on Enter and shows its result before it acts."""
