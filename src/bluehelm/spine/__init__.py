"""The spine: what joins a paragraph, its task and the lines of a plan that serve it."""
