"""What can go wrong, named for the event. A message says what, where, the value found and what to do."""


class BluehelmError(Exception):
    """The root of the package's own errors; the command prints it and ends with status 2."""


class Unreadable(BluehelmError):
    """The input cannot be read at all: empty, cut off, encrypted, a scan, a bomb, a file with macros."""


class WrongKind(BluehelmError):
    """The input can be read, but is a document of another kind than the one asked for."""


class BadSetting(BluehelmError):
    """A setting from the environment that makes no sense."""


class Refused(BluehelmError):
    """The person may not do this, or the record is locked."""


class BadInput(BluehelmError):
    """A value given by a person or a file that does not fit where it stands."""
