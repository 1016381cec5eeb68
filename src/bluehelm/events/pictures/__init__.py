"""Incidents in pictures: what is counted, and how it is drawn as SVG or PNG, in English and French."""
