"""Words as data: tables, and the matchers compiled from them."""
