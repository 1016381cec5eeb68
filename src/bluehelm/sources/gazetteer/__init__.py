"""The way in for places and boundaries of Mali: raw files to the files that the package carries."""
