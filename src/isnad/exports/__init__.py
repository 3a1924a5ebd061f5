"""Documents in the forms other programs and people read: one module a format."""
