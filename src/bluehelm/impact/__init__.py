"""What responses change around them: estimates on column tables, without a database."""
