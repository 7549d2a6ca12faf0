"""What every letter has in common: its key, its name in the outbox, its content, its fill-ins.

The content of a letter is a typed model; the template's contract is that model. A fact that
nobody gave us is an `Isian`: a visible fill-in, never a guess. Text may hold such fill-ins, words
in italics and people's own words, so it is a value of its own (`Teks`), not a string with marks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, field_validator

from zi_model.bahasa import TEMPAT
from zi_model.kantor import Kantor
from zi_model.pejabat import Pejabat
from zi_model.periode import Periode
from zi_model.pola_nomor import MENUNGGU, NOMOR, polos, tanpa_unit, tulis_bulan, tulis_no
from zi_model.satker import Satker
from zi_model.srikandi import tulis_tag


class Isi(BaseModel):
    """Base of the content models: frozen, closed."""

    # built when the first letter is composed: `zi status` reads the wording and composes none
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _rapikan_tag(tag: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", tag.casefold())[:58]


Tag = Annotated[str, AfterValidator(_rapikan_tag)]
"""A content control's tag, made fit: it may come from an office's own ids, and Word takes 64 characters."""


class Isian(Isi):
    """A visible fill-in: the content control's tag and the prompt, printed as `[isi: …]`.

    The control's tag is `isian:<tag>`; that of the `Kendali` with the known value is `<tag>`. A prompt
    may come from an office's own titles: it is made one line without brackets. `dijawab_di` is where the office
    answers it once for all letters, where the tag alone does not tell ("" nowhere); it is not printed.
    """

    tag: Tag
    petunjuk: str
    dijawab_di: str = ""

    @field_validator("petunjuk")
    @classmethod
    def _rapikan_petunjuk(cls, petunjuk: str) -> str:
        return " ".join(petunjuk.replace("[", "(").replace("]", ")").split())

    def __str__(self) -> str:
        """Return the prompt as it is printed."""
        return f"[isi: {self.petunjuk}]"


class Miring(Isi):
    """Words in italics."""

    teks: str

    def __str__(self) -> str:
        """Return the bare words."""
        return self.teks


class Kutipan(Isi):
    """Somebody's own words (a unit's remark, a file's name): printed as typed, and not checked."""

    teks: str

    def __str__(self) -> str:
        """Return the words."""
        return self.teks


class Kendali(Isi):
    """A known text in a content control of its own: what may still change when the letter is numbered or signed.

    The tag names it for `zi outbox nomori` (`tanggal`, `nama-ketua`); a person edits it like any other text.
    """

    tag: Tag
    teks: str

    def __str__(self) -> str:
        """Return the words."""
        return self.teks


class TagSistem(Isi):
    """A merge tag that another system fills: `${nomor_naskah}`, printed in a run of its own, never spell-checked.

    Word parts a misspelt word into several runs when it saves, and a tag in pieces is found by no system.
    """

    nama: str

    def __str__(self) -> str:
        """Return the tag as it is printed."""
        return tulis_tag(self.nama)


class Rangkaian(Isi):
    """Text made of several pieces."""

    bagian: tuple[str | Isian | Miring | Kutipan | Kendali | TagSistem, ...]

    def __str__(self) -> str:
        """Return the pieces as one text."""
        return "".join(map(str, self.bagian))


Teks = str | Isian | Miring | Kutipan | Kendali | TagSistem | Rangkaian

_MIRING = re.compile(r"<i>(.*?)</i>", re.DOTALL)


def atau_isian(nilai: str | None, tag: str, petunjuk: str) -> Teks:
    """Return the value, or a fill-in where there is none."""
    return nilai if nilai else Isian(tag=tag, petunjuk=petunjuk)


def kendali_atau_isian(nilai: str | None, tag: str, petunjuk: str) -> Kendali | Isian:
    """Return the value in a content control, which may still change when the letter is signed, or a fill-in."""
    return Kendali(tag=tag, teks=nilai) if nilai else Isian(tag=tag, petunjuk=petunjuk)


