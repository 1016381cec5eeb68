"""What responses change: a table is sent, an estimate comes back, nothing is kept."""
