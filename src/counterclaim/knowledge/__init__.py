"""What is known of the world beforehand, as data with its sources; so far: which place speaks for which country."""
