"""What all tests share."""

from hypothesis import settings

# A machine that trains or serves beside the tests must not fail them; the slowest example says nothing of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
