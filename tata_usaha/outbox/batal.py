"""Cancelling a letter: a draft with a reason, an issued one only by the letter that revokes it.

The number of a draft becomes void and is not given again by itself. That of a letter that was issued stays its
own: it stands on paper that went out. The file stays where it is in either case.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import cari_nomor
from tata_usaha.agenda.penomoran import BukuNomor
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox.catat_terbit import akhiri_terbit
from tata_usaha.outbox.langkah_naskah import HasilLangkah, beralasan, catat_langkah, tempuh
from tata_usaha.outbox.pilih import tolak_terbuka
from tata_usaha.outbox.tanda_tangan import bereskan
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import Langkah, Syarat, bertanda_tangan, sudah


@dataclass(frozen=True)
class Pencabutan:
    """Which letter revokes another, and the first day on which that one is not in force."""

    oleh: EntriAgenda
    sejak: dt.date


@dataclass(frozen=True)
class HasilBatal(HasilLangkah):
    """A letter that is cancelled; `nomor_batal` says that its number is void."""

    nomor_batal: bool

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            **super().sebagai_data(),
            "nomor": self.entri.nomor,
            "nomor_batal": self.nomor_batal,
            "dicabut_oleh": self.entri.dicabut_oleh,
            "dicabut_sejak": self.entri.dicabut_sejak,
        }


@diulang
def batalkan(
    folder: Path,
    basis: BasisData,
    entri: EntriAgenda,
    alasan: str,
    pencabutan: Pencabutan | None,
    sekarang: dt.datetime,
) -> HasilBatal:
    """Cancel a letter, for good; `pencabutan` is what revokes one that was issued.

    Raises:
        GalatPemakaian: when no reason is given; when a letter that was issued has no revoking letter named,
            or one is named for a letter that was not, or it is none that can revoke.
        GalatOutbox: when it was revoked by another letter already, or the outbox cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    if sudah(entri.status, Langkah.BATAL):
        if pencabutan and (entri.dicabut_oleh, entri.dicabut_sejak) != (pencabutan.oleh.kunci, pencabutan.sejak):
            raise GalatOutbox(f"{entri.kunci} sudah {entri.status.kata}{_dicabut(entri)}.")
        return HasilBatal(entri, folder / entri.berkas, False, entri.dicabut_oleh is None and entri.nomor is not None)
    ada = beralasan(alasan) | ({Syarat.PENCABUT} if pencabutan else set())
    sesudah = replace(entri, status=tempuh(entri, Langkah.BATAL, ada).ke)
    if pencabutan:
        _periksa_pencabut(entri, pencabutan)
        sesudah = replace(sesudah, dicabut_oleh=pencabutan.oleh.kunci, dicabut_sejak=pencabutan.sejak)
    elif entri.berkas_ttd is not None:
        entri, _ = bereskan(folder, basis, entri)
        sesudah = replace(sesudah, berkas_ttd=None, sha256_ttd=None)
    rincian: dict[str, str | int | None] = {"nomor": entri.nomor}
    if pencabutan:
        rincian |= {"dicabut_oleh": pencabutan.oleh.kunci, "dicabut_sejak": str(pencabutan.sejak)}
    with basis.transaksi(entri.satker) as sambungan:
        if pencabutan and agenda.cari(sambungan, pencabutan.oleh.kunci) != pencabutan.oleh:
            raise GalatOutbox(f"Catatan {pencabutan.oleh.kunci} di buku agenda baru saja berubah.", "Jalankan lagi.")
        rincian |= akhiri_terbit(sambungan, sesudah, sekarang)
        sesudah = catat_langkah(sambungan, entri, sesudah, sesudah.status.value, rincian, sekarang, alasan)
        nomor_batal = pencabutan is None and _batalkan_nomor(sambungan, folder, entri, alasan, sekarang)
    return HasilBatal(sesudah, folder / entri.berkas, True, nomor_batal)


def _batalkan_nomor(
    sambungan: Connection, folder: Path, entri: EntriAgenda, alasan: str, sekarang: dt.datetime
) -> bool:
    """Make the number of a letter void, in the register and in the number book; tell whether it had one."""
    if entri.nomor is None or entri.jenis_nomor is None or entri.tahun_nomor is None:
        return False
    baris = cari_nomor(sambungan, entri.satker, entri.jenis_nomor, entri.tahun_nomor, entri.nomor)
    if baris is None or baris.kunci != entri.kunci:
        return False
    buku = BukuNomor(sambungan, folder, entri.satker, entri.tahun_nomor, sekarang)
    tolak_terbuka(buku.tempat)
    buku.batalkan(baris, alasan.strip())
    buku.simpan()
    return True


def _periksa_pencabut(entri: EntriAgenda, pencabutan: Pencabutan) -> None:
    oleh, sejak = pencabutan.oleh, pencabutan.sejak
    if not bertanda_tangan(entri.status):
        raise GalatPemakaian(
            f"{entri.kunci} belum ditandatangani, jadi tidak perlu dicabut naskah lain.", "Cukup sebutkan alasannya."
        )
    if oleh.kunci == entri.kunci:
        raise GalatPemakaian(
            f"{entri.kunci} tidak dapat mencabut dirinya sendiri.", "Sebutkan naskah yang mencabutnya."
        )
    if not bertanda_tangan(oleh.status):
        raise GalatPemakaian(
            f"{oleh.kunci} belum dapat mencabut apa pun: statusnya {oleh.status.kata}.",
            "Naskah yang mencabut harus sudah ditandatangani dan tercatat di buku agenda.",
        )
    for naskah, sebutan in ((entri, "yang dicabut"), (oleh, "yang mencabut")):
        if naskah.tanggal is not None and sejak < naskah.tanggal:
            raise GalatPemakaian(
                f"Dicabut sejak {tanggal_panjang(sejak)}, padahal naskah {sebutan} bertanggal "
                f"{tanggal_panjang(naskah.tanggal)}.",
                "Periksa tanggal sejak kapan dicabut.",
            )


def _dicabut(entri: EntriAgenda) -> str:
    if entri.dicabut_oleh is None or entri.dicabut_sejak is None:
        return " sebelum ditandatangani"
    return f", dicabut {entri.dicabut_oleh} sejak {tanggal_panjang(entri.dicabut_sejak)}"
