"""Parts of sentences about an incident: when, where, who was harmed."""
