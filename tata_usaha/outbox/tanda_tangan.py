"""The signed copy of a letter: taken in as it is, and let go again when it was the wrong one.

The scan is copied byte for byte beside the letter, read-only; the person's own stays where it is. The register
first says which file is about to come, then the file is laid, then the letter is signed. So a letter that is
not signed and has a copy noted is one where somebody was killed, or which was let go just now: `bereskan` moves
that copy into `riwayat`, and the same command, also with another scan, goes on from there.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
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
from tata_usaha.agenda.periksa_catatan import NOMOR_DILEPAS
from tata_usaha.agenda.skema import berkas_bukti
from tata_usaha.bukti.pembaca.hasil_tanda import TANPA_TANDA, HasilTanda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.outbox import nomor_srikandi, riwayat
from tata_usaha.outbox.baca_salinan import baca_salinan
from tata_usaha.outbox.langkah_naskah import (
    HasilLangkah,
    beralasan,
    catat_langkah,
    pastikan_tetap,
    tempuh,
    yang_mungkin,
)
from tata_usaha.outbox.nomor_srikandi import TAK_DISEBUT, Disebut, NomorSrikandi
from tata_usaha.outbox.nomori import selesaikan
from tata_usaha.outbox.pilih import tak_dapat
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bukti_naskah import Pembuktian
from zi_model.daur_naskah import Langkah, Syarat, bertanda_tangan, dapat, sudah

_ULANG = 5


@dataclass(frozen=True)
class HasilTtd(HasilLangkah):
    """A letter that is signed: where its signed copy lies, and where the same file lies in the evidence folder.

    `pembuktian` is what it proves, `bukti` where the copy lies that was laid for that; None: nowhere, and
    `bukti_belum` says why not yet, where it should.
    `perhatian` says in Indonesian what is odd about the number and date that came with it.
    `tanda` is what is known of electronic signatures in the copy.
    """

    salinan: Path
    di_bukti: tuple[str, ...]
    pembuktian: tuple[Pembuktian, ...] = ()
    bukti: Path | None = None
    bukti_belum: str = ""
    perhatian: tuple[str, ...] = ()
    tanda: HasilTanda = TANPA_TANDA

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            **super().sebagai_data(),
            "salinan": str(self.salinan),
            "sha256": self.entri.sha256_ttd,
            "di_bukti": list(self.di_bukti),
            "bukti": str(self.bukti) if self.bukti else None,
            "bukti_belum": self.bukti_belum,
            "membuktikan": [
                {"kode": p.kode, "periode": str(p.periode), "jenis": list(p.jenis)} for p in self.pembuktian
            ],
            "nomor": self.entri.nomor,
            "tanggal": self.entri.tanggal,
            "perhatian": list(self.perhatian),
            "tanda_elektronik": self.tanda.sebagai_data(),
        }


@dataclass(frozen=True)
class HasilLepas(HasilLangkah):
    """A letter that waits for its signature again; `disimpan` is where its wrong copy is kept, None: it was gone.

    `ditarik` is from where in the evidence folder our copy was taken away, `masih_di_bukti` are copies of other people
    that still lie there.
    """

    disimpan: Path | None
    ditarik: Path | None = None
    masih_di_bukti: tuple[Path, ...] = ()

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            **super().sebagai_data(),
            "disimpan": str(self.disimpan) if self.disimpan else None,
            "ditarik": str(self.ditarik) if self.ditarik else None,
            "masih_di_bukti": [str(tempat) for tempat in self.masih_di_bukti],
        }


def tandatangani(
    folder: Path,
    basis: BasisData,
    entri: EntriAgenda,
    asal: Path,
    tanggal: dt.date,
    sekarang: dt.datetime,
    disebut: Disebut = TAK_DISEBUT,
    kepercayaan: Path | None = None,
    zona: dt.tzinfo | None = None,
) -> HasilTtd:
    """Take in the signed copy of a letter; `tanggal` is the day on which it was signed.

    A letter that went through SRIKANDI gets the number and date that stand in the copy, or that are said (`disebut`);
    it was signed on that date. `kepercayaan` is the office's folder with certificates, by which those who sign
    electronically are known; where nobody said another day (`disebut`), theirs in `zona` counts.

    Raises:
        GalatPemakaian: when there is no such file; when a number is said of a letter that the office numbered, or
            needed and neither said nor read.
        GalatOutbox: when the letter's state forbids it, it was changed since it was ready, or has another copy
            already; when the file is no scan, is open, cannot be read, was changed after it was signed
            electronically, or is another letter's signed copy; when the outbox cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    if not sudah(entri.status, Langkah.TANDATANGANI):
        tempuh(entri, Langkah.TANDATANGANI)
    _periksa_disebut(entri, disebut)
    isi, akhiran, tanda = baca_salinan(asal, kepercayaan)
    sidik = berkas.sha256(isi)
    if sudah(entri.status, Langkah.TANDATANGANI):
        return replace(_sudah_bertanda(folder, basis, entri, isi, sidik), tanda=tanda)
    selesaikan(folder, basis, entri)
    _periksa_naskah(folder, entri)
    if disebut.tanggal is None and zona is not None and (hari := tanda.hari(zona)) is not None:
        tanggal = min(tanggal, hari)  # a clock that goes ahead signs no letter tomorrow
    nomor = None
    if Syarat.PENETAPAN in tempuh(entri, Langkah.TANDATANGANI).perlu:
        nomor = nomor_srikandi.tentukan(entri, isi, asal.name, disebut, sekarang)
        with basis.baca() as sambungan:
            nomor_srikandi.tolak_terpakai(sambungan, entri, nomor)
        tanggal = nomor.tanggal
    if entri.sha256_ttd != sidik:
        entri, _ = bereskan(folder, basis, entri)
    try:
        for _ in range(_ULANG):
            entri = _niatkan(folder, basis, entri, sidik, akhiran)
            if sesudah := _salin_dan_catat(folder, basis, entri, isi, asal, tanggal, sekarang, nomor, tanda):
                hasil = _hasil(folder, basis, sesudah, berubah=True)
                return replace(hasil, tanda=tanda, perhatian=nomor.perhatian if nomor else ())
    except OSError as galat:
        raise tak_dapat(folder / str(entri.berkas_ttd or entri.berkas), galat) from galat
    raise GalatOutbox(f"Nama untuk salinan bertanda tangan {entri.kunci} terus dipakai berkas lain.", "Jalankan lagi.")


