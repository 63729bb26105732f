"""What the page is put together from: its style and script, and the parts of an article."""
