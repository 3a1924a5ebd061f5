"""Where, when and by what: the surroundings that a claim takes its arguments from."""
