"""The blanks of one letter: what each asks, where it stands, what would answer it; and filling them without Word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.outbox import pilih_entri
from tata_usaha.kerja.tahun import baca_kantor, zona_kantor
from tata_usaha.konsep.letak_isian import LetakIsian, cari_isian
from tata_usaha.konsep.sisa import UKURAN_MAKS, hitung_sisa
from tata_usaha.konsep.tempat_isi import TempatIsi, cari_tempat_isi
from tata_usaha.outbox import terbuka
from tata_usaha.outbox.ikuti import kenali
from tata_usaha.outbox.isi import HasilIsi, Jawaban, isi_naskah, periksa_isian, rapikan, sebar, serupa
from tata_usaha.outbox.isian_nomor import SEBUTAN
from tata_usaha.outbox.pilih import pilih_naskah
from tata_usaha.word.ganti_bagian import PaketAsing, baca_bagian
from zi_model.daftar_isian import IsianNaskah, tempat_jawaban
from zi_model.daur_naskah import Langkah, dapat
from zi_model.kantor import Kantor

__all__ = ["HasilIsi", "PermintaanIsi", "isi_isian", "lihat_isian_naskah", "rapikan"]

_BERKAS_KANTOR = ("satker.yaml", "pejabat.yaml", "fakta.yaml")
_BUKTI = "folder bukti"
_LOGO = "logo"
_PENDEK = re.compile(
    r"(nama|nip|nomor|tanggal|jumlah|jabatan|tempat|pukul|hari|waktu|pimpinan|notulis|pemateri|batas)\b"
)
"""Of what an answer has a few words."""
_BARIS_NOMOR = re.compile(r"(\d+)[.)]?(?: \| (?:____|…))+")
_DI_SAMPING = re.compile(r"([^|_…]+?) \| ____")


class Golongan(StrEnum):
    """What settles a blank: the person who writes it, the office's own data, its number, evidence, something else."""

    SENDIRI = "sendiri"
    KANTOR = "kantor"
    NOMOR = "nomor"
    BUKTI = "bukti"
    LAIN = "lain"


@dataclass(frozen=True)
class SatuIsian:
    """One blank, or one that somebody filled: `id` names it in this letter, `tempat` says where it stands.

    `dijawab_di` is where it is answered once for all letters ("" nowhere), of the kind `golongan`; `serupa` are the
    other blanks that ask the same. `halangan` says why it cannot be filled here ("" when it can). `baris` is the number
    of its row in its table when it may be left empty (0: it asks).
    """

    id: str
    petunjuk: str
    tempat: str
    sekitar: str
    golongan: Golongan
    dijawab_di: str
    serupa: tuple[str, ...]
    berbaris: bool
    halangan: str
    teks: str = ""
    judul: str = ""
    baris: int = 0

    @property
    def letak(self) -> str:
        """Where it stands below its heading; "" where that says enough, or its row does."""
        if self.baris:
            return ""
        if not self.judul:
            return self.tempat
        letak = self.tempat.removeprefix(f"di bawah “{self.judul}”, ")
        return "" if letak.startswith("paragraf ") and "," not in letak else letak

    @property
    def di_mana(self) -> str:
        """Where it stands in words: its row, the label beside it, or the text around it and its place."""
        if baris := _BARIS_NOMOR.fullmatch(self.sekitar):
            return f"Baris {baris[1]}"
        if label := _DI_SAMPING.fullmatch(self.sekitar):
            return f"Di samping “{label[1]}”"
        if not self.sekitar.strip(" |_…"):
            return self.letak
        if " | " in self.sekitar or not self.letak:
            return f"“{self.sekitar}”"
        return f"“{self.sekitar}” · {self.letak}"

    @property
    def panjang(self) -> bool:
        """Whether the answer may be more than a few words."""
        return self.berbaris and _PENDEK.match(self.id) is None


@dataclass(frozen=True)
class KelompokIsian:
    """The blanks below one heading of a letter ("" before the first), or of one row below it."""

    judul: str
    isian: tuple[SatuIsian, ...]


