"""What the Council does, whom it asks, and the actors and missions that it names."""
