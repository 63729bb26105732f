"""The ledger for people and programs: pages in a browser, a REST interface, and tools for assistants (MCP)."""
