"""What a text mentions: quantities, dates, places, people and groups, at their exact places."""
