"""A signed letter in the evidence folder: one copy of its signed file, and the links to all that it proves.

The links are recorded first: they say that a copy has to lie there. Then the copy is laid, read-only, byte for byte,
under a name that is free or has these bytes already, and the register says where. So whoever is killed in between, or
finds the folder out of reach, leaves a letter that the next command completes. A letter that was let go loses its
links at once and its copy afterwards; the bytes are kept in `riwayat` beside the letter before the copy is taken away.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import itertools
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda import tautan_naskah
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat, kejadian_naskah
from tata_usaha.agenda.skema import berkas_bukti
from tata_usaha.bukti import arsip_bukti, bukti_lama
from tata_usaha.bukti.jelajah_bukti import folder_kantor
from tata_usaha.bukti.pohon_bukti import JALUR_MAKS, NAMA_BERKAS_MIN, cari_folder, nama_aman
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatFolderBukti
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.outbox.temukan import RIWAYAT
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.bukti_naskah import Pembuktian, yang_dibuktikan
from zi_model.daur_naskah import StatusNaskah, bertanda_tangan
from zi_model.kewajiban import Kewajiban
from zi_model.tahun_rencana import TahunRencana
from zi_model.tautan_naskah import TautanNaskah

PERISTIWA = "DITAUTKAN"
"""The event of a letter whose signed copy lies in the evidence folder."""
_SEBUTAN = " (ditandatangani)"
_KATA_PERIODE = 3  # Triwulan II 2026


@dataclass(frozen=True)
class HasilTaut:
    """What a signed letter proves (`pembuktian`), and where its copy lies below the office's evidence folder.

    `salinan` is None when no copy lies there, and `belum` then says why, in Indonesian; "" when the letter proves
    nothing, so that none is needed. `baru` tells whether anything was done.
    """

    entri: EntriAgenda
    pembuktian: tuple[Pembuktian, ...] = ()
    salinan: str | None = None
    belum: str = ""
    baru: bool = False


def tautkan(
    outbox: Path,
    folder_bukti: Path,
    basis: BasisData,
    tahun: TahunRencana | None,
    entri: EntriAgenda,
    sekarang: dt.datetime,
) -> HasilTaut:
    """Link a signed letter to what it proves by the plan of its year, and lay its copy; done again it changes nothing.

    `tahun` comes with the wording of letters; None for a letter of a kind that proves nothing. What hinders the copy is
    told in the result: the letter is signed all the same.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    pembuktian = yang_dibuktikan(tahun, entri.kunci) if tahun else ()
    catatan = _catat_tautan(basis, entri, pembuktian, sekarang)
    if catatan is None:
        return HasilTaut(entri)
    entri, baru = catatan
    if tahun is None or not pembuktian:
        return HasilTaut(entri, salinan="", baru=baru)
    sebelum = entri
    try:
        with basis.baca() as sambungan:
            arsip = arsip_bukti.diarsipkan(sambungan, entri.satker, tahun.tahun)
        if arsip:
            return HasilTaut(entri, pembuktian, belum=f"folder bukti tahun {tahun.tahun} sudah diarsipkan", baru=baru)
        arsip_bukti.tolak_folder_hilang(folder_bukti, tahun, basis)
        entri = _taruh_dan_catat(outbox, folder_bukti, basis, tahun, entri, pembuktian, sekarang)
    except GalatFolderBukti as galat:
        return HasilTaut(entri, pembuktian, belum=galat.pesan.partition(", padahal")[0], baru=baru)
    except _TakDapat as galat:
        return HasilTaut(entri, pembuktian, belum=str(galat), baru=baru)
    except OSError as galat:
        tempat = galat.filename or folder_kantor(folder_bukti, tahun.kantor)
        return HasilTaut(entri, pembuktian, belum=f"{tempat}: {sebab_sistem(galat)}", baru=baru)
    return HasilTaut(entri, pembuktian, entri.berkas_bukti, baru=baru or entri != sebelum)


