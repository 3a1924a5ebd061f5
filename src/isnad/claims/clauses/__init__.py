"""A shallow reading of the Arabic clause, which statements, casualties and events share."""
