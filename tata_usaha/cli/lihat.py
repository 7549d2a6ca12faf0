"""`zi outbox lihat`: one letter with all that there is to tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tata_usaha.cli.anjuran import sebut
from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import anjuran_langkah

if TYPE_CHECKING:
    from tata_usaha.kerja.lihat_naskah import RincianNaskah

_ISIAN_MAKS = 20


def lihat(kunci: str, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan satu naskah: tahapnya, isian, nomor berikutnya, bukti, berkas sebelumnya, dan yang dapat dikerjakan.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.lihat_naskah import lihat_naskah

    rincian = lihat_naskah(Pengaturan.dari_lingkungan(), satker, kunci)
    if json:
        cetak_json(rincian.sebagai_data())
        return
    cetak_baris(*_baris(rincian))


def _baris(n: RincianNaskah) -> Iterator[str]:
    e = n.entri
    yield f"{e.kunci}: {e.perihal}"
    nomor = f", nomor {e.nomor}" if e.nomor is not None else ""
    tanggal = f", tanggal {tanggal_panjang(e.tanggal)}" if e.tanggal else ""
    yield f"{n.isi.status}{f' (tahap: {n.tahap})' if n.tahap else ''}{nomor}{tanggal}"
    yield f"Berkas: {n.isi.berkas}"
    if n.isi.catatan:
        yield f"Catatan: {n.isi.catatan}"
    if n.pembuka:
        yield f"Berkasnya {n.pembuka}."
    for satu in n.isian[:_ISIAN_MAKS]:
        yield f"  [isi: {satu.petunjuk}] {satu}"
    if len(n.isian) > _ISIAN_MAKS:
        yield f"  … dan {len(n.isian) - _ISIAN_MAKS} isian lagi"
    if n.urutan:
        yield str(n.urutan)
    yield from (f"Bukti {t.kode} {t.periode}: {', '.join(t.jenis)}" for t in n.bukti)
    yield from (f"Dapat dipilih: {b.tempat} ({b.sebutan})" for b in n.berkas_lain)
    yield from (f"Sebelumnya: {r.tempat}" for r in n.revisi)
    if e.status_asing:
        return
    for langkah in anjuran_langkah(e.status, e.kunci, e.satker, bernomor=n.bernomor, jalur=e.jalur):
        yield f"Dapat dikerjakan: {sebut(langkah)}"
