"""One letter with all that a person wants to know before they do something with it; nothing is changed or reserved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from tata_usaha.agenda import buku, tautan_naskah, terbit
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.penomoran import Urutan, isi_buku
from tata_usaha.agenda.rantai import Kejadian, kejadian_naskah
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatOutbox, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.nomor import urutan_pencacah
from tata_usaha.kerja.sebut_peristiwa import sebut_peristiwa
from tata_usaha.kerja.tahun import baca_kantor, zona_kantor
from tata_usaha.konsep.kendali import ISIAN, Kendali, cari_kendali
from tata_usaha.konsep.letak_isian import LetakIsian, cari_isian
from tata_usaha.konsep.sisa import UKURAN_MAKS
from tata_usaha.outbox.daftar import IsiOutbox, daftar_dikenali
from tata_usaha.outbox.ikuti import kenali
from tata_usaha.outbox.isian_nomor import TANGGAL, bertag, milik_nomor
from tata_usaha.outbox.lembar_srikandi import tempat_lembar
from tata_usaha.outbox.pilih import pilih_naskah
from tata_usaha.outbox.revisi import Revisi, daftar_revisi
from tata_usaha.outbox.saring import Saringan
from tata_usaha.outbox.sedasar import sidik_dasar
from tata_usaha.outbox.terbuka import Pembuka, pembuka
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.daur_naskah import Langkah, StatusNaskah, bertanda_tangan, dapat, langkah_mungkin
from zi_model.kantor import Kantor
from zi_model.naskah.keluarga import bernomor as jenis_bernomor
from zi_model.naskah.keluarga import pencacah
from zi_model.naskah.penanda_naskah import penanda_terbit
from zi_model.pejabat import Pejabat
from zi_model.pola_nomor import NOMOR
from zi_model.tautan_naskah import TautanNaskah

__all__ = ["BerkasPilihan", "Pembuka", "Peristiwa", "Revisi", "RincianNaskah", "Tahap", "lihat_naskah"]


class Tahap(StrEnum):
    """Where a letter stands on its way, as people are shown it; a step is past when the letter is at a later one."""

    LENGKAPI = "Lengkapi"
    NOMORI = "Nomori"
    SIAP = "Siap"
    TANDA_TANGAN = "Tanda tangani"
    BUKTI = "Bukti"


@dataclass(frozen=True)
class Peristiwa:
    """What happened to a letter: when, in one sentence, by whom and why."""

    saat: dt.datetime
    sebutan: str
    oleh: str
    alasan: str


@dataclass(frozen=True)
class BerkasPilihan:
    """One of several files that may be the letter: where it lies, its SHA-256, and what there is to say of it."""

    tempat: Path
    sidik: str
    sebutan: str


@dataclass(frozen=True)
class RincianNaskah:
    """One letter: its entry and file, what is left to do in it, and what may be done with it.

    `tahap` is None for a letter that is cancelled, and for one that nobody signs. `isian` are the blanks that a person
    fills (number and date are not among them). `bernomor`: it takes a number from the office's own book, of which
    `urutan` is the state while it may still be numbered; `bertanggal`: it has a date of its own. `pembuka` has it open.
    `bukti` are the rows of which it is evidence now. `berkas_lain` are the files of which a person may choose one to be
    the letter; none when there is but one. `unit` is what people call the sub bagian whose it is, `penanda` who signs
    it (None: nobody knows, or several do). `lembar` is the sheet beside it that is copied into SRIKANDI's form.
    `galat_rencana` says why the plan could not be asked: unit, signer and next number are not known then.
    """

    isi: IsiOutbox
    tahap: Tahap | None
    langkah: tuple[Langkah, ...]
    isian: tuple[LetakIsian, ...]
    bernomor: bool
    bertanggal: bool
    urutan: Urutan | None
    pembuka: Pembuka | None
    peristiwa: tuple[Peristiwa, ...]
    revisi: tuple[Revisi, ...]
    bukti: tuple[TautanNaskah, ...]
    berkas_lain: tuple[BerkasPilihan, ...] = ()
    unit: str = ""
    penanda: Pejabat | None = None
    lembar: Path | None = None
    galat_rencana: GalatRencana | None = field(default=None, compare=False)

    @property
    def entri(self) -> EntriAgenda:
        """Its entry in the register."""
        return self.isi.entri

    @property
    def dasar(self) -> str:
        """The SHA-256 by which whoever acts says which letter they saw (see `sidik_dasar`)."""
        return sidik_dasar(self.entri, self.isi.sha256)

    @property
    def dapat_disusun(self) -> bool:
        """Whether it is a draft as the program laid it, which `susun_lagi` may draft anew."""
        e = self.entri
        utuh = self.isi.sha256 is not None and self.isi.sha256 == e.sha256
        return utuh and e.status is StatusNaskah.KONSEP and e.tanggal is None and self.pembuka is None

    def dapat(self, langkah: Langkah) -> bool:
        """Tell whether a step may be taken now."""
        return langkah in self.langkah

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            **self.isi.sebagai_data(),
            "tahap": self.tahap.value if self.tahap else None,
            "langkah": [satu.value for satu in self.langkah],
            "isian_orang": [{"isian": satu.petunjuk, "tempat": str(satu)} for satu in self.isian],
            "nomor_terakhir": [b.nomor for b in self.urutan.terakhir] if self.urutan else [],
            "nomor_berikutnya": self.urutan.berikutnya if self.urutan else None,
            "dibuka": str(self.pembuka) if self.pembuka else None,
            "riwayat": [{**vars(p), "saat": p.saat.isoformat()} for p in self.peristiwa],
            "revisi": [{"berkas": str(r.tempat), "saat": r.saat.isoformat(), "ukuran": r.ukuran} for r in self.revisi],
            "bukti": [{"kode": t.kode, "periode": str(t.periode), "jenis": list(t.jenis)} for t in self.bukti],
            "dasar": self.dasar,
            "penanda": self.penanda.jabatan if self.penanda else None,
            "lembar": str(self.lembar) if self.lembar else None,
            "pilihan": [{"berkas": str(b.tempat), "sebutan": b.sebutan} for b in self.berkas_lain],
        }


def lihat_naskah(pengaturan: Pengaturan, satker: str, kunci: str) -> RincianNaskah:
    """Return all that there is to tell of a letter; `kunci` is its key, the end of it, or its file's name.

    Raises:
        GalatPemakaian: when no letter is meant, or several.
        GalatRencana: when not even the office's clock can be read from its plan folder.
        GalatBasisData: when the register cannot be used.

    """
    kantor, salah = _kantor(pengaturan, satker)
    sekarang = waktu.sekarang(kantor.zona if kantor else zona_kantor(pengaturan, satker))
    hari = sekarang.date()
    folder = pengaturan.outbox
    with buka(pengaturan.database) as basis:
        with basis.baca() as sambungan:
            semua = buku.semua(sambungan, satker)
            dimaksud = pilih_naskah(semua, folder, kunci).kunci
            kenalan = kenali(folder, sambungan, satker, semua)
            kejadian = kejadian_naskah(sambungan, dimaksud)
            bukti = tuple(t for t in tautan_naskah.milik(sambungan, dimaksud) if t.sampai is None)
            rekomendasi = terbit.banyak_rekomendasi(sambungan, satker).get(dimaksud, 0)
        (isi,) = daftar_dikenali(folder, semua, kenalan, Saringan(kunci=dimaksud), sekarang)
        entri = isi.entri
        bacaan = _baca(isi)
        dari_kantor = pencacah(entri.jenis, kantor.satker.nomor) is not None if kantor else jenis_bernomor(entri.jenis)
        bernomor = not entri.jalur and (bacaan.ada_nomor or dari_kantor)
        urutan = _urutan(pengaturan, basis, kantor, entri, hari) if bernomor and kantor else None
    return RincianNaskah(
        replace(isi, rekomendasi=rekomendasi),
        _tahap(entri, bacaan, bernomor=bernomor),
        () if entri.status_asing else langkah_mungkin(entri.status, entri.jalur),
        bacaan.isian,
        bernomor,
        bernomor or bacaan.ada_tanggal,
        urutan,
        pembuka(isi.berkas),
        tuple(Peristiwa(k.saat, sebut_peristiwa(k), k.oleh, k.alasan) for k in kejadian),
        tuple(daftar_revisi(folder, _nama_berkas(entri, kejadian))),
        bukti if bertanda_tangan(entri.status) else (),
        tuple(_berkas_lain(folder, isi)),
        next((u.nama for u in kantor.satker.unit if u.kode == entri.unit), "") if kantor else "",
        penanda_terbit(kantor, entri.kunci, bacaan.penanda, entri.tanggal or hari)
        if kantor and bacaan.penanda
        else None,
        lembar if entri.jalur and (lembar := tempat_lembar(folder, entri)).is_file() else None,
        salah,
    )


def _kantor(pengaturan: Pengaturan, satker: str) -> tuple[Kantor | None, GalatRencana | None]:
    """Return the office; None with what is wrong in its plan folder: a letter is there all the same."""
    try:
        return baca_kantor(pengaturan, satker), None
    except GalatRencana as galat:
        return None, galat


def sebutan_naskah(pengaturan: Pengaturan, kunci: str) -> str:
    """Return what people call a letter, the name of its file; "" when the register has none of this key.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        entri = buku.cari(sambungan, kunci)
    return Path(entri.berkas).stem if entri else ""


