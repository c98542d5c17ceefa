"""The world: files, models, databases."""