def tarik(outbox: Path, akar: Path, basis: BasisData, entri: EntriAgenda, sekarang: dt.datetime) -> HasilTaut:
    """Take the copy of a letter that is not signed (any more) out of the evidence folder; `akar` is the office's own.

    Its bytes are kept in `riwayat` beside the letter first. What somebody laid in its place stays where it is, and so
    does, for now, what cannot be taken away (`belum` says why).

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    if not entri.berkas_bukti:
        return HasilTaut(entri)
    try:
        return _tarik(outbox, akar, basis, entri, sekarang)
    except OSError as galat:
        pesan = f"{galat.filename or akar / entri.berkas_bukti}: {sebab_sistem(galat)}"
        return HasilTaut(entri, salinan=entri.berkas_bukti, belum=pesan)


def salinan_di_bukti(akar: Path, sambungan: Connection, entri: EntriAgenda) -> bool:
    """Tell whether the signed copy lies in the evidence folder, where it was laid or anywhere that the scan knows.

    Raises:
        OSError: when the folder cannot be read.

    """
    if entri.berkas_bukti and berkas.sidik(akar / entri.berkas_bukti) == entri.sha256_ttd:
        return True
    lain = _di_folder(sambungan, entri.satker, entri.sha256_ttd)
    return any(nama != entri.berkas_bukti and berkas.sidik(akar / nama) == entri.sha256_ttd for nama in lain)


def salinan_lain(sambungan: Connection, entri: EntriAgenda, sidik: str | None) -> tuple[str, ...]:
    """Return where else in the evidence folder the scan knows these bytes, by path."""
    return tuple(nama for nama in _di_folder(sambungan, entri.satker, sidik) if nama != entri.berkas_bukti)


def sidik_tercatat(sambungan: Connection, satker: str) -> dict[str, str]:
    """Return what each file of the evidence folder was when the scan read it last: SHA-256 by path."""
    k = berkas_bukti.c
    pilih = sa.select(k.berkas, k.sha256).where(k.satker == satker, k.sha256 != "")
    return {b.berkas: b.sha256 for b in sambungan.execute(pilih)}


def saat_ditandatangani(sambungan: Connection, entri: EntriAgenda, sekarang: dt.datetime) -> dt.datetime:
    """Return when the register took a letter as signed."""
    semua = kejadian_naskah(sambungan, entri.kunci)
    saat = [k.saat for k in semua if k.peristiwa == StatusNaskah.DITANDATANGANI.value]
    return saat[-1] if saat else entri.sejak or sekarang


class _TakDapat(Exception):
    """Why no copy can be laid, in Indonesian."""


@diulang
def _catat_tautan(
    basis: BasisData, entri: EntriAgenda, pembuktian: tuple[Pembuktian, ...], sekarang: dt.datetime
) -> tuple[EntriAgenda, bool] | None:
    """Record what a letter proves; return its entry as it is now, and whether that is news; None: not signed."""
    with basis.baca() as sambungan:
        kini = agenda.cari(sambungan, entri.kunci)
        bertaut = {t.tempat for t in tautan_naskah.milik(sambungan, entri.kunci) if _berlaku(t, entri)}
    tetap = kini is not None and (kini.berkas_bukti != "" if pembuktian else kini.berkas_bukti is not None)
    if kini is not None and tetap and bertaut >= {(p.kode, p.periode) for p in pembuktian}:
        return (kini, False) if _bertanda(kini) else None
    with basis.transaksi(entri.satker) as sambungan:
        kini = agenda.cari(sambungan, entri.kunci)
        if kini is None or not _bertanda(kini):
            return None
        saat = saat_ditandatangani(sambungan, kini, sekarang)
        baru = tautan_naskah.tambah(sambungan, kini, pembuktian, saat)
        sesudah = kini
        if pembuktian and kini.berkas_bukti == "":
            sesudah = replace(kini, berkas_bukti=None)
        elif not pembuktian and kini.berkas_bukti is None:
            sesudah = replace(kini, berkas_bukti="")
        if sesudah != kini:
            agenda.simpan(sambungan, sesudah)
    return sesudah, bool(baru)


def _berlaku(tautan: TautanNaskah, entri: EntriAgenda) -> bool:
    return tautan.sampai is None and tautan.sha256 == entri.sha256_ttd


def _bertanda(entri: EntriAgenda) -> bool:
    return bertanda_tangan(entri.status) and entri.sha256_ttd is not None and not entri.status_asing


@diulang
def _taruh_dan_catat(
    outbox: Path,
    folder_bukti: Path,
    basis: BasisData,
    tahun: TahunRencana,
    entri: EntriAgenda,
    pembuktian: tuple[Pembuktian, ...],
    sekarang: dt.datetime,
) -> EntriAgenda:
    """Lay the copy and record where; both in one transaction: whoever is about to let the letter go waits."""
    akar = folder_kantor(folder_bukti, tahun.kantor)
    with basis.baca() as sambungan:
        if salinan_di_bukti(akar, sambungan, entri) and entri.berkas_bukti:
            return entri
    kewajiban = next(k for k in tahun.kewajiban if (k.kode, k.periode) == (pembuktian[0].kode, pembuktian[0].periode))
    with basis.transaksi(entri.satker) as sambungan:
        kini = agenda.cari(sambungan, entri.kunci)
        if kini is None or kini.sha256_ttd != entri.sha256_ttd or not _bertanda(kini):
            raise _TakDapat("catatannya di buku agenda baru saja berubah")
        _sisihkan_yang_lama(outbox, akar, sambungan, kini, sekarang)
        tempat = _taruh(folder_bukti, tahun, kewajiban, kini, _isi_salinan(outbox, kini))
        sesudah = replace(kini, berkas_bukti=tempat.relative_to(akar).as_posix())
        if sesudah != kini:
            agenda.simpan(sambungan, sesudah)
            sebutan = ", ".join(f"{p.kode} {p.periode}" for p in pembuktian)
            catat(sambungan, kini.kunci, PERISTIWA, {"bukti": sesudah.berkas_bukti, "tautan": sebutan}, sekarang)
    return sesudah


def _isi_salinan(outbox: Path, entri: EntriAgenda) -> bytes:
    """Return the bytes of the signed copy in the outbox."""
    tempat = outbox / str(entri.berkas_ttd)
    try:
        isi = tempat.read_bytes()
    except FileNotFoundError:
        raise _TakDapat(f"salinannya di outbox tidak ada: {tempat}") from None
    if berkas.sha256(isi) != entri.sha256_ttd:
        raise _TakDapat(f"salinannya di outbox bukan lagi yang dicatat: {tempat}")
    return isi


def _taruh(folder_bukti: Path, tahun: TahunRencana, kewajiban: Kewajiban, entri: EntriAgenda, isi: bytes) -> Path:
    """Lay the copy, read-only, into an obligation's folder; return where it lies."""
    folder = cari_folder(folder_bukti, tahun.kantor, kewajiban)
    berkas.buat_folder(folder)
    berkas.buang_sisa(folder)
    for nama in _nama(entri, JALUR_MAKS - len(folder.relative_to(folder_bukti).as_posix()) - 1):
        tempat = folder / nama
        if berkas.sidik(tempat) is None:
            with contextlib.suppress(FileExistsError):
                berkas.simpan_baru(tempat, isi)
        if berkas.sidik(tempat) == entri.sha256_ttd:
            _hanya_baca(tempat)
            return tempat
    raise AssertionError  # numbers do not end


