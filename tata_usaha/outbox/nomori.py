"""Numbering: the number and date of a letter, in its file as a person left it and in the buku agenda.

The file first loses nothing: what it was is kept in the folder `riwayat`, all that is not a control for
number or date stays byte for byte. The register takes the number in the same transaction, so that
two letters never get the same one. After a crash in between, the same command finishes the work, and
what somebody saves meanwhile stays (`tata_usaha.outbox.riwayat`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import BarisNomor
from tata_usaha.agenda.penomoran import BukuNomor
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.baca_terbit import IsiTerbaca, baca_terbit
from tata_usaha.konsep.letak_isian import LetakIsian, cari_isian
from tata_usaha.outbox import riwayat
from tata_usaha.outbox.catat_terbit import catat_terbit, periode_naskah, sejak_bernomor
from tata_usaha.outbox.isian_nomor import (
    isi_nomor,
    petunjuk_nomor,
)
from tata_usaha.outbox.jalur import catat_jalur
from tata_usaha.outbox.langkah_naskah import tempuh
from tata_usaha.outbox.periksa_batas import batas_lewat
from tata_usaha.outbox.periksa_hukum import periksa_dasar
from tata_usaha.outbox.periksa_rapat import salah_sisi
from tata_usaha.outbox.pilih import baca_naskah, bukan_word, tak_dapat, tolak_terbuka
from tata_usaha.outbox.sedasar import tolak_lain
from tata_usaha.outbox.syarat_nomor import BIASA, Kehendak, Penomoran
from tata_usaha.word.ganti_bagian import PaketAsing, ganti_bagian
from zi_model.daur_naskah import Langkah
from zi_model.kantor import Kantor
from zi_model.masalah import Masalah, Tingkat


@dataclass(frozen=True)
class HasilNomor:
    """What was done: the entry as it is now, how many places were filled, and which could not be.

    `perhatian` are remarks: citations that do not fit the date, lines of the number book that cannot be read.
    `batal` is the number that it had before, which is void now.
    """

    entri: EntriAgenda
    berkas: Path
    terisi: int
    tersisa: tuple[LetakIsian, ...]
    riwayat: Path | None
    perhatian: tuple[Masalah, ...]
    batal: int | None = None

    @property
    def berubah(self) -> bool:
        """Whether anything was written into the file."""
        return self.terisi > 0

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "nomor": self.entri.nomor,
            "tanggal": self.entri.tanggal,
            "terisi": self.terisi,
            "tersisa": [{"isian": t.petunjuk, "tempat": str(t)} for t in self.tersisa],
            "riwayat": str(self.riwayat) if self.riwayat else None,
            "perhatian": [str(m) for m in self.perhatian],
            "batal": self.batal,
        }


@diulang
def nomori(
    folder: Path,
    basis: BasisData,
    kantor: Kantor,
    entri: EntriAgenda,
    nomor: int | None,
    tanggal: dt.date,
    sekarang: dt.datetime,
    kehendak: Kehendak = BIASA,
) -> HasilNomor:
    """Put number and date into a draft and into the register; `nomor` is None for letters that have none.

    Raises:
        GalatPemakaian: when a number is missing (with the last ones, and the next), or given for a letter without
            one, or the reason is missing.
        GalatOutbox: when the number is taken, in the register, in the number book or by a decree that the plan
            knows, the letter is no draft any more or says another number, or its file or the number book cannot be
            read or written.
        GalatBentrok: when its file is not the one that was looked at.
        GalatBasisData: when the register cannot be used.

    """
    tempuh(replace(entri, jalur=""), Langkah.NOMORI)  # by which way it goes, its file says
    selesaikan(folder, basis, entri)
    naskah = baca_naskah(folder, entri)
    if kehendak.dasar not in {None, naskah.sha256} and (entri.nomor, entri.tanggal) != (nomor, tanggal):
        tolak_lain(basis, entri, naskah.tempat, naskah.isi, kantor.zona)
    entri = catat_jalur(basis, entri, naskah)
    tempuh(entri, Langkah.NOMORI)
    tugas = Penomoran(folder, basis, kantor, entri, naskah, nomor, tanggal, kehendak)
    try:
        tugas.periksa()
        baru, terisi = isi_nomor(naskah.bagian, tugas.kendali, tugas.nilai)
        petunjuk = petunjuk_nomor(tugas.kendali, tugas.pola)
        sisa = cari_isian({**naskah.bagian, **baru}, tanpa_kendali=True)
        tersisa = tuple(t for t in sisa if t.petunjuk in petunjuk)
        terbaca = baca_terbit({**naskah.bagian, **baru}, periode_naskah(entri))
        perhatian = periksa_dasar(naskah, kantor, tanggal)
        ditanya = [*batas_lewat(naskah, terbaca, tanggal), *salah_sisi(naskah, entri.jenis, terbaca, tanggal)]
        perhatian += tuple(replace(m, tingkat=Tingkat.CATATAN) for m in ditanya)
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    try:
        sesudah, disimpan, masalah = _catat(tugas, baru, terbaca, sekarang)
    except OSError as galat:
        raise tak_dapat(naskah.tempat, galat) from galat
    perhatian += tuple(replace(m, tingkat=Tingkat.CATATAN) for m in masalah)
    batal = entri.nomor if entri.nomor != sesudah.nomor else None
    return HasilNomor(sesudah, naskah.tempat, terisi, tersisa, disimpan, perhatian, batal)


def selesaikan(folder: Path, basis: BasisData, entri: EntriAgenda) -> None:
    """Put the file of a letter back at its place when a run was killed while it replaced it.

    Raises:
        GalatOutbox: when the folder cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    tempat = folder / entri.berkas
    if not riwayat.terputus(tempat):
        return
    try:
        with basis.transaksi(entri.satker):  # what goes on elsewhere is ended before
            riwayat.pulihkan(tempat)
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat


