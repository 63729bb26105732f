"""Counterclaim reads the news and keeps a ledger of who claims what, and who says otherwise."""
