"""The tables of the register: the evidence index, the letters, their numbers, and the chains of events.

What stands here is the schema of this version. How a register of an earlier one gets there is told step by
step in `migrasi/`; a test compares where both arrive.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Saat(TypeDecorator[dt.datetime]):
    """A moment, always UTC: SQLite forgets time zones, so they are put back on the way out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Store as naive UTC."""
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return as aware UTC."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


metadata = MetaData()

_UKURAN = Integer().with_variant(BigInteger(), "postgresql")  # a film may have more than 2 GB

berkas_bukti = Table(
    "berkas_bukti",
    metadata,
    Column("satker", String, primary_key=True),
    Column("berkas", String, primary_key=True),  # below the office's evidence folder, with /
    Column("ukuran", _UKURAN, nullable=False),
    Column("mtime_ns", String, nullable=False),  # as text: more than 32 bits, exact in every database
    Column("sha256", String, nullable=False),
    Column("diterima", Saat, nullable=False),
    Column("jenis", String),
    Column("alasan_ditolak", String, nullable=False, default=""),
    Column("tanda", String),  # what else the file system said when it was read, as `BerkasTemuan.tanda`
    Column("dibaca", Saat),  # when that says nothing: when it was read last
    Column("catatan", String),  # why a good file was not read to its end
    Column("oleh", String),  # who brought it, where somebody said so
    Column("alasan", String),  # why what it repeats is accepted
)

bukti_lama = Table(
    "bukti_lama",
    metadata,
    Column("satker", String, primary_key=True),
    Column("berkas", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("ukuran", _UKURAN, nullable=False),
    Column("jenis", String, nullable=False),
    Column("diterima", Saat, nullable=False),
    Column("sampai", Saat, nullable=False),  # when other content took its place, or it was missed first
)

survei_terbaca = Table(
    "survei_terbaca",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("versi", Integer, primary_key=True, autoincrement=False),  # of the reader
    Column("isi", String, nullable=False),  # JSON: what a file of answers says, or what is wrong in it
)

naskah = Table(
    "naskah",
    metadata,
    Column("kunci", String, primary_key=True),
    Column("satker", String, nullable=False, index=True),
    Column("jenis", String, nullable=False),
    Column("perihal", String, nullable=False),
    Column("periode", String, nullable=False, index=True),
    Column("berkas", String, nullable=False),  # below the outbox, with /
    Column("status", String, nullable=False),
    Column("revisi", Integer, nullable=False),
    Column("sha256", String),  # of the draft that we laid last; None until it surely lies there
    Column("sha256_niat", String),  # of the draft that is being laid; None when nothing is under way
    Column("berkas_sanding", String),  # the newer draft beside one that somebody edited
    Column("sha256_sanding", String),
    # Its number in the buku agenda, once taken: which row of `nomor` it is; the date; the letter ready to be signed.
    Column("jenis_nomor", String),
    Column("tahun_nomor", Integer),
    Column("nomor", Integer),
    Column("tanggal", Date),
    Column("sha256_siap", String),
    Column("sejak", Saat),  # when it came into its present state
    Column("unit", String),  # code of the sub bagian whose letter it is
    # The file as the program itself wrote it last, laid or numbered: other bytes of the same size are no editing.
    Column("sha256_tulis", String),
    Column("ukuran_tulis", _UKURAN),
    Column("berkas_ttd", String),  # the signed copy, below the outbox
    Column("sha256_ttd", String),
    Column("dicabut_oleh", String),  # key of the letter that revokes it
    Column("dicabut_sejak", Date),  # from that day on it proves nothing
    Column("arsip_tempat", String),
    Column("arsip_klasifikasi", String),
    Column("arsip_retensi", String),
    Column("diarsipkan", Date),
    Column("jalur", String),  # by which way it is numbered and signed: "srikandi", or NULL: by this office's own book
    Column("berkas_bukti", String),  # its signed copy below the office's evidence folder, with /; "": it proves nothing
)

tautan_naskah = Table(
    "tautan_naskah",
    metadata,
    Column("satker", String, primary_key=True),
    Column("sha256", String, primary_key=True),  # of the signed copy, wherever it lies
    Column("kode", String, primary_key=True),  # the row that it proves something of
    Column("periode", String, primary_key=True),
    Column("kunci", String, nullable=False, index=True),  # the letter whose signed copy it is
    Column("jenis", String, nullable=False),  # kinds of proof, as in the plan, parted by "; "
    Column("sejak", Saat, primary_key=True),
    Column("sampai", Saat),  # when it was let go; of a revoked letter its own row tells
)

isi_bukti = Table(
    "isi_bukti",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("versi", Integer, primary_key=True, autoincrement=False),  # of the reader
    Column("isi", String, nullable=False),  # JSON: what was read of a content, once
)

terbit = Table(
    "terbit",
    metadata,
    Column("satker", String, primary_key=True),
    Column("kunci", String, primary_key=True),  # the letter as issued
    Column("sejak", Saat, primary_key=True),
    Column("sampai", Saat),  # when it was opened again, made ready anew or cancelled; None: it stands
    Column("sha256", String, nullable=False),  # of the file that was read
    Column("versi", Integer, nullable=False),  # of the reader
    Column("isi", String, nullable=False),  # JSON: what the letter says (`zi_model.terbit`)
)

jawaban_tindak_lanjut = Table(
    "jawaban_tindak_lanjut",
    metadata,
    Column("satker", String, primary_key=True),
    Column("id", String, primary_key=True),  # of the recommendation, as people type it
    Column("saat", Saat, primary_key=True),
    Column("oleh", String, nullable=False),
    Column("catatan", String, nullable=False),
    Column("bukti", String),  # below the office's evidence folder, with /; None: only words were given
    Column("sha256", String),  # of that file
)

surel = Table(
    "surel",
    metadata,
    Column("satker", String, primary_key=True),
    Column("penerima", String, primary_key=True),  # address
    Column("jenis", String, primary_key=True),  # what was told (`zi_model.perhatian.JenisPerhatian`)
    Column("butir", String, primary_key=True),  # of what: the key of `ButirPerhatian`
    Column("pesan", String, nullable=False, index=True),  # Message-ID of the digest that told it
    Column("disiapkan", Saat, nullable=False),
    Column("terkirim", Saat),  # when the office's mail server took it; None: not known to have
)

pengguna = Table(
    "pengguna",
    metadata,
    Column("satker", String, primary_key=True),
    Column("nama", String, primary_key=True),  # by which a person logs in
    Column("nama_lengkap", String, nullable=False),
    Column("peran", String, nullable=False),  # as `zi_model.pengguna.tulis_peran`
    Column("sandi", String, nullable=False),  # Argon2's hash of the passphrase
    Column("ganti_sandi", Boolean, nullable=False),  # somebody else chose it
    Column("aktif", Boolean, nullable=False),
    Column("nip", String),
    Column("dibuat", Saat, nullable=False),
)

sesi = Table(
    "sesi",
    metadata,
    Column("sidik", String, primary_key=True),  # SHA-256 of what the browser keeps
    Column("satker", String, nullable=False),
    Column("nama", String, nullable=False, index=True),
    Column("mulai", Saat, nullable=False),
    Column("terakhir", Saat, nullable=False),
    Column("alamat", String, nullable=False),
    Column("peramban", String, nullable=False),
)

gagal_masuk = Table(
    "gagal_masuk",
    metadata,
    Column("satker", String, primary_key=True),
    Column("siapa", String, primary_key=True),  # "nama:siti" or "alamat:192.168.1.5"
    Column("kali", Integer, nullable=False),
    Column("terakhir", Saat, nullable=False),
)

nomor = Table(
    "nomor",
    metadata,
    Column("satker", String, nullable=False),
    Column("pencacah", String, nullable=False),
    Column("tahun", Integer, nullable=False),
    Column("nomor", Integer, nullable=False),
    Column("tanggal", Date),
    Column("kunci", String, index=True),  # the letter that has it or had it; None: none of ours
    Column("perihal", String, nullable=False),
    Column("keadaan", String, nullable=False),
    Column("alasan", String, nullable=False),
    PrimaryKeyConstraint("satker", "pencacah", "tahun", "nomor", name="nomor_sekali"),
)

kejadian = Table(
    "kejadian",
    metadata,
    Column("satker", String, nullable=False),  # "": of the one chain that version 0.1 kept for all offices
    Column("nomor", Integer, nullable=False),
    Column("saat", Saat, nullable=False),
    Column("kunci", String, nullable=False, index=True),
    Column("peristiwa", String, nullable=False),
    Column("oleh", String, nullable=False),
    Column("alasan", String, nullable=False),
    Column("rincian", String, nullable=False),  # canonical JSON
    Column("versi", Integer, nullable=False),  # of the canonical form that the SHA-256 is taken of
    Column("sebelum", String, nullable=False),  # SHA-256 of the event before
    Column("sha256", String, nullable=False),
    PrimaryKeyConstraint("satker", "nomor", name="kejadian_sekali"),
    UniqueConstraint("sha256", name="kejadian_sha256"),
)

rantai = Table(
    "rantai",
    metadata,
    Column("satker", String, primary_key=True),
    Column("banyak", Integer, nullable=False),
    Column("sha256", String, nullable=False),  # of the last event; "" before the first
)