@diulang
def lepas(folder: Path, basis: BasisData, entri: EntriAgenda, alasan: str, sekarang: dt.datetime) -> HasilLepas:
    """Let a wrong signed copy go: the letter waits for its signature again, the copy is kept in `riwayat`.

    Raises:
        GalatPemakaian: when no reason is given.
        GalatOutbox: when the letter's state forbids it, or the outbox cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    berubah = not sudah(entri.status, Langkah.LEPAS)
    if berubah:
        sesudah = replace(entri, status=tempuh(entri, Langkah.LEPAS, beralasan(alasan)).ke)
        rincian: dict[str, str | int | None] = {"berkas": entri.berkas_ttd, "sha256": entri.sha256_ttd}
        with basis.transaksi(entri.satker) as sambungan:
            sesudah = tautan_naskah.akhiri(sambungan, sesudah, sekarang)
            sesudah, buku = nomor_srikandi.lepaskan(sambungan, folder, sesudah, sekarang, alasan)
            rincian |= {NOMOR_DILEPAS: entri.nomor} if sesudah.nomor != entri.nomor else {}
            entri = catat_langkah(sambungan, entri, sesudah, "DILEPAS", rincian, sekarang, alasan)
            if buku:
                buku.simpan()
    berubah = berubah or entri.berkas_ttd is not None
    entri, disimpan = bereskan(folder, basis, entri)
    return HasilLepas(entri, folder / entri.berkas, berubah, disimpan)


@diulang
def bereskan(folder: Path, basis: BasisData, entri: EntriAgenda) -> tuple[EntriAgenda, Path | None]:
    """Move into `riwayat` the copy that is noted of a letter that is not signed; return the entry, and where it is.

    What somebody laid in its place stays where it is.

    Raises:
        GalatOutbox: when the outbox cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    if entri.berkas_ttd is None or not dapat(entri.status, Langkah.TANDATANGANI):
        return entri, None
    tempat, sesudah, disimpan = folder / entri.berkas_ttd, replace(entri, berkas_ttd=None, sha256_ttd=None), None
    try:
        with basis.transaksi(entri.satker) as sambungan:
            pastikan_tetap(sambungan, entri)
            riwayat.pulihkan(tempat)
            if entri.sha256_ttd is not None and berkas.sidik(tempat) == entri.sha256_ttd:
                with contextlib.suppress(riwayat.BerubahSementara):
                    disimpan = riwayat.simpan(tempat, entri.sha256_ttd, "dilepas")
            agenda.simpan(sambungan, sesudah)
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat
    return sesudah, disimpan


