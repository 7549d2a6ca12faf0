"""A draft that somebody edited elsewhere comes back: it becomes the letter, or lies beside it when somebody was faster.

Nothing is written over. The letter's own file goes to `riwayat` and the new one takes its place in one step
(`riwayat.ganti`), together with the register; an edit of another version than the one that lies there, or of one that
somebody has open, is kept beside under the name of who brought it, where it is known as the letter's other file.
Killed anywhere, the same edit brought again finishes the work.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.basis_data import BasisData, diulang, jeda
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat, rincian_kejadian
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.konsep.suntingan import beri_jati_diri
from tata_usaha.outbox import riwayat, terbuka
from tata_usaha.outbox.bentrok import SUNTINGAN, SUNTINGAN_LAIN, Pengubah, bentrok, pengubah, sedang_dibuka
from tata_usaha.outbox.cocokkan import dikenal
from tata_usaha.outbox.ikuti import nomor_lain
from tata_usaha.outbox.isi import pastikan_konsep
from tata_usaha.outbox.langkah_naskah import pastikan_tetap
from tata_usaha.outbox.nomori import selesaikan
from tata_usaha.outbox.pilih import tak_dapat
from tata_usaha.outbox.taruh import sebut_sisa
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.naskah.inti.jati_diri import tulis_jati_diri

_ULANG = 10
"""How often it is tried while somebody else changes the letter under our hands."""
_TERLARANG = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*()]+')
_NAMA_MAKS = 40


@dataclass(frozen=True)
class Suntingan:
    """An edited draft: its bytes, the SHA-256 of what it was made from (None: of what lies there), who brings it."""

    isi: bytes
    dasar: str | None
    oleh: str


@dataclass(frozen=True)
class HasilSuntingan:
    """The letter with the edit; `berubah` is False when it was that already. `riwayat` is where the old file is kept.

    `isian` counts what a person has still to fill, number and date aside (`Sisa.isian_orang`); `sisa` is what is left
    to do in it, `perhatian` what a person should look at; both Indonesian, "" when nothing.
    """

    entri: EntriAgenda
    berkas: Path
    sha256: str
    berubah: bool
    riwayat: Path | None = None
    isian: int = 0
    sisa: str = ""
    perhatian: str = ""

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "sha256": self.sha256,
            "berubah": self.berubah,
            "riwayat": str(self.riwayat) if self.riwayat else None,
            "isian": self.isian,
            "perhatian": self.perhatian or None,
        }


def tanpa_nama(folder: Path, entri: EntriAgenda, isi: bytes) -> bytes:
    """Return an edit that forgot which letter it is with its name in it again, as the letter's own file has it."""
    milik = None
    with contextlib.suppress(OSError):  # whoever keeps it open tells nothing
        milik = jati_diri_berkas((folder / entri.berkas).read_bytes())
    wilayah = milik.wilayah if milik is not None and milik.kunci == entri.kunci else ""
    return beri_jati_diri(isi, tulis_jati_diri(entri.kunci, wilayah))


@diulang
def terima(
    folder: Path, basis: BasisData, entri: EntriAgenda, suntingan: Suntingan, sekarang: dt.datetime
) -> HasilSuntingan:
    """Let an edited draft be the letter; `folder` is the outbox, and what the edit holds was judged before.

    Raises:
        GalatBentrok: when the letter is another one than the edit was made from, or somebody has it open: the edit is
            kept beside it then.
        GalatOutbox: when the letter is no draft any more, or its file cannot be read or written.
        GalatBasisData: when the register cannot be used.

    """
    pastikan_konsep(entri, "diganti")
    selesaikan(folder, basis, entri)
    tempat = folder / entri.berkas
    try:
        berkas.buang_sisa(tempat.parent)
        for ke in range(_ULANG):
            jeda(ke)
            kini = _baca(tempat)
            try:
                if kini is not None and kini == suntingan.isi:
                    return _sudah(folder, basis, entri, suntingan, sekarang)
                dibuka = terbuka.pembuka(tempat)
                if dibuka is not None:
                    nama = _sandingkan(folder, basis, entri, suntingan, sekarang)
                    raise sedang_dibuka(entri, kini or b"", dibuka, nama, berkas.sha256(suntingan.isi))
                if kini is not None and suntingan.dasar not in {None, berkas.sha256(kini)}:
                    nama = _sandingkan(folder, basis, entri, suntingan, sekarang)
                    oleh = _pengubah(basis, entri, tempat, kini)
                    raise bentrok(entri, kini, oleh, sekarang.tzinfo, nama, berkas.sha256(suntingan.isi))
                return _ganti(folder, basis, entri, kini, suntingan, sekarang)
            except riwayat.BerubahSementara:
                continue
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat
    raise GalatOutbox(
        f"“{tempat.name}” terus berubah, jadi suntingannya belum diterima.",
        "Tunggu sampai yang sedang menulisnya selesai, lalu jalankan lagi.",
    )


