"""Days and periods in a text, and when its mandate ends."""
