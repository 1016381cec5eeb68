"""What happened: accounts, and the incidents that they tell of."""
