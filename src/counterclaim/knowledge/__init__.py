"""What the program knows of the world: which place speaks for which government, which noun names what kind of thing."""
