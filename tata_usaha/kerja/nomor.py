"""The number book: look at it, and note numbers that were given without the program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda.basis_data import buka, diulang
from tata_usaha.agenda.csv_agenda import tempat_csv
from tata_usaha.agenda.nomor import BarisNomor
from tata_usaha.agenda.penomoran import BukuNomor, IsiBuku, Urutan, isi_buku, urutan
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.tahun import baca_kantor, hari_ini
from tata_usaha.outbox.pilih import tolak_terbuka
from zi_model.kantor import Kantor
from zi_model.keputusan_kantor import KEPUTUSAN, nomor_keputusan_dikenal
from zi_model.masalah import Masalah
from zi_model.naskah.keluarga import jenis_bernomor
from zi_model.nilai_mentah import sebut_pilihan
from zi_model.nomor import KeadaanNomor
from zi_model.srikandi import dari_srikandi

KOLOM = ("Jenis", "Nomor", "Tanggal", "Perihal", "Keadaan", "Alasan", "Naskah")
"""The columns of the number book as it is shown and printed."""


@dataclass(frozen=True)
class IsiNomor:
    """The number book of a year: its numbers, where each counter stands, and the file that people read.

    `hanya_csv` are numbers that only that file knows (the register was lost, or is an older one), `masalah` its lines
    that cannot be read.
    """

    tahun: int
    baris: tuple[BarisNomor, ...]
    urutan: tuple[Urutan, ...]
    csv: Path
    hanya_csv: frozenset[tuple[str, int]]
    masalah: tuple[Masalah, ...]

    def tabel(self) -> Iterator[tuple[str, int, dt.date | None, str, str, str, str]]:
        """Yield the rows of the book, by the columns in `KOLOM`."""
        for b in self.baris:
            yield b.pencacah, b.nomor, b.tanggal, b.perihal, b.keadaan.value, b.alasan, b.kunci or ""

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "tahun": self.tahun,
            "nomor": [
                {**vars(b), "keadaan": b.keadaan.value, "hanya_di_csv": (b.pencacah, b.nomor) in self.hanya_csv}
                for b in self.baris
            ],
            "pencacah": [
                {"pencacah": u.pencacah, "terakhir": [b.nomor for b in u.terakhir], "berikutnya": u.berikutnya}
                for u in self.urutan
            ],
            "berkas": str(self.csv),
            "masalah": [str(m) for m in self.masalah],
        }


@dataclass(frozen=True)
class PermintaanCatat:
    """A number that was given outside the program: of which kind of letter (or joint counter), when, for what.

    `unit` is the sub bagian where each counts for itself; `pakai_lagi` with a reason allows a void number.
    """

    satker: str
    jenis: str
    nomor: int
    tanggal: dt.date
    perihal: str
    unit: str = ""
    pakai_lagi: bool = False
    alasan: str = ""


@dataclass(frozen=True)
class HasilCatat:
    """The number as it is noted now, whether that is new, and where its counter stands then."""

    baris: BarisNomor
    baru: bool
    urutan: Urutan


def lihat_nomor(pengaturan: Pengaturan, satker: str, tahun: int | None = None, jenis: str | None = None) -> IsiNomor:
    """Return the number book of a year (None: this one), of one kind of letter or counter where that is named.

    Raises:
        GalatPemakaian: when there is no such kind.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when the number book cannot be read.
        GalatBasisData: when the register cannot be used.

    """
    kantor = baca_kantor(pengaturan, satker)
    tahun = tahun or hari_ini(pengaturan, satker).year
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        isi = isi_buku(sambungan, pengaturan.outbox, satker, tahun)
    if jenis is not None:
        kenali_jenis(kantor, jenis, {b.pencacah for b in isi.baris})
    nama = {kantor.satker.pencacah_nomor(satu, "") for satu in kantor.satker.nomor} | {b.pencacah for b in isi.baris}
    terpilih = sorted(n for n in nama if jenis is None or n.partition("/")[0] in {jenis, _gabungan(kantor, jenis)})
    return IsiNomor(
        tahun,
        tuple(b for b in isi.baris if b.pencacah in terpilih),
        tuple(urutan_pencacah(kantor, isi, n, tahun) for n in terpilih if not dari_srikandi(n)),
        tempat_csv(pengaturan.outbox, satker, tahun),
        isi.hanya_csv,
        isi.masalah,
    )


def lembar_nomor(isi: IsiNomor, satker: str) -> bytes:
    """Return the number book as an Excel workbook."""
    from tata_usaha.agenda.lembar_xlsx import tulis_xlsx  # only who asks for a workbook waits for it

    return tulis_xlsx(f"Buku Agenda {satker} {isi.tahun}", KOLOM, isi.tabel())


def simpan_lembar(tempat: Path, isi: bytes) -> None:
    """Write a workbook where somebody asked for it, in the place of an older one.

    Raises:
        GalatOutbox: when it cannot be written there.

    """
    try:
        berkas.simpan(tempat, isi)
    except OSError as galat:
        raise GalatOutbox(
            f"Berkas {tempat} tidak dapat ditulisi: {sebab_sistem(galat)}.",
            "Tutup Excel kalau sedang membukanya, atau simpan dengan nama atau di folder lain.",
        ) from galat


@diulang
def catat_nomor(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanCatat) -> HasilCatat:
    """Note a number that was given without the program, so that no letter of ours gets it.

    Raises:
        GalatPemakaian: when there is no such kind or sub bagian, the number cannot be one, or a reason is missing.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when a letter has the number, or it is void, or the number book cannot be read or written.
        GalatBasisData: when the register cannot be used.

    """
    kantor = baca_kantor(pengaturan, permintaan.satker)
    periksa_nomor(permintaan.nomor)
    _periksa_catat(kantor, permintaan)
    nama, tahun = kantor.satker.pencacah_nomor(permintaan.jenis, permintaan.unit), permintaan.tanggal.year
    baris = BarisNomor(
        permintaan.satker,
        nama,
        tahun,
        permintaan.nomor,
        permintaan.tanggal,
        None,
        permintaan.perihal,
        KeadaanNomor.LUAR,
        permintaan.alasan,
    )
    sekarang = waktu.sekarang()
    with buka_tulis(pengaturan, pelaku) as basis:
        with basis.transaksi(permintaan.satker) as sambungan:
            agenda = BukuNomor(sambungan, pengaturan.outbox, permintaan.satker, tahun, sekarang)
            tolak_terbuka(agenda.tempat)
            baru = agenda.catat_luar(baris, lagi=permintaan.pakai_lagi)
            if baru:
                rincian: dict[str, str | int | None] = {
                    "pencacah": nama,
                    "tahun": tahun,
                    "nomor": baris.nomor,
                    "tanggal": str(baris.tanggal),
                    "perihal": baris.perihal,
                }
                kunci = f"{permintaan.satker}/nomor/{nama}/{tahun}/{baris.nomor}"
                catat(sambungan, kunci, "NOMOR_LUAR", rincian, sekarang, permintaan.alasan)
                agenda.simpan()
        with basis.baca() as sambungan:
            isi = isi_buku(sambungan, pengaturan.outbox, permintaan.satker, tahun)
    return HasilCatat(baris, baru, urutan_pencacah(kantor, isi, nama, tahun))


def urutan_pencacah(kantor: Kantor, isi: IsiBuku, nama: str, tahun: int) -> Urutan:
    """Return where a counter stands, by the number book and by the decrees that the plan knows."""
    return urutan(isi.baris, nama, tahun, nomor_dikenal(kantor, nama, tahun))


def nomor_dikenal(kantor: Kantor, nama: str, tahun: int) -> frozenset[int]:
    """Return the numbers of a counter that the plan knows: those of the office's own decrees."""
    keputusan = kantor.satker.pencacah_nomor(KEPUTUSAN, "") == nama.partition("/")[0]
    return nomor_keputusan_dikenal(kantor, tahun) if keputusan else frozenset()


