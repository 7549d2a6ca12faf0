"""Giving, voiding and noting numbers: in the register and in the number book beside the letters, in one transaction.

The number book (`csv_agenda`) is written last before the transaction ends. So it never knows less than the
register, and a line of which the register knows nothing means that the register was lost, or is an older one: the
number is taken all the same. Whoever was killed in between does the same again, and no line is written twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import csv_agenda
from tata_usaha.agenda.csv_agenda import BarisCSV, PeristiwaNomor
from tata_usaha.agenda.nomor import BarisNomor, cari_nomor, daftar_nomor, simpan_nomor
from tata_usaha.dasar.galat import GalatOutbox
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import tanggal_panjang
from zi_model.masalah import Masalah
from zi_model.nama_naskah import sebut_nama
from zi_model.nomor import KeadaanNomor

_TERAKHIR = 3
"""So many of the last numbers are shown to who asks for one."""


@dataclass(frozen=True)
class Urutan:
    """Where a counter stands: the last numbers in use, and the next free one, which is reserved for nobody."""

    pencacah: str
    tahun: int
    terakhir: tuple[BarisNomor, ...]
    berikutnya: int

    def __str__(self) -> str:
        """Return it in Indonesian, as it is told to who asks for a number."""
        dipakai = ", ".join(f"{b.nomor} ({bertanggal(b).removeprefix('bertanggal ')})" for b in self.terakhir)
        sudah = f"Tiga nomor terakhir: {dipakai}." if len(self.terakhir) == _TERAKHIR else f"Nomor terakhir: {dipakai}."
        kini = f"Nomor bebas berikutnya {self.berikutnya}, belum dipesan untuk siapa pun."
        if not self.terakhir:
            lain = f"Nomor sampai {self.berikutnya - 1} dipakai naskah lain, atau batal."
            sudah = f"Belum ada nomor tahun {self.tahun}." if self.berikutnya == 1 else lain
        return f"{sudah} {kini}"


def urutan(baris: Iterable[BarisNomor], pencacah: str, tahun: int, terpakai: Iterable[int] = ()) -> Urutan:
    """Return where a counter stands by its rows of all years; `terpakai` are numbers that others know to be taken."""
    milik = sorted((b for b in baris if (b.pencacah, b.tahun) == (pencacah, tahun)), key=lambda b: b.nomor)
    terakhir = tuple(b for b in milik if b.keadaan is not KeadaanNomor.BATAL)[-_TERAKHIR:]
    return Urutan(pencacah, tahun, terakhir, max([0, *(b.nomor for b in milik), *terpakai]) + 1)


def janggal(semua: Iterable[BarisNomor], baris: BarisNomor) -> Iterator[BarisNomor]:
    """Yield the neighbours of a number in its counter and year whose dates do not agree with its own."""
    berlaku = [b for b in semua if b.keadaan is not KeadaanNomor.BATAL and b.tanggal is not None]
    sebelum = max((b for b in berlaku if b.nomor < baris.nomor), key=lambda b: b.nomor, default=None)
    sesudah = min((b for b in berlaku if b.nomor > baris.nomor), key=lambda b: b.nomor, default=None)
    if baris.tanggal is None:
        return
    if sebelum is not None and sebelum.tanggal is not None and baris.tanggal < sebelum.tanggal:
        yield sebelum
    if sesudah is not None and sesudah.tanggal is not None and baris.tanggal > sesudah.tanggal:
        yield sesudah


@dataclass(frozen=True)
class IsiBuku:
    """The numbers of an office and a year as register and number book know them together.

    `hanya_csv` are those that only the number book knows, or of which it knows more; `masalah` are lines that
    cannot be read.
    """

    baris: tuple[BarisNomor, ...]
    hanya_csv: frozenset[tuple[str, int]]
    masalah: tuple[Masalah, ...]


def isi_buku(sambungan: Connection, outbox: Path, satker: str, tahun: int) -> IsiBuku:
    """Return an office's numbers of a year, by counter and number.

    Raises:
        GalatOutbox: when the number book cannot be read.

    """
    csv, masalah = _baca(outbox, satker, tahun)
    semua = {(b.pencacah, b.nomor): b for b in daftar_nomor(sambungan, satker, tahun)}
    lebih = {
        kunci: _dari_csv(riwayat[-1], satker, tahun)
        for kunci, riwayat in _riwayat(csv).items()
        if kunci not in semua or _tertinggal(semua[kunci], riwayat)
    }
    baris = tuple(b for _, b in sorted({**semua, **lebih}.items()))
    return IsiBuku(baris, frozenset(lebih), tuple(masalah))


class BukuNomor:
    """The number book of an office and a year while a transaction changes it; `simpan` writes what was added."""

    def __init__(self, sambungan: Connection, outbox: Path, satker: str, tahun: int, sekarang: dt.datetime) -> None:
        """Read it.

        Raises:
            GalatOutbox: when it cannot be read or written.

        """
        self._sambungan, self._satker, self._tahun = sambungan, satker, tahun
        self._saat = sekarang.astimezone().strftime("%Y-%m-%d %H.%M")  # as the clock on the wall says
        self._oleh = str(sambungan.get_execution_options()["oleh"])
        self.tempat = csv_agenda.tempat_csv(outbox, satker, tahun)
        csv_agenda.periksa_tertulis(self.tempat)
        csv, masalah = _baca(outbox, satker, tahun)
        self._riwayat = _riwayat(csv)
        self.masalah = tuple(masalah)
        self._baru: list[BarisCSV] = []

    def pakai(self, baris: BarisNomor, *, lagi: bool = False) -> None:
        """Give a number to the letter that the row names; `lagi`: also one that is void, or was used elsewhere.

        Raises:
            GalatOutbox: when the number is another's, or void, or the register is not the one that gave it.

        """
        ada = cari_nomor(self._sambungan, baris.satker, baris.pencacah, baris.tahun, baris.nomor)
        csv = self._riwayat.get((baris.pencacah, baris.nomor), [])
        sendiri = ada is not None and ada.keadaan is KeadaanNomor.DIPAKAI and ada.kunci == baris.kunci
        self._periksa(baris, ada, csv)
        if ada is not None and not sendiri and (ada.keadaan is KeadaanNomor.DIPAKAI or not lagi):
            raise _terpakai(ada, baris)
        simpan_nomor(self._sambungan, baris)
        if csv and csv[-1].menyatakan(baris.kunci or "", baris.tanggal):
            return
        peristiwa = PeristiwaNomor.DIPAKAI if ada is None or sendiri else PeristiwaNomor.DIPAKAI_LAGI
        self._baru.append(self._baris(baris, peristiwa))

    def batalkan(self, baris: BarisNomor, alasan: str) -> None:
        """Make a number void, with the reason; `baris` is what it is now.

        Raises:
            GalatOutbox: when the register is not the one that gave the number last.

        """
        batal = replace(baris, keadaan=KeadaanNomor.BATAL, alasan=alasan)
        csv = self._riwayat.get((baris.pencacah, baris.nomor), [])
        if csv and _setara(batal, csv[-1]):  # written by whoever was killed
            simpan_nomor(self._sambungan, batal)
            return
        self._periksa(baris, baris, csv)
        simpan_nomor(self._sambungan, batal)
        self._baru.append(self._baris(batal, PeristiwaNomor.BATAL))

    def catat_luar(self, baris: BarisNomor, *, lagi: bool = False) -> bool:
        """Note a number that was given outside the program; return whether that is new.

        Raises:
            GalatOutbox: as `pakai`.

        """
        ada = cari_nomor(self._sambungan, baris.satker, baris.pencacah, baris.tahun, baris.nomor)
        csv = self._riwayat.get((baris.pencacah, baris.nomor), [])
        tertulis = bool(csv) and _setara(baris, csv[-1])  # by whoever was killed, and does the same again
        if not tertulis:
            self._periksa(baris, ada, csv)
        if ada == baris:
            return False
        if ada is not None and (ada.keadaan is KeadaanNomor.DIPAKAI or not lagi):
            raise _terpakai(ada, baris)
        simpan_nomor(self._sambungan, baris)
        if not tertulis:
            self._baru.append(self._baris(baris, PeristiwaNomor.LUAR))
        return True

    def periksa_urutan(self, baris: BarisNomor) -> None:
        """Refuse a date that does not fit between those of the numbers before and after.

        Raises:
            GalatOutbox: naming the number with which it does not agree.

        """
        semua = daftar_nomor(self._sambungan, baris.satker, baris.tahun, baris.pencacah)
        for lain in janggal(semua, baris):
            lebih = "lebih awal" if lain.nomor < baris.nomor else "lebih akhir"
            raise GalatOutbox(
                f"Nomor {baris.nomor} {bertanggal(baris)}, {lebih} daripada nomor {lain.nomor} "
                f"({lain.perihal}) yang {bertanggal(lain)}.",
                "Periksa nomor dan tanggalnya. Bila memang begitu di buku agenda kantor, ulangi dengan alasannya.",
                anjuran=_anjuran(Tindak.NOMORI, baris, bernomor="ya", alasan="ya"),
            )

    def simpan(self) -> None:
        """Write the lines that were added, after those that the number book lacks of what the register knows.

        Raises:
            GalatOutbox: when it cannot be written.

        """
        tertulis = {(satu.pencacah, satu.nomor) for satu in self._baru}
        kurang = [
            self._baris(b, PeristiwaNomor(b.keadaan.value))
            for b in daftar_nomor(self._sambungan, self._satker, self._tahun)
            if (b.pencacah, b.nomor) not in tertulis
            and not any(_setara(b, satu) for satu in self._riwayat.get((b.pencacah, b.nomor), []))
        ]
        csv_agenda.tambah(self.tempat, [*kurang, *self._baru])
        self._baru = []

    def _periksa(self, baris: BarisNomor, ada: BarisNomor | None, csv: list[BarisCSV]) -> None:
        """Refuse a number of which the number book knows more than the register."""
        if not csv or (csv[-1].peristiwa.keadaan is KeadaanNomor.DIPAKAI and csv[-1].kunci == baris.kunci):
            return  # whoever was killed does the same again; a number that the register gave another stays refused
        if ada is None or _tertinggal(ada, csv):
            tercatat = csv[-1]
            milik = tercatat.kunci or tercatat.perihal or "naskah di luar program"
            raise GalatOutbox(
                f"{_sebutan(baris)} sudah tercatat {tercatat.peristiwa} "
                f"untuk {milik} di {self.tempat} baris {tercatat.baris}, tetapi buku agenda di basis data belum "
                "mengenalnya: basis datanya baru, atau dari cadangan lama.",
                "Pulihkan dahulu buku agendanya, supaya tidak ada nomor yang terpakai dua kali.",
                anjuran=Anjuran.untuk(Tindak.PULIHKAN, satker=baris.satker),
            )

    def _baris(self, baris: BarisNomor, peristiwa: PeristiwaNomor) -> BarisCSV:
        return BarisCSV(
            baris.pencacah,
            baris.nomor,
            peristiwa,
            baris.tanggal,
            baris.perihal,
            baris.alasan,
            baris.kunci or "",
            self._oleh,
            self._saat,
        )


def _baca(outbox: Path, satker: str, tahun: int) -> tuple[tuple[BarisCSV, ...], list[Masalah]]:
    tempat = csv_agenda.tempat_csv(outbox, satker, tahun)
    try:
        return csv_agenda.baca_csv(tempat.parent)
    except OSError as galat:
        raise csv_agenda.tak_tertulis(tempat, galat) from galat


def _riwayat(csv: Iterable[BarisCSV]) -> dict[tuple[str, int], list[BarisCSV]]:
    """Return what the number book tells of each number, the oldest first."""
    hasil: dict[tuple[str, int], list[BarisCSV]] = {}
    for satu in csv:
        hasil.setdefault((satu.pencacah, satu.nomor), []).append(satu)
    return hasil


def _setara(baris: BarisNomor, csv: BarisCSV) -> bool:
    """Tell whether a line says what the register does: whose number it is, and what it is."""
    return (baris.keadaan, baris.kunci or "") == (csv.peristiwa.keadaan, csv.kunci)


def _tertinggal(baris: BarisNomor, csv: list[BarisCSV]) -> bool:
    """Tell whether the register knows only what the number book knew earlier: then it is an older one."""
    return bool(csv) and not _setara(baris, csv[-1]) and any(_setara(baris, satu) for satu in csv)


def _dari_csv(satu: BarisCSV, satker: str, tahun: int) -> BarisNomor:
    keadaan, kunci = satu.peristiwa.keadaan, satu.kunci or None
    return BarisNomor(satker, satu.pencacah, tahun, satu.nomor, satu.tanggal, kunci, satu.perihal, keadaan, satu.alasan)


def bertanggal(baris: BarisNomor) -> str:
    """Return in Indonesian of which date a number is."""
    return f"bertanggal {tanggal_panjang(baris.tanggal)}" if baris.tanggal else "tidak bertanggal"


def _anjuran(tindak: Tindak, baris: BarisNomor, **lain: str) -> Anjuran | None:
    """Return the advice to number the row's letter in another way; None when the row is of no letter."""
    return Anjuran.untuk(tindak, kunci=baris.kunci, satker=baris.satker, **lain) if baris.kunci else None


