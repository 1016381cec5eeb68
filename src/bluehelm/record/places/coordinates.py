"""Coordinates written in a text, in degrees or in degrees, minutes and seconds."""

import re

NUMBER = r"\d{1,3}(?:[.,]\d+)?"
PLAIN = re.compile(r"(?P<lat>[-+−]?\d{1,2}[.,]\d+)\s*°?\s*[,;/\s]\s*(?P<lon>[-+−]?\d{1,3}[.,]\d+)\s*°?")
LETTERED = re.compile(
    rf"(?P<lat>{NUMBER})\s*°?\s*(?P<ns>[NS])\s*[,;/]?\s*(?P<lon>{NUMBER})\s*°?\s*(?P<ew>[EWO])", re.IGNORECASE
)
BEFORE = re.compile(
    rf"\b(?P<ns>[NS])\s*(?P<lat>{NUMBER})\s*°?\s*[,;/]?\s*(?P<ew>[EWO])\s*(?P<lon>{NUMBER})", re.IGNORECASE
)
PARTS = r"(\d{1,3})\s*°\s*(\d{1,2})\s*['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|''|’’))?\s*"
SIXTIETHS = re.compile(rf"{PARTS}(?P<ns>[NS])\s*[,;/]?\s*{PARTS}(?P<ew>[EWO])", re.IGNORECASE)
SECOND_KM = 0.03  # of latitude
DEGREE_KM = 111.2


def written(text: str) -> tuple[float, float, float] | None:
    """Latitude, longitude and the kilometres that their last digit leaves open; None where there are none."""
    found = SIXTIETHS.search(text)
    if found:
        lat, lon = _sum(*found.group(1, 2, 3)), _sum(*found.group(5, 6, 7))
        fine = SECOND_KM if found[3] is not None else 60 * SECOND_KM
        return _within(_signed(lat, found["ns"]), _signed(lon, found["ew"]), fine)
    for pattern in (LETTERED, BEFORE):
        found = pattern.search(text)
        if found:
            lat, lon = (
                _signed(_number(found["lat"]), found["ns"]),
                _signed(_number(found["lon"]), found["ew"]),
            )
            return _within(lat, lon, _fineness(found["lat"]))
    found = PLAIN.search(text)
    return found and _within(_number(found["lat"]), _number(found["lon"]), _fineness(found["lat"]))


def _within(lat: float, lon: float, fine_km: float) -> tuple[float, float, float] | None:
    return (lat, lon, round(max(0.1, fine_km), 2)) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _number(digits: str) -> float:
    return float(digits.replace(",", ".").replace("−", "-"))


def _fineness(digits: str) -> float:
    """Half of the last digit, in kilometres; at the corner of the square a little more."""
    places = len(re.split(r"[.,]", digits)[1]) if re.search(r"[.,]", digits) else 0
    return float(DEGREE_KM * 0.75 * 10**-places)


def _sum(degrees: str, minutes: str, seconds: str | None) -> float:
    return float(degrees) + float(minutes) / 60 + (0.0 if seconds is None else _number(seconds) / 3600)


def _signed(value: float, letter: str) -> float:
    return -value if letter.upper() in "SWO" else value
