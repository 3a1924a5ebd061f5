"""Reports of one incident, side by side."""