def _baca(tempat: Path) -> bytes | None:
    """Return the bytes of the letter's file; None when there is none, none when who has it open keeps it to himself."""
    try:
        return tempat.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        if terbuka.pembuka(tempat) is None:
            raise
        return b""


def _pengubah(basis: BasisData, entri: EntriAgenda, tempat: Path, kini: bytes) -> Pengubah:
    with basis.baca() as sambungan:
        return pengubah(sambungan, entri, tempat, kini)


def _sudah(
    folder: Path, basis: BasisData, entri: EntriAgenda, suntingan: Suntingan, sekarang: dt.datetime
) -> HasilSuntingan:
    """Return that the letter is the edit already; noted if it came to lie there just before somebody ended us."""
    sidik = berkas.sha256(suntingan.isi)
    if not dikenal(entri, sidik):
        with basis.transaksi(entri.satker) as sambungan:
            pastikan_tetap(sambungan, entri)
            entri = _catat(sambungan, entri, suntingan, None, sekarang)
    return _hasil(folder, entri, suntingan, None, berubah=False)


def _ganti(
    folder: Path, basis: BasisData, entri: EntriAgenda, kini: bytes | None, suntingan: Suntingan, sekarang: dt.datetime
) -> HasilSuntingan:
    """Put the edit in the letter's place and note it, in one transaction."""
    tempat = folder / entri.berkas
    disimpan = None
    with basis.transaksi(entri.satker) as sambungan:
        pastikan_tetap(sambungan, entri)
        sesudah = _catat(sambungan, entri, suntingan, berkas.sha256(kini) if kini is not None else None, sekarang)
        if kini is None:
            riwayat.taruh_baru(tempat, suntingan.isi)
        else:
            disimpan = riwayat.ganti(tempat, suntingan.isi, berkas.sha256(kini), "sebelum disunting")
    return _hasil(folder, sesudah, suntingan, disimpan, berubah=True)


def _catat(
    sambungan: Connection, entri: EntriAgenda, suntingan: Suntingan, sebelum: str | None, sekarang: dt.datetime
) -> EntriAgenda:
    """Note the edit in the register; a run that has other data lays its draft beside it, as beside any edit."""
    sidik = berkas.sha256(suntingan.isi)
    sesudah = replace(entri, sha256_tulis=sidik, ukuran_tulis=len(suntingan.isi))
    agenda.simpan(sambungan, sesudah)
    catat(sambungan, entri.kunci, SUNTINGAN, {"sha256": sidik, "sebelum": sebelum}, sekarang)
    return sesudah


def _sandingkan(folder: Path, basis: BasisData, entri: EntriAgenda, suntingan: Suntingan, sekarang: dt.datetime) -> str:
    """Keep the edit beside the letter, once for each content; return the name of its file.

    Raises:
        BerubahSementara: when somebody takes the name meanwhile.
        OSError: when the folder cannot be written.

    """
    sidik = berkas.sha256(suntingan.isi)
    with basis.transaksi(entri.satker) as sambungan:
        pastikan_tetap(sambungan, entri)
        nama = next(n for n in _nama(entri, suntingan.oleh) if berkas.sidik(folder / n) in {None, sidik})
        if not (folder / nama).exists():
            riwayat.taruh_baru(folder / nama, suntingan.isi)
        rincian = {"berkas": nama, "sha256": sidik, "dasar": suntingan.dasar}
        ada = rincian_kejadian(sambungan, entri.kunci, SUNTINGAN_LAIN)
        if not any((d.get("berkas"), d.get("sha256")) == (nama, sidik) for d in ada):
            catat(sambungan, entri.kunci, SUNTINGAN_LAIN, rincian, sekarang)
    return PurePosixPath(nama).name


def _nama(entri: EntriAgenda, oleh: str) -> Iterator[str]:
    """Give the names, below the outbox, under which an edit may be kept beside the letter."""
    tempat = PurePosixPath(entri.berkas)
    siapa = " ".join(_TERLARANG.sub(" ", oleh).split())[:_NAMA_MAKS].strip(" .") or "orang lain"
    for ke in itertools.count(1):
        nomor = f" {ke}" if ke > 1 else ""
        yield str(tempat.with_name(f"{tempat.stem} (suntingan {siapa}{nomor}){tempat.suffix}"))


def _hasil(
    folder: Path, entri: EntriAgenda, suntingan: Suntingan, disimpan: Path | None, *, berubah: bool
) -> HasilSuntingan:
    sisa = hitung_sisa(suntingan.isi)
    try:
        lain = nomor_lain(entri, baca_bagian(suntingan.isi))
    except PaketAsing:
        lain = ""
    return HasilSuntingan(
        entri,
        folder / entri.berkas,
        berkas.sha256(suntingan.isi),
        berubah,
        disimpan,
        sisa.isian_orang,
        sebut_sisa(sisa.isian_orang, sisa.belum_terverifikasi),
        f"Naskah ini {lain}." if lain else "",
    )
