"""What is loaded once and handed to the stages."""