def rangkai(pola: str, nilai: Mapping[str, Teks | int]) -> Teks:
    """Return a text with its named places filled; fill-ins and italics among the values stay such.

    `rangkai("{no}/PW.02-Und/7210/{tahun}", {"no": Isian(…), "tahun": 2026})`

    Raises:
        KeyError: when a name is not among the values; loading a plan has checked that before.

    """
    potongan: list[Teks] = []
    for ke, bagian in enumerate(TEMPAT.split(pola)):
        isi = nilai[bagian] if ke % 2 else bagian
        potongan.append(str(isi) if isinstance(isi, int) else isi)
    return sambung(potongan)


def sambung(bagian: Iterable[Teks]) -> Teks:
    """Return several texts as one: a plain string when no piece is more than that."""
    hasil: list[str | Isian | Miring | Kutipan | Kendali | TagSistem] = []
    for teks in bagian:
        for potongan in teks.bagian if isinstance(teks, Rangkaian) else (teks,):
            if isinstance(potongan, str) and hasil and isinstance(hasil[-1], str):
                hasil[-1] += potongan
            elif potongan != "":
                hasil.append(potongan)
    if not hasil:
        return ""
    return hasil[0] if len(hasil) == 1 else Rangkaian(bagian=tuple(hasil))


def baca_miring(teks: str) -> Teks:
    """Return the plan's wording with its `<i>…</i>` read as italics."""
    return sambung(Miring(teks=bagian) if ke % 2 else bagian for ke, bagian in enumerate(_MIRING.split(teks)))


class PenandaTangan(Isi):
    """Whoever signs: the lines above the signature, the name, the NIP line (None = has no NIP)."""

    jabatan: str | TagSistem
    nama: Teks
    nip: Teks | None = None


class Gambar(Isi):
    """A picture from a file, so many millimetres high; `uraian` is read to who cannot see it."""

    berkas: str
    tinggi_mm: int
    uraian: str


class Foto(Isi):
    """A photo or screenshot as it lies in the evidence folder: printed upright, within a box of millimetres.

    `berkas` is the file; it is scaled down to print size, so that the letter stays small.
    """

    berkas: str
    lebar_mm: int
    tinggi_mm: int
    uraian: str


class KodeQR(Isi):
    """A QR code of a text that the letter also prints, `sisi_mm` wide and high."""

    isi: str
    sisi_mm: int
    uraian: str


class Grafik(Isi):
    """The data of the template's chart that bears this name: a value and its printed label per category.

    A value of None has no bar, only its label; `uraian` is read to who cannot see the chart.
    """

    nama: str
    kategori: tuple[str, ...]
    nilai: tuple[float | None, ...]
    label: tuple[str, ...]
    uraian: str


@dataclass(frozen=True)
class Penetapan:
    """Number and date of a letter that has been signed."""

    nomor: str
    tanggal: dt.date

    def sebut(self, pola: str) -> str:
        """Return the number as a pattern writes it; one that is not made of figures alone, as it is."""
        return tulis_no(pola, int(self.nomor)) if self.nomor.isdecimal() else self.nomor


class KopSurat(Isi):
    """The head of a letter: bold lines, then the address line(s)."""

    baris: tuple[str, ...]
    alamat: Teks
    kontak: Teks
    logo: Gambar | Isian | None = None


def susun_kop(satker: Satker) -> KopSurat:
    """Return the head of the office's letters; what nobody gave us is a fill-in."""
    kop = satker.kop
    saluran = (("Telepon", kop.telepon), ("Laman", kop.laman), ("Surel", kop.surel))
    kontak = [f"{nama} {nilai}" for nama, nilai in saluran if nilai]
    return KopSurat(
        baris=kop.baris,
        alamat=atau_isian(kop.alamat, "alamat", "alamat kantor"),
        kontak=atau_isian(", ".join(kontak), "kontak", "telepon, laman, dan surel kantor"),
        logo=_susun_logo(satker),
    )


def _susun_logo(satker: Satker) -> Gambar | Isian | None:
    if satker.kop.logo is None:
        return Isian(tag="logo", petunjuk="logo kantor")
    if not satker.kop.logo:
        return None
    return Gambar(berkas=satker.kop.logo, tinggi_mm=22, uraian=f"Logo {satker.nama}")


