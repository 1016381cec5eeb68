"""What parties must do, how far it has come, and what the Council says it will do."""