def _catat(
    tugas: Penomoran, baru: dict[str, bytes], terbaca: IsiTerbaca, sekarang: dt.datetime
) -> tuple[EntriAgenda, Path | None, tuple[Masalah, ...]]:
    """Take the number and write file, register and number book in one transaction.

    Return the entry then, where the old file is kept, and what in the number book cannot be read.
    """
    entri, naskah = tugas.entri, tugas.naskah
    sesudah = replace(entri, tanggal=tugas.tanggal)
    if tugas.bernomor:
        sesudah = replace(sesudah, jenis_nomor=tugas.pencacah, tahun_nomor=tugas.tanggal.year, nomor=tugas.nomor)
    if not baru and sesudah == entri:
        return entri, None, ()
    isi = ganti_bagian(naskah.isi, baru) if baru else b""
    if baru:
        sesudah = replace(sesudah, sha256_tulis=berkas.sha256(isi), ukuran_tulis=len(isi))
    with tugas.basis.transaksi(entri.satker) as sambungan:
        if agenda.cari(sambungan, entri.kunci) != entri:
            raise GalatOutbox(f"Catatan {entri.kunci} di buku agenda baru saja berubah.", "Jalankan lagi.")
        buku = _ambil_nomor(tugas, sambungan, sesudah, sekarang)
        agenda.simpan(sambungan, sesudah)
        rincian: dict[str, str | int | None] = {
            "nomor": sesudah.nomor,
            "tanggal": str(sesudah.tanggal),
            "sebelum": naskah.sha256,
        }
        rincian |= {"diganti": entri.nomor} if entri.nomor not in {None, sesudah.nomor} else {}
        disimpan = None
        if baru:
            tolak_terbuka(naskah.tempat)
            try:
                disimpan = riwayat.ganti(naskah.tempat, isi, naskah.sha256, "sebelum dinomori")
            except riwayat.BerubahSementara as galat:
                raise GalatOutbox(f"“{naskah.tempat.name}” berubah selagi dinomori.", "Jalankan lagi.") from galat
            rincian["sha256"] = sesudah.sha256_tulis
        if tugas.bernomor and sejak_bernomor(entri.jenis):
            sidik = berkas.sha256(isi) if baru else naskah.sha256
            rincian |= catat_terbit(sambungan, entri, terbaca, sidik, sekarang)
        catat(sambungan, entri.kunci, "DINOMORI", rincian, sekarang, tugas.kehendak.alasan)
        for satu in buku:
            satu.simpan()
    return sesudah, disimpan, tuple(m for satu in buku for m in satu.masalah)


def _ambil_nomor(
    tugas: Penomoran, sambungan: Connection, sesudah: EntriAgenda, sekarang: dt.datetime
) -> list[BukuNomor]:
    """Give the letter its number, and make void the one that it had; return the number books to be written."""
    kehendak, lama, baru = tugas.kehendak, _baris_nomor(tugas.entri), _baris_nomor(sesudah)
    if baru is None:
        return []
    baru = replace(baru, alasan="" if kehendak.ganti else kehendak.alasan)
    lain = lama is not None and (lama.pencacah, lama.tahun, lama.nomor) != (baru.pencacah, baru.tahun, baru.nomor)
    diganti = lama if lain else None
    buku = {}
    for tahun in sorted({b.tahun for b in (baru, diganti) if b is not None}):
        buku[tahun] = BukuNomor(sambungan, tugas.folder, baru.satker, tahun, sekarang)
        tolak_terbuka(buku[tahun].tempat)
    if not kehendak.alasan and (lama is None or (lama.nomor, lama.tanggal) != (baru.nomor, baru.tanggal)):
        buku[baru.tahun].periksa_urutan(baru)
    buku[baru.tahun].pakai(baru, lagi=kehendak.pakai_lagi)
    if diganti is not None:
        buku[diganti.tahun].batalkan(diganti, kehendak.alasan)
    return list(buku.values())


def _baris_nomor(entri: EntriAgenda) -> BarisNomor | None:
    """Return the row of the buku agenda that a letter takes; None while it has no number."""
    if entri.nomor is None or entri.jenis_nomor is None or entri.tahun_nomor is None:
        return None
    return BarisNomor(
        entri.satker, entri.jenis_nomor, entri.tahun_nomor, entri.nomor, entri.tanggal, entri.kunci, entri.perihal
    )