def _nama(entri: EntriAgenda, panjang: int) -> Iterator[str]:
    """Give the name that a copy gets: the letter's own, which says that it is signed; then with a number."""
    akhiran = PurePosixPath(str(entri.berkas_ttd)).suffix
    pokok = _ringkas(PurePosixPath(entri.berkas).stem, max(panjang, NAMA_BERKAS_MIN) - len(f"{_SEBUTAN} (99){akhiran}"))
    for ke in itertools.count(1):
        yield f"{pokok}{_SEBUTAN}{f' ({ke})' if ke > 1 else ''}{akhiran}"


def _ringkas(nama: str, panjang: int) -> str:
    """Return a letter's name as a file name; what is too long loses words before its period, which tells it apart."""
    if len(nama_aman(nama)) <= panjang:
        return nama_aman(nama)
    akhir = " ".join(nama.split()[-_KATA_PERIODE:])
    return f"{nama_aman(nama, panjang - len(akhir) - 1)} {nama_aman(akhir)}"


def _hanya_baca(tempat: Path) -> None:
    with contextlib.suppress(OSError):  # a folder of another system may refuse rights
        tempat.chmod(stat.S_IMODE(tempat.stat().st_mode) & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


@diulang
def _tarik(outbox: Path, akar: Path, basis: BasisData, entri: EntriAgenda, sekarang: dt.datetime) -> HasilTaut:
    if not _terjangkau(akar, entri.berkas_bukti or ""):
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(akar / (entri.berkas_bukti or "").partition("/")[0]))
    with basis.transaksi(entri.satker) as sambungan:
        kini = agenda.cari(sambungan, entri.kunci)
        if kini is None or kini.berkas_bukti != entri.berkas_bukti or _bertanda(kini) or kini.dicabut_sejak is not None:
            return HasilTaut(kini or entri)
        ditarik = _sisihkan_yang_lama(outbox, akar, sambungan, kini, sekarang)
        sesudah = replace(kini, berkas_bukti=None)
        agenda.simpan(sambungan, sesudah)
    return HasilTaut(sesudah, salinan=kini.berkas_bukti if ditarik else None, baru=True)