def _gabungan(kantor: Kantor, jenis: str) -> str:
    return kantor.satker.pencacah_nomor(jenis, "")


def kenali_jenis(kantor: Kantor, jenis: str, lain: set[str]) -> None:
    """Refuse what is neither a kind of letter with numbers nor a joint counter.

    Raises:
        GalatPemakaian: naming those that there are.

    """
    dikenal = {*kantor.satker.nomor, *kantor.satker.pencacah.gabungan, *(n.partition("/")[0] for n in lain)}
    if jenis not in dikenal and jenis not in jenis_bernomor():
        raise GalatPemakaian(f"Tidak ada jenis naskah bernomor “{jenis}”.", sebut_pilihan(jenis, dikenal))


def periksa_nomor(nomor: int) -> None:
    """Refuse what can be no number.

    Raises:
        GalatPemakaian: when it is below 1.

    """
    if nomor < 1:
        raise GalatPemakaian(f"Nomor {nomor} tidak dapat dipakai.", "Nomor urut mulai dari 1.")


def _periksa_catat(kantor: Kantor, permintaan: PermintaanCatat) -> None:
    kenali_jenis(kantor, permintaan.jenis, set())
    if not permintaan.perihal.strip():
        raise GalatPemakaian("Perihalnya belum disebut.", "Tulis singkat untuk surat apa nomor itu dipakai.")
    unit = {satu.kode for satu in kantor.satker.unit}
    if permintaan.unit and permintaan.unit not in unit:
        raise GalatPemakaian(f"Tidak ada sub bagian berkode “{permintaan.unit}”.", sebut_pilihan(permintaan.unit, unit))
    if permintaan.pakai_lagi and not permintaan.alasan:
        raise GalatPemakaian("Alasannya belum disebut.", "Tulis singkat sebabnya; alasan itu dicatat di buku agenda.")