@dataclass(frozen=True)
class IsianBerkas:
    """The blanks of a letter as its file lies there now: `sha256` is what was looked at.

    `sisa` is how many blanks a person has to fill, `terisi` those that somebody filled, `hanya_di_word` the ones that a
    person typed into the text. `tambahan` are rows that may be filled as well. `dibuka` says who has the file open,
    `keluhan` why it cannot be read; "" each when not.
    """

    entri: EntriAgenda
    nama: str
    sha256: str = ""
    sisa: int = 0
    kelompok: tuple[KelompokIsian, ...] = ()
    terisi: tuple[SatuIsian, ...] = ()
    hanya_di_word: tuple[LetakIsian, ...] = ()
    tambahan: tuple[KelompokIsian, ...] = ()
    dibuka: str = ""
    keluhan: str = ""
    tempat: tuple[TempatIsi, ...] = field(default=(), repr=False)

    @property
    def konsep(self) -> bool:
        """Whether it may still be changed."""
        return not self.entri.status_asing and dapat(self.entri.status, Langkah.SUSUN)

    @property
    def dapat_diisi(self) -> bool:
        """Whether blanks can be filled now."""
        return self.konsep and bool(self.sha256) and not self.dibuka and not self.keluhan

    @property
    def kosong(self) -> tuple[SatuIsian, ...]:
        """All blanks, in the order of the text."""
        return tuple(i for k in self.kelompok for i in k.isian)

    def golongan(self, satu: str) -> tuple[SatuIsian, ...]:
        """Return the blanks of one kind, by its name."""
        return tuple(i for i in self.kosong if i.golongan == satu)

    def salah(self, nilai: Mapping[str, str], serempak: Collection[str] = ()) -> dict[str, str]:
        """Return what is wrong with texts, by the names of their places; nothing when all can be filled."""
        return periksa_isian(self.tempat, sebar(self.tempat, nilai, serempak))

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": self.nama,
            "sha256": self.sha256 or None,
            "sisa": self.sisa,
            "dibuka": self.dibuka or None,
            "isian": [_data(i) for i in self.kosong],
            "terisi": [_data(i) for i in self.terisi],
            "tambahan": [_data(i) for k in self.tambahan for i in k.isian],
            "hanya_di_word": [{"isian": t.petunjuk, "tempat": str(t)} for t in self.hanya_di_word],
        }


@dataclass(frozen=True)
class PermintaanIsi:
    """Which blanks of a letter get which texts, by their names; `kunci`: its key, the end of it, or its file's name.

    `dasar` is the SHA-256 of the file that the person looked at; None: whatever lies there. The text of one of
    `serempak` goes wherever the letter still asks the same. `hapus_baris`: rows that stay empty go from their tables.
    """

    satker: str
    kunci: str
    nilai: Mapping[str, str]
    dasar: str | None = None
    serempak: Collection[str] = ()
    hapus_baris: bool = False


