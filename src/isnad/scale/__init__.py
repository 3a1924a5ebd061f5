"""Many documents: shards, worker processes that may die, and Spark."""
