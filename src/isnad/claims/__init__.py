"""What a text reports: statements, casualties and events, each with its sources."""
