"""What Alembic runs: the scripts of ``versions/`` on the connection that ``opening.py`` hands over."""

from alembic import context

from counterclaim.ledger.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,  # true of SQLite too, as we begin its transactions ourselves
)
context.run_migrations()
