"""`zi outbox paket`: a period's letters as signed, and the pictures of its meetings, in one ZIP."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.paket import PermintaanPaket, kemas_paket


def paket(periode: str, /, *, ke: Path | None = None, satker: str = "sigi", json: bool = False) -> None:
    """Kemas naskah satu periode yang siap atau bertanda tangan, dengan foto rapatnya, dalam satu berkas ZIP.

    Parameters
    ----------
    periode
        Periode naskahnya, misalnya 2026-TW1.
    ke
        Berkas ZIP yang ditulis; bila tidak ditulis, di folder paket satker itu di outbox.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    hasil = kemas_paket(Pengaturan.dari_lingkungan(), PermintaanPaket(satker, baca_periode(periode), ke))
    if json:
        isi = [{"berkas": s.nama, "sha256": s.sha256, "keterangan": s.keterangan} for s in hasil.isi]
        data = {"berkas": str(hasil.berkas), "berubah": hasil.berubah, "isi": isi, "tidak_termasuk": list(hasil.kurang)}
        cetak_json(data)
        return
    cetak_baris(*(f"{s.nama}: {s.keterangan}" for s in hasil.isi))
    cetak_baris(*(f"Tidak termasuk: {satu}" for satu in hasil.kurang))
    cetak_baris(f"{len(hasil.isi)} berkas {'dikemas' if hasil.berubah else 'sudah dikemas'}: {hasil.berkas}")
