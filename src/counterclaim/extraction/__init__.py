"""From annotations to claims, speakers and entities."""
