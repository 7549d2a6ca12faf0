"""What alembic runs: the steps that are due, within the transaction that the register has opened for them."""

from __future__ import annotations

from alembic import context

from tata_usaha.agenda.migrasi import TABEL_VERSI

context.configure(connection=context.config.attributes["sambungan"], version_table=TABEL_VERSI)
context.run_migrations()
