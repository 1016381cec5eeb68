"""What may leave: places made vague, rows as an audience may see them, small counts withheld, releases.

Nothing here knows the store. What it defends against is told in docs/explanation/protection.md.
"""
