"""What builds the data that ships; not shipped itself."""