def _periksa_disebut(entri: EntriAgenda, disebut: Disebut) -> None:
    """Refuse a number that is said of a letter which has another one, or gets none with its signature."""
    if disebut.nomor is None:
        return
    if not entri.jalur:
        raise GalatPemakaian(
            f"{entri.kunci} dinomori di kantor, bukan oleh SRIKANDI.", "Catat tanpa menyebut nomornya."
        )
    if entri.nomor not in {None, disebut.nomor}:
        raise GalatOutbox(
            f"{entri.kunci} sudah bernomor {entri.nomor}, bukan {disebut.nomor}.",
            "Kalau yang tercatat keliru, lepas dahulu salinannya, lalu catat lagi dengan nomor yang benar.",
            langkah=yang_mungkin(entri),
        )


def _periksa_naskah(folder: Path, entri: EntriAgenda) -> None:
    """Refuse a letter that is not what was declared ready; one that was taken away to be signed is let through."""
    tempat = folder / entri.berkas
    try:
        ada = berkas.sidik(tempat)
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat
    if ada is not None and ada != entri.sha256_siap:
        raise GalatOutbox(
            f"“{tempat.name}” berubah sesudah dinyatakan siap, jadi belum tentu itu yang ditandatangani.",
            "Periksa berkasnya. Kalau perubahannya benar, nyatakan siap lagi; kalau tidak, kembalikan berkas yang "
            "dicetak untuk ditandatangani.",
            anjuran=Anjuran.untuk(Tindak.NYATAKAN_SIAP, kunci=entri.kunci, satker=entri.satker),
        )


@diulang
def _niatkan(folder: Path, basis: BasisData, entri: EntriAgenda, sidik: str, akhiran: str) -> EntriAgenda:
    """Note which file is about to come, under a name that is free or has these bytes already."""
    with basis.transaksi(entri.satker) as sambungan:
        pastikan_tetap(sambungan, entri)
        _tolak_milik_lain(sambungan, entri, sidik)
        nama = next(n for n in _nama(entri, akhiran) if berkas.sidik(folder / n) in {None, sidik})
        niat = replace(entri, berkas_ttd=nama, sha256_ttd=sidik)
        if niat != entri:
            agenda.simpan(sambungan, niat)
    return niat


def _nama(entri: EntriAgenda, akhiran: str) -> Iterator[str]:
    tempat = PurePosixPath(entri.berkas)
    for ke in itertools.count(1):
        yield str(tempat.with_name(f"{tempat.stem} (ditandatangani){f' ({ke})' if ke > 1 else ''}{akhiran}"))


@diulang
def _salin_dan_catat(
    folder: Path,
    basis: BasisData,
    entri: EntriAgenda,
    isi: bytes,
    asal: Path,
    tanggal: dt.date,
    sekarang: dt.datetime,
    nomor: NomorSrikandi | None,
    tanda: HasilTanda,
) -> EntriAgenda | None:
    """Lay the copy that was noted and record that the letter is signed; None when somebody has taken the name.

    All in one transaction, with the number that came along: whoever is about to let the copy go, or to bring another
    one, waits.
    """
    status, sidik = tempuh(entri, Langkah.TANDATANGANI).ke, berkas.sha256(isi)
    rincian = {"berkas": entri.berkas_ttd, "sha256": sidik, "ditandatangani": str(tanggal), "asal": asal.name}
    if tanda.ringkas:
        rincian["tanda_elektronik"] = tanda.ringkas
    with basis.transaksi(entri.satker) as sambungan:
        pastikan_tetap(sambungan, entri)
        _tolak_milik_lain(sambungan, entri, sidik)
        if nomor is not None:
            nomor_srikandi.tolak_terpakai(sambungan, entri, nomor)
        if not _salin(folder / str(entri.berkas_ttd), isi, sidik):
            return None
        sesudah, buku = replace(entri, status=status), None
        if nomor is not None:
            sesudah, buku = nomor_srikandi.ambil(sambungan, folder, sesudah, nomor, sekarang)
        sesudah = catat_langkah(sambungan, entri, sesudah, status.value, rincian, sekarang)
        if buku is not None:
            buku.simpan()
    return sesudah


