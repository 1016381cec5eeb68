"""Incidents as files for others: CSV in our own form, HXL, GeoJSON, KML. It takes rows already narrowed."""
