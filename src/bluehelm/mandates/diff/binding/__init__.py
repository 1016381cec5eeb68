"""What binds more or less."""