def _salin(tujuan: Path, isi: bytes, sidik: str) -> bool:
    """Lay the copy, read-only; False when somebody has taken the name meanwhile."""
    berkas.buang_sisa(tujuan.parent)
    if berkas.sidik(tujuan) is None:
        berkas.buat_folder(tujuan.parent)
        with berkas.berkas_sementara(tujuan.parent, isi) as sementara, contextlib.suppress(FileExistsError):
            berkas.pindahkan(sementara, tujuan)
        berkas.sinkron_folder(tujuan.parent)
    if berkas.sidik(tujuan) != sidik:
        return False
    _hanya_baca(tujuan)
    return True


def _hanya_baca(tempat: Path) -> None:
    with contextlib.suppress(OSError):  # a folder of another system may refuse rights
        tempat.chmod(stat.S_IMODE(tempat.stat().st_mode) & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def _tolak_milik_lain(sambungan: Connection, entri: EntriAgenda, sidik: str) -> None:
    """Refuse a file that is the signed copy of another letter."""
    for lain in agenda.semua(sambungan):
        if lain.sha256_ttd == sidik and lain.kunci != entri.kunci and not dapat(lain.status, Langkah.TANDATANGANI):
            lepas_dulu = dapat(lain.status, Langkah.LEPAS)
            raise GalatOutbox(
                f"Berkas ini sudah menjadi salinan bertanda tangan {lain.kunci} ({lain.perihal}).",
                "Periksa berkasnya." + (" Kalau di sana yang keliru, lepas dahulu dari naskah itu." * lepas_dulu),
                anjuran=Anjuran.untuk(Tindak.LEPAS_TTD, kunci=lain.kunci, satker=lain.satker) if lepas_dulu else None,
            )


def _sudah_bertanda(folder: Path, basis: BasisData, entri: EntriAgenda, isi: bytes, sidik: str) -> HasilTtd:
    """Tell again of a letter that has this copy, which is laid again if it is gone; refuse another one."""
    if sidik != entri.sha256_ttd or entri.berkas_ttd is None:
        raise GalatOutbox(
            f"{entri.kunci} sudah {entri.status.kata}, dengan salinan bertanda tangan yang lain: {entri.berkas_ttd}.",
            "Kalau salinan itu keliru, lepas dahulu, lalu jalankan lagi dengan yang benar.",
            langkah=yang_mungkin(entri),
        )
    tempat = folder / entri.berkas_ttd
    try:
        berubah = berkas.sidik(tempat) is None
        if not _salin(tempat, isi, sidik):
            raise GalatOutbox(
                f"Salinan bertanda tangan {entri.kunci}, {tempat}, bukan lagi yang dicatat.",
                "Pindahkan berkas itu ke tempat lain, lalu jalankan lagi; salinan yang benar ditaruh kembali.",
            )
    except OSError as galat:
        raise tak_dapat(tempat, galat) from galat
    return _hasil(folder, basis, entri, berubah=berubah)


def _hasil(folder: Path, basis: BasisData, entri: EntriAgenda, *, berubah: bool) -> HasilTtd:
    k = berkas_bukti.c
    pilih = sa.select(k.berkas).where(k.satker == entri.satker, k.sha256 == entri.sha256_ttd).order_by(k.berkas)
    with basis.baca() as sambungan:
        di_bukti = tuple(sambungan.scalars(pilih))
    return HasilTtd(entri, folder / entri.berkas, berubah, folder / str(entri.berkas_ttd), di_bukti)


def salinan_utuh(folder: Path, entri: EntriAgenda) -> bool:
    """Tell whether the signed copy of a letter lies where the register says, as it came.

    Raises:
        OSError: when it cannot be read.

    """
    return (
        bertanda_tangan(entri.status)
        and entri.berkas_ttd is not None
        and berkas.sidik(folder / entri.berkas_ttd) == entri.sha256_ttd
    )