def _terjangkau(akar: Path, nama: str) -> bool:
    """Tell whether a year's folder is there, so that a file that is not in it is gone and not only out of reach."""
    folder = akar / nama.partition("/")[0]
    return folder.is_dir() and any(folder.iterdir())


def _sisihkan_yang_lama(
    outbox: Path, akar: Path, sambungan: Connection, entri: EntriAgenda, sekarang: dt.datetime
) -> bool:
    """Take away the copy of an earlier signed file of a letter, once its bytes are kept; tell whether one was."""
    if not entri.berkas_bukti:
        return False
    lama = tautan_naskah.sidik_lama(tautan_naskah.milik(sambungan, entri.kunci))
    lama.discard(str(entri.sha256_ttd) if _bertanda(entri) else "")
    tempat = akar / entri.berkas_bukti
    sidik = berkas.sidik(tempat)
    if sidik is None:  # taken away by a command that was killed then, or by somebody
        for satu in sorted(lama):
            _catat_pergi(sambungan, entri, satu, sekarang)
    if sidik is None or sidik not in lama:
        return False
    _simpan_di_riwayat(outbox, entri, tempat.read_bytes(), sidik, tempat.suffix)
    _catat_pergi(sambungan, entri, sidik, sekarang)
    with contextlib.suppress(OSError):  # where a file that is only to be read cannot be taken away
        tempat.chmod(stat.S_IMODE(tempat.stat().st_mode) | stat.S_IWUSR)
    tempat.unlink()
    berkas.sinkron_folder(tempat.parent)
    return True


def _simpan_di_riwayat(outbox: Path, entri: EntriAgenda, isi: bytes, sidik: str, akhiran: str) -> None:
    """Make sure that these bytes are kept in `riwayat` beside the letter; the same content is kept once.

    Raises:
        OSError: when it cannot be written, or the bytes are no longer those that were looked at.

    """
    if berkas.sha256(isi) != sidik:
        raise OSError("berkasnya sedang berubah")
    naskah = outbox / entri.berkas
    folder = naskah.parent / RIWAYAT
    if folder.is_dir() and any(
        satu.is_file() and satu.stat().st_size == len(isi) and berkas.sidik(satu) == sidik
        for satu in sorted(folder.iterdir())
    ):
        return
    for ke in itertools.count(1):
        nama = f"{naskah.stem}{_SEBUTAN} (dilepas){f' ({ke})' if ke > 1 else ''}{akhiran}"
        with contextlib.suppress(FileExistsError):
            berkas.simpan_baru(folder / nama, isi)
            return


def _catat_pergi(sambungan: Connection, entri: EntriAgenda, sidik: str, sekarang: dt.datetime) -> None:
    """Record that a copy lay there until its letter was let go: the scan that misses it may come days later.

    It is no file of the folder any more, else a folder that is empty without it would seem to be out of reach.
    """
    k = berkas_bukti.c
    pilih = sa.select(k.ukuran, k.diterima, k.jenis).where(
        k.satker == entri.satker, k.berkas == entri.berkas_bukti, k.sha256 == sidik, k.jenis.is_not(None)
    )
    ada = sambungan.execute(pilih).first()
    akhir = [t.sampai for t in tautan_naskah.milik(sambungan, entri.kunci) if t.sha256 == sidik and t.sampai]
    satu = next((t for t in tautan_naskah.milik(sambungan, entri.kunci) if t.sha256 == sidik), None)
    if ada is None or satu is None or ada.jenis not in frozenset(JenisBerkas):
        return
    sampai = max([*akhir, ada.diterima], default=sekarang)
    lama = Bukti(
        str(entri.berkas_bukti), *satu.tempat, ada.diterima, sidik, ada.ukuran, JenisBerkas(ada.jenis), sampai=sampai
    )
    bukti_lama.simpan(sambungan, entri.satker, [lama])
    sambungan.execute(sa.delete(berkas_bukti).where(k.satker == entri.satker, k.berkas == entri.berkas_bukti))


def _di_folder(sambungan: Connection, satker: str, sidik: str | None) -> list[str]:
    k = berkas_bukti.c
    pilih = sa.select(k.berkas).where(k.satker == satker, k.sha256 == sidik).order_by(k.berkas)
    return sorted(sambungan.scalars(pilih))
