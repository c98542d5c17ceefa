"""A release -> files."""