def susun_nomor(
    satker: Satker, jenis: str, nama: str, tahun: int, unit: str = "", penetapan: Penetapan | None = None
) -> Teks:
    """Return a letter's number: the office's pattern for this kind, of which only number and month are controls.

    A draft leaves them to fill in; `penetapan` is what is known of a letter that has been signed. `nama` is the
    letter's name in the plan, by which its class is found. `unit` is the code of the sub bagian that {subbag} and
    {unit} name; a letter of none says there what the office does, or leaves the place out.

    Raises:
        KeyError: when the office has no pattern for the kind, or the pattern wants a class and the letter has
            none, which a plan that loaded without problems never has.

    """
    pola = satker.nomor[jenis]
    terisi = {NOMOR: penetapan.sebut(pola), **tulis_bulan(pola, penetapan.tanggal)} if penetapan else {}
    nilai: dict[str, Teks | int] = {"tahun": tahun, "satker": satker.kode_wilayah}
    for tempat, (tag, petunjuk) in MENUNGGU.items():
        nilai[tempat] = kendali_atau_isian(terisi.get(tag), tag, petunjuk)
    if klasifikasi := satker.klasifikasi_naskah(jenis, nama):
        nilai["klasifikasi"] = klasifikasi
    if unit:
        sub_bagian = satker.unit_menurut_kode(unit)
        nilai |= {"subbag": sub_bagian.singkatan, "unit": sub_bagian.kode_nomor or sub_bagian.singkatan}
    elif satker.subbag_pimpinan:
        nilai |= {"subbag": satker.subbag_pimpinan, "unit": satker.subbag_pimpinan}
    else:
        pola = tanpa_unit(pola)
    return rangkai(polos(pola), nilai)


def susun_penanda_tangan(kantor: Kantor, id_jabatan: str, tanggal: dt.date) -> PenandaTangan:
    """Return who signs for a post on a day; a name or NIP that nobody gave us is a fill-in, a known one a control.

    `Plt.` and `Plh.` stand before the post; for `a.n.` and `u.b.` the post's own title says it.

    Raises:
        KeyError: when nobody holds the post that day, with the post's id.

    """
    pejabat = kantor.pejabat.pemangku(id_jabatan, tanggal)
    return PenandaTangan(
        jabatan=jabatan_penanda_tangan(pejabat),
        nama=kendali_atau_isian(pejabat.nama, f"nama-{pejabat.id}", f"nama {pejabat.sebutan}"),
        nip=kendali_atau_isian(pejabat.nip, f"nip-{pejabat.id}", f"NIP {pejabat.sebutan}")
        if pejabat.punya_nip
        else None,
    )


def jabatan_penanda_tangan(pejabat: Pejabat) -> str:
    """Return the post as it stands above a signature, without the comma."""
    return {"plt": "Plt. ", "plh": "Plh. "}.get(pejabat.cara, "") + pejabat.jabatan


@dataclass(frozen=True)
class KunciNaskah:
    """Same key, same letter. `subjek` tells letters of one kind and period apart ("" if only one)."""

    satker: str
    jenis: str
    subjek: str
    periode: Periode

    def __str__(self) -> str:
        """Return the key as people type it: `sigi/2026-TW1/undangan-monev`."""
        ekor = f"{self.jenis}/{self.subjek}" if self.subjek else self.jenis
        return f"{self.satker}/{self.periode}/{ekor}"


@dataclass(frozen=True)
class Naskah:
    """One letter that is due: key, subject line, template, file name (without suffix), content.

    `keluarga` is the family whose paper setting applies. `kode` are the rows of the plan it serves, `unit` is the
    code of the sub bagian whose letter it is ("" none's): it is numbered and filed there.
    `jalur` is by which way it is numbered and signed: "srikandi", or "" by the office's own book.
    A file that is no Word document (an appointment for calendars) names its suffix and has no template ("").
    """

    kunci: KunciNaskah
    perihal: str
    templat: str
    nama_berkas: str
    keluarga: Literal["keputusan", "surat", "laporan"]
    isi: Isi
    kode: tuple[str, ...] = ()
    akhiran: Literal[".docx", ".ics"] = ".docx"
    unit: str = ""
    jalur: str = ""
