"""What is drawn out of documents for the rules to compare: events, states, quantities, with their places."""