def _sebutan(baris: BarisNomor) -> str:
    """Return what people call a number: `Nomor 15 jenis nota dinas tahun 2026`."""
    return f"Nomor {baris.nomor} jenis {sebut_nama(baris.pencacah)} tahun {baris.tahun}"


def _terpakai(ada: BarisNomor, diminta: BarisNomor) -> GalatOutbox:
    """Return the error of a number that is not free for the row that asks for it."""
    sebutan = _sebutan(ada)
    alasan = f": {ada.alasan}" if ada.alasan else ""
    lihat = Anjuran.untuk(Tindak.LIHAT_NOMOR, tahun=ada.tahun, satker=ada.satker)
    match ada.keadaan:
        case KeadaanNomor.DIPAKAI:
            pesan = f"{sebutan} sudah dipakai {ada.kunci} ({ada.perihal})."
            return GalatOutbox(pesan, "Ambil nomor bebas berikutnya.", anjuran=lihat)
        case KeadaanNomor.BATAL:
            pesan = f"{sebutan} sudah batal{alasan}."
        case KeadaanNomor.LUAR:
            pesan = f"{sebutan} sudah dipakai di luar program ({ada.perihal}){alasan}."
    lagi = _anjuran(Tindak.PAKAI_LAGI_NOMOR, diminta)
    saran = "Ambil nomor bebas berikutnya; nomor ini hanya dipakai lagi kalau diminta dengan tegas, beserta alasannya."
    return GalatOutbox(pesan, saran, langkah=[lihat, *([lagi] if lagi else [])])