def lihat_isian_naskah(pengaturan: Pengaturan, satker: str, kunci: str) -> IsianBerkas:
    """Return the blanks of a letter as its file lies there now, whoever has it open, and whatever its state.

    Raises:
        GalatPemakaian: when no letter is meant, or several.
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis:
        entri = entri_kini(pengaturan, basis, satker, kunci)
    tempat = pengaturan.outbox / entri.berkas
    dibuka = str(terbuka.pembuka(tempat) or "")
    try:
        isi = berkas.baca(tempat, UKURAN_MAKS)
    except FileNotFoundError:
        return IsianBerkas(entri, tempat.name, dibuka=dibuka, keluhan="berkas naskahnya tidak ada di tempatnya")
    except berkas.BerkasTakWajar as galat:
        return IsianBerkas(entri, tempat.name, dibuka=dibuka, keluhan=f"berkas tidak dibaca: {galat}")
    except OSError as galat:
        keluhan = f"berkas tidak dapat dibaca: {sebab_sistem(galat)}"
        return IsianBerkas(entri, tempat.name, dibuka=dibuka, keluhan=keluhan)
    if tempat.suffix.lower() != ".docx":  # an entry for calendars asks nothing
        return IsianBerkas(entri, tempat.name, berkas.sha256(isi), dibuka=dibuka, keluhan="bukan dokumen Word")
    try:
        return _susun(entri, tempat.name, isi, dibuka, _kantor(pengaturan, satker))
    except PaketAsing as galat:
        return IsianBerkas(entri, tempat.name, berkas.sha256(isi), dibuka=dibuka, keluhan=str(galat))


def isi_isian(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanIsi) -> HasilIsi:
    """Fill blanks of a draft (see `tata_usaha.outbox.isi`).

    Raises:
        GalatPemakaian: when no letter is meant, or a text cannot stand where it was meant.
        GalatBentrok: when the letter is another one by now.
        GalatOutbox: when it is no draft any more, somebody has it open, or its file cannot be read or written.
        GalatBasisData: when the register cannot be used.

    """
    sekarang = waktu.sekarang(zona_kantor(pengaturan, permintaan.satker))
    with buka_tulis(pengaturan, pelaku) as basis:
        entri = pilih_entri(basis, pengaturan, permintaan.satker, permintaan.kunci)
        jawaban = Jawaban(permintaan.nilai, permintaan.serempak, permintaan.hapus_baris)
        return isi_naskah(pengaturan.outbox, basis, entri, jawaban, permintaan.dasar, sekarang)


def entri_kini(pengaturan: Pengaturan, basis: BasisData, satker: str, kunci: str) -> EntriAgenda:
    """Return the letter that is meant, with where its file lies now; nothing is written.

    Raises:
        GalatPemakaian: when none is meant, or several.
        GalatBasisData: when the register cannot be used.

    """
    with basis.baca() as sambungan:
        entri = buku.cari(sambungan, kunci)
        if entri is None or entri.satker != satker:
            entri = pilih_naskah(buku.semua(sambungan, satker), pengaturan.outbox, kunci)
        if (pengaturan.outbox / entri.berkas).exists():
            return entri
        kenalan = kenali(pengaturan.outbox, sambungan, satker, buku.semua(sambungan, satker))
    return kenalan.pindah.get(entri.kunci, entri)


def _kantor(pengaturan: Pengaturan, satker: str) -> Kantor | None:
    try:
        return baca_kantor(pengaturan, satker)
    except GalatRencana:  # the blanks can be filled all the same
        return None


def _susun(entri: EntriAgenda, nama: str, isi: bytes, dibuka: str, kantor: Kantor | None) -> IsianBerkas:
    bagian = baca_bagian(isi)
    semua = cari_tempat_isi(bagian)
    kosong = [t for t in semua if not t.terisi and not t.baris]
    menurut_judul: dict[str, list[SatuIsian]] = {}
    for satu in kosong:
        menurut_judul.setdefault(satu.judul, []).append(_satu(entri, satu, kosong, kantor))
    menurut_baris: dict[tuple[str, str], list[SatuIsian]] = {}
    for satu in semua:
        if satu.baris and satu.tag not in SEBUTAN:
            di_baris = (satu.judul, str(satu.tempat).partition(" kolom ")[0])
            menurut_baris.setdefault(di_baris, []).append(_satu(entri, satu, (), kantor))
    return IsianBerkas(
        entri,
        nama,
        berkas.sha256(isi),
        hitung_sisa(isi).isian_orang,
        tuple(KelompokIsian(judul, tuple(milik)) for judul, milik in menurut_judul.items()),
        tuple(_satu(entri, t, (), kantor) for t in semua if t.terisi and t.tag not in SEBUTAN),
        tuple(cari_isian(bagian, tanpa_kendali=True)),
        tuple(KelompokIsian(judul, tuple(milik)) for (judul, _), milik in menurut_baris.items()),
        dibuka,
        tempat=tuple(semua),
    )


def _satu(entri: EntriAgenda, satu: TempatIsi, kosong: Sequence[TempatIsi], kantor: Kantor | None) -> SatuIsian:
    isian = IsianNaskah(entri.kunci, satu.tag, satu.petunjuk)
    di = tempat_jawaban(isian, kantor) if kantor is not None else ""
    bernomor = satu.tag in SEBUTAN
    return SatuIsian(
        satu.id,
        satu.petunjuk,
        str(satu.tempat),
        satu.sekitar,
        _golongan(di, bernomor=bernomor),
        di,
        tuple(t.id for t in kosong if t.id != satu.id and not t.halangan and serupa(satu, t)),
        satu.berbaris,
        _halangan(satu),
        satu.teks,
        satu.judul,
        satu.baris,
    )


def _halangan(satu: TempatIsi) -> str:
    if satu.tag in SEBUTAN:
        return "diisi ketika naskahnya dinomori"
    return "berupa gambar; isi di data kantor, atau sisipkan di Word" if satu.tag == _LOGO else satu.halangan


def _golongan(dijawab_di: str, *, bernomor: bool) -> Golongan:
    if bernomor:
        return Golongan.NOMOR
    if dijawab_di.startswith(_BERKAS_KANTOR):
        return Golongan.KANTOR
    if dijawab_di.startswith(_BUKTI):
        return Golongan.BUKTI
    return Golongan.LAIN if dijawab_di else Golongan.SENDIRI


def _data(satu: SatuIsian) -> dict[str, object]:
    return {
        "id": satu.id,
        "isian": satu.petunjuk,
        "tempat": satu.tempat,
        "golongan": satu.golongan.value,
        "dijawab_di": satu.dijawab_di or None,
        "serupa": list(satu.serupa),
        "halangan": satu.halangan or None,
        "teks": satu.teks or None,
    }