def _berkas_lain(folder: Path, isi: IsiOutbox) -> Iterator[BerkasPilihan]:
    """Yield the files of a letter that may still change, the registered one first, when there are several."""
    if not dapat(isi.entri.status, Langkah.SUSUN) or isi.entri.status_asing:
        return
    lain = [
        BerkasPilihan(folder / b.nama, b.sha256, f"{sebutan}{f', tetapi {b.beda}' if b.beda else ''}")
        for sebutan, semua in (("salinan lain", isi.lain), ("mungkin ini", isi.mungkin))
        for b in semua
        if b.sha256 and not b.nama_kedua
    ]
    if isi.konsep_baru is not None and (sidik := _sidik(isi.konsep_baru)):
        lain.insert(0, BerkasPilihan(isi.konsep_baru, sidik, "konsep baru menurut data terakhir"))
    if lain and isi.sha256 is not None:
        yield BerkasPilihan(isi.berkas, isi.sha256, "yang dipakai sekarang")
    yield from lain


def _sidik(tempat: Path) -> str | None:
    try:
        return berkas.sidik(tempat)
    except OSError:
        return None


@dataclass(frozen=True)
class _Bacaan:
    """What was read in a letter's file: what a person fills, whether it has places for number and date."""

    isian: tuple[LetakIsian, ...] = ()
    ada_nomor: bool = False
    ada_tanggal: bool = False
    penanda: Mapping[str, str] = field(default_factory=dict)
    """What stands in the controls that name who signs, by their tags."""


