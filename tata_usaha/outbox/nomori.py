"""Numbering: the number and date of a letter, in its file as a person left it and in the buku agenda.

The file first loses nothing: what it was is kept in the folder `riwayat`, all that is not a control for
number or date stays byte for byte. The register takes the number in the same transaction, so that
two letters never get the same one. After a crash in between, the same command finishes the work, and
what somebody saves meanwhile stays (`tata_usaha.outbox.riwayat`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.nomor import BarisNomor, batalkan_nomor, cari_nomor, simpan_nomor
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.konsep.kendali import ISIAN, Kendali, cari_kendali, isi_kendali
from tata_usaha.konsep.letak_isian import LetakIsian, cari_isian, teks_naskah
from tata_usaha.outbox import riwayat
from tata_usaha.outbox.periksa_hukum import periksa_dasar
from tata_usaha.outbox.pilih import BerkasNaskah, baca_naskah, bukan_word, tak_dapat, tolak_terbuka
from tata_usaha.word.ganti_bagian import PaketAsing, ganti_bagian
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import StatusNaskah
from zi_model.kantor import Kantor
from zi_model.keputusan_kantor import pemakai_nomor_keputusan
from zi_model.masalah import Masalah
from zi_model.naskah.keluarga import pencacah

NOMOR, TANGGAL = "nomor", "tanggal"
"""Tags of the controls: `isian:nomor` is the one that shows a prompt, `nomor` that of a known number."""


@dataclass(frozen=True)
class HasilNomor:
    """What was done: the entry as it is now, how many places were filled, and which could not be.

    `perhatian` are remarks on citations that do not fit the date.
    """

    entri: EntriAgenda
    berkas: Path
    terisi: int
    tersisa: tuple[LetakIsian, ...]
    riwayat: Path | None
    perhatian: tuple[Masalah, ...]

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
) -> HasilNomor:
    """Put number and date into a draft and into the register; `nomor` is None for letters that have none.

    Raises:
        GalatPemakaian: when a number is missing, or given for a letter without one.
        GalatOutbox: when the number is taken, in the register or by a decree that the plan knows, the letter
            is no draft any more or says another number, or its file cannot be read or written.
        GalatBasisData: when the register cannot be used.

    """
    selesaikan(folder, basis, entri)
    naskah = baca_naskah(folder, entri)
    try:
        kendali = cari_kendali(naskah.bagian)
        nilai = {NOMOR: str(nomor) if nomor else None, TANGGAL: tanggal_panjang(tanggal)}
        bernomor = _periksa_permintaan(kantor, entri, naskah, kendali, nilai, tanggal)
        baru, terisi = _isi(naskah, kendali, nilai)
        petunjuk = {NOMOR, TANGGAL}.union(*(ISIAN.findall(k.teks) for k in kendali if _milik(k)))
        sisa = cari_isian({**naskah.bagian, **baru}, tanpa_kendali=True)
        tersisa = tuple(t for t in sisa if t.petunjuk in petunjuk)
        perhatian = periksa_dasar(naskah, kantor, tanggal)
    except PaketAsing as galat:
        raise bukan_word(naskah.tempat, galat) from galat
    sesudah = replace(entri, tanggal=tanggal)
    if bernomor:
        jenis = pencacah(entri.jenis, kantor.satker.nomor) or entri.jenis
        sesudah = replace(sesudah, jenis_nomor=jenis, tahun_nomor=tanggal.year, nomor=nomor)
        _periksa_rencana(kantor, sesudah)
    try:
        sesudah, disimpan = _catat(basis, entri, sesudah, naskah, baru, sekarang)
    except OSError as galat:
        raise tak_dapat(naskah.tempat, galat) from galat
    return HasilNomor(sesudah, naskah.tempat, terisi, tersisa, disimpan, perhatian)


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


def bertag(kendali: Kendali, nama: str) -> bool:
    """Tell whether a control is for a number or date."""
    return kendali.tag in {nama, f"isian:{nama}"}


def _milik(kendali: Kendali) -> bool:
    return bertag(kendali, NOMOR) or bertag(kendali, TANGGAL)


def _periksa_permintaan(
    kantor: Kantor,
    entri: EntriAgenda,
    naskah: BerkasNaskah,
    kendali: list[Kendali],
    nilai: dict[str, str | None],
    tanggal: dt.date,
) -> bool:
    """Return whether the letter has a number, after refusing what does not fit."""
    if entri.status is not StatusNaskah.KONSEP:
        status = entri.status.value.replace("_", " ")
        raise GalatOutbox(f"{entri.kunci} sudah {status}; nomor dan tanggalnya tidak diubah lagi.")
    tempat = [k for k in kendali if bertag(k, NOMOR)]
    tersisa = [t for t in cari_isian(naskah.bagian, tanpa_kendali=True) if t.petunjuk == NOMOR]
    bernomor = bool(tempat or tersisa) or pencacah(entri.jenis, kantor.satker.nomor) is not None
    if bernomor and nilai[NOMOR] is None:
        raise GalatPemakaian(f"{entri.kunci} memerlukan nomor.", "Sebutkan nomornya dari buku agenda.")
    if not bernomor and nilai[NOMOR] is not None:
        raise GalatPemakaian(
            f"{entri.kunci} tidak bernomor: tidak ada tempat nomor di dalamnya.", "Isi tanggalnya saja, tanpa nomor."
        )
    if bernomor and not tempat and not tersisa and not _tersebut(naskah, str(nilai[NOMOR])):
        raise GalatOutbox(
            f"Tempat nomor di “{naskah.tempat.name}” sudah dihapus, dan nomor {nilai[NOMOR]} tidak tertulis di sana.",
            "Ketik nomornya di Word dan simpan, lalu jalankan lagi supaya tercatat di buku agenda.",
        )
    for k in tempat:
        if (tahun := re.findall(r"(?<!\d)20\d\d(?!\d)", k.sekitar)) and str(tanggal.year) not in tahun:
            raise GalatOutbox(
                f"Nomor di “{naskah.tempat.name}” bertahun {tahun[-1]}, tanggalnya {nilai[TANGGAL]}.",
                "Periksa tanggalnya; bila tahun pada nomor yang keliru, betulkan di Word, simpan, lalu jalankan lagi.",
            )
    for nama in (NOMOR, TANGGAL):
        for k in kendali:
            if nilai[nama] is not None and bertag(k, nama) and _lain(k, nama, str(nilai[nama])):
                raise GalatOutbox(
                    f"“{naskah.tempat.name}” sudah memuat {nama} “{k.teks.strip()}”, bukan “{nilai[nama]}”.",
                    f"Samakan {nama} yang diminta, atau kosongkan isiannya di Word, simpan, lalu jalankan lagi.",
                )
    return bernomor


def _lain(kendali: Kendali, nama: str, nilai: str) -> bool:
    """Tell whether a control holds another value that stays: one that a person typed, or a known number.

    A date that the draft itself proposed (in a control without prompt) gives way.
    """
    usulan = kendali.tag == TANGGAL and nama == TANGGAL
    return kendali.terisi and not usulan and " ".join(kendali.teks.split()) != nilai


def _tersebut(naskah: BerkasNaskah, nomor: str) -> bool:
    """Tell whether the number stands somewhere in the body as a figure of its own."""
    return any(re.search(rf"(?<!\d){nomor}(?!\d)", teks) for teks in teks_naskah(naskah.bagian))


def _isi(naskah: BerkasNaskah, kendali: list[Kendali], nilai: dict[str, str | None]) -> tuple[dict[str, bytes], int]:
    """Return the parts that change, and how many places were filled."""
    isian = [
        (k, teks)
        for nama, teks in nilai.items()
        for k in kendali
        if teks is not None and bertag(k, nama) and not (k.terisi and " ".join(k.teks.split()) == teks)
    ]
    return isi_kendali(naskah.bagian, isian), len(isian)


def _catat(
    basis: BasisData,
    entri: EntriAgenda,
    sesudah: EntriAgenda,
    naskah: BerkasNaskah,
    baru: dict[str, bytes],
    sekarang: dt.datetime,
) -> tuple[EntriAgenda, Path | None]:
    """Take the number and write the file in one transaction; return the entry then, and where the old file is kept."""
    if not baru and sesudah == entri:
        return entri, None
    isi = ganti_bagian(naskah.isi, baru) if baru else b""
    if baru:
        sesudah = replace(sesudah, sha256_tulis=berkas.sha256(isi), ukuran_tulis=len(isi))
    with basis.transaksi(entri.satker) as sambungan:
        _ambil_nomor(sambungan, entri, sesudah)
        agenda.simpan(sambungan, sesudah)
        rincian: dict[str, str | int | None] = {
            "nomor": sesudah.nomor,
            "tanggal": str(sesudah.tanggal),
            "sebelum": naskah.sha256,
        }
        disimpan = None
        if baru:
            tolak_terbuka(naskah.tempat)
            try:
                disimpan = riwayat.ganti(naskah.tempat, isi, naskah.sha256, "sebelum dinomori")
            except riwayat.BerubahSementara as galat:
                raise GalatOutbox(f"“{naskah.tempat.name}” berubah selagi dinomori.", "Jalankan lagi.") from galat
            rincian["sha256"] = sesudah.sha256_tulis
        catat(sambungan, entri.kunci, "DINOMORI", rincian, sekarang)
    return sesudah, disimpan


def _ambil_nomor(sambungan: Connection, entri: EntriAgenda, sesudah: EntriAgenda) -> None:
    """Give the letter its number, and make void the one that it had; refuse one that another has or had."""
    if agenda.cari(sambungan, entri.kunci) != entri:
        raise GalatOutbox(f"Catatan {entri.kunci} di buku agenda baru saja berubah.", "Jalankan lagi.")
    lama, baru = _baris_nomor(entri), _baris_nomor(sesudah)
    if baru is None:
        return
    pemakai = cari_nomor(sambungan, baru.satker, baru.pencacah, baru.tahun, baru.nomor)
    if pemakai is not None and pemakai.kunci != entri.kunci:
        raise GalatOutbox(
            f"Nomor {baru.nomor} jenis {baru.pencacah} tahun {baru.tahun} sudah dipakai "
            f"{pemakai.kunci or 'naskah di luar program'} ({pemakai.perihal}).",
            "Ambil nomor berikutnya dari buku agenda.",
        )
    if lama is not None and (lama.pencacah, lama.tahun, lama.nomor) != (baru.pencacah, baru.tahun, baru.nomor):
        batalkan_nomor(sambungan, lama, f"diganti dengan nomor {baru.nomor}")
    simpan_nomor(sambungan, baru)


def _baris_nomor(entri: EntriAgenda) -> BarisNomor | None:
    """Return the row of the buku agenda that a letter takes; None while it has no number."""
    if entri.nomor is None or entri.jenis_nomor is None or entri.tahun_nomor is None:
        return None
    return BarisNomor(
        entri.satker, entri.jenis_nomor, entri.tahun_nomor, entri.nomor, entri.tanggal, entri.kunci, entri.perihal
    )


def _periksa_rencana(kantor: Kantor, sesudah: EntriAgenda) -> None:
    """Refuse the number of a decree that the plan knows from before the register began."""
    if sesudah.jenis_nomor != "keputusan" or sesudah.nomor is None or sesudah.tahun_nomor is None:
        return
    if judul := pemakai_nomor_keputusan(kantor, sesudah.nomor, sesudah.tahun_nomor, sesudah.perihal):
        raise GalatOutbox(
            f"Nomor {sesudah.nomor} tahun {sesudah.tahun_nomor} sudah dipakai {judul} "
            "(menurut rencana aksi atau hukum.yaml).",
            "Ambil nomor berikutnya dari buku agenda.",
        )