def _baca(isi: IsiOutbox) -> _Bacaan:
    if isi.sha256 is None or isi.keluhan or isi.berkas.suffix.lower() != ".docx":
        return _Bacaan()
    try:
        bita = berkas.baca(isi.berkas, UKURAN_MAKS)
    except (OSError, berkas.BerkasTakWajar):  # gone since it was listed
        return _Bacaan()
    return _baca_isi(bita)


def _baca_isi(bita: bytes) -> _Bacaan:
    try:
        bagian = baca_bagian(bita)
        kendali = cari_kendali(bagian)
        semua = cari_isian(bagian)
    except PaketAsing:
        return _Bacaan()
    milik = [k for k in kendali if milik_nomor(k)]
    dinomori = {p for k in milik for p in ISIAN.findall(k.teks)}
    return _Bacaan(
        tuple(t for t in semua if t.petunjuk not in dinomori),
        _ada(kendali, NOMOR),
        _ada(kendali, TANGGAL),
        {tag: k.teks for k in kendali if (tag := k.tag.removeprefix("isian:")).startswith(("nama-", "nip-"))},
    )


def _ada(kendali: Iterable[Kendali], nama: str) -> bool:
    return any(bertag(k, nama) for k in kendali)


def _tahap(entri: EntriAgenda, bacaan: _Bacaan, *, bernomor: bool) -> Tahap | None:
    if entri.status is StatusNaskah.BATAL or entri.status_asing or not entri.berkas.endswith(".docx"):
        return None
    if bertanda_tangan(entri.status):
        return Tahap.BUKTI
    if dapat(entri.status, Langkah.TANDATANGANI):
        return Tahap.TANDA_TANGAN
    if bacaan.isian:
        return Tahap.LENGKAPI
    if dapat(entri.status, Langkah.NOMORI, entri.jalur):
        belum_bernomor = bernomor and entri.nomor is None
        if belum_bernomor or ((bernomor or bacaan.ada_tanggal) and entri.tanggal is None):
            return Tahap.NOMORI
    return Tahap.SIAP


def _urutan(
    pengaturan: Pengaturan, basis: BasisData, kantor: Kantor, entri: EntriAgenda, hari: dt.date
) -> Urutan | None:
    """Return where the counter stands from which the letter would take its number today."""
    if not dapat(entri.status, Langkah.NOMORI, entri.jalur):
        return None
    jenis = pencacah(entri.jenis, kantor.satker.nomor) or entri.jenis
    nama = entri.jenis_nomor or kantor.satker.pencacah_nomor(jenis, entri.unit)
    tahun = entri.tahun_nomor or hari.year
    try:
        with basis.baca() as sambungan:
            isi = isi_buku(sambungan, pengaturan.outbox, entri.satker, tahun)
    except GalatOutbox:  # whoever numbers it is told what is wrong with the number book
        return None
    return urutan_pencacah(kantor, isi, nama, tahun)


def _nama_berkas(entri: EntriAgenda, kejadian: Iterable[Kejadian]) -> set[str]:
    """Return the names that the letter's file, its signed copy and the draft beside have, or had."""
    hasil = {entri.berkas, entri.berkas_ttd, entri.berkas_sanding}
    for satu in kejadian:
        try:
            hasil |= {str(satu.data[nama]) for nama in ("dari", "berkas") if satu.data.get(nama)}
        except ValueError:
            continue
    return {nama for nama in hasil if nama}
