"""Evidence: which kinds of proof a row asks for, and which files can be each of them.

A name is never evidence. What counts is what a file is by its content, when it arrived, and
where it was laid; the rules for that are few and stand here in one table.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from zi_model.periode import Periode


class JenisBerkas(StrEnum):
    """What a file is by its content."""

    PDF = "PDF"
    DOCX = "DOCX"
    XLSX = "XLSX"
    PPTX = "PPTX"
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIC = "HEIC"
    MP4 = "MP4"
    MOV = "MOV"
    CSV = "CSV"
    TAUTAN = "TAUTAN"  # to a page or a shared folder; nobody can tell what will stand there, so it proves nothing


_GAMBAR = frozenset({JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP, JenisBerkas.HEIC})
_VIDEO = frozenset({JenisBerkas.MP4, JenisBerkas.MOV})
_DOKUMEN = frozenset({JenisBerkas.PDF, JenisBerkas.DOCX})
_LEMBAR_KERJA = frozenset({JenisBerkas.XLSX, JenisBerkas.CSV})


class JenisBukti(StrEnum):
    """What column 6 of the decree asks for."""

    KEPUTUSAN = "keputusan"
    PAKTA_INTEGRITAS = "pakta integritas"
    RENCANA_AKSI = "rencana aksi"
    LAPORAN = "laporan"
    SOP = "sop"
    MAKLUMAT = "maklumat"
    REKAPITULASI = "rekapitulasi"
    PENILAIAN = "penilaian"
    DAFTAR = "daftar"
    DOKUMENTASI = "dokumentasi"
    TANGKAPAN_LAYAR = "tangkapan layar"
    VIDEO = "video"

    @property
    def nama(self) -> str:
        """The words that people read."""
        return "SOP" if self is JenisBukti.SOP else self.value

    @property
    def berkas(self) -> frozenset[JenisBerkas]:
        """The kinds of file that can be this proof.

        A decree or a pledge counts only as a scan or PDF, because a Word file of one is a draft;
        documentation is pictures or film, because a report's own text does not document it.
        """
        match self:
            case JenisBukti.KEPUTUSAN | JenisBukti.PAKTA_INTEGRITAS | JenisBukti.MAKLUMAT:
                return _GAMBAR | {JenisBerkas.PDF}
            case JenisBukti.RENCANA_AKSI | JenisBukti.LAPORAN | JenisBukti.SOP:
                return _DOKUMEN
            case JenisBukti.REKAPITULASI | JenisBukti.PENILAIAN | JenisBukti.DAFTAR:
                return _DOKUMEN | _LEMBAR_KERJA
            case JenisBukti.DOKUMENTASI:
                return _GAMBAR | _VIDEO
            case JenisBukti.TANGKAPAN_LAYAR:
                return _GAMBAR | {JenisBerkas.PDF}
            case JenisBukti.VIDEO:
                return _VIDEO


_SEBUTAN = {
    JenisBukti.KEPUTUSAN: frozenset({"keputusan", "kep", "sk"}),
    JenisBukti.PAKTA_INTEGRITAS: frozenset({"pakta"}),
    JenisBukti.RENCANA_AKSI: frozenset({"rencana", "renaksi"}),
    JenisBukti.LAPORAN: frozenset({"laporan", "lap"}),
    JenisBukti.SOP: frozenset({"sop"}),
    JenisBukti.REKAPITULASI: frozenset({"rekapitulasi", "rekap"}),
    JenisBukti.PENILAIAN: frozenset({"penilaian", "nilai"}),
}
"""By which words people call these proofs in file names; of the others a file's content tells what it can be."""
_PENYAMBUNG = frozenset({"dan", "serta", "beserta", "dengan", "sekaligus", "&", "+", ","})
"""What stands between two proofs in the name of a file that is both; without it one word only tells of what."""


@dataclass(frozen=True)
class Kebutuhan:
    """One piece of proof that a row needs: any one of these kinds will do."""

    pilihan: tuple[JenisBukti, ...]

    @property
    def berkas(self) -> frozenset[JenisBerkas]:
        """The kinds of file that can meet it."""
        return frozenset().union(*(jenis.berkas for jenis in self.pilihan))

    def disebut(self, bukti: Bukti) -> bool:
        """Tell whether a file's name says that it is this proof."""
        return bool(self.letak(bukti.kata))

    def dibuktikan(self, bukti: Bukti) -> bool:
        """Tell whether a file surely is this proof, being a signed letter that is."""
        return not bukti.memenuhi.isdisjoint(self.pilihan)

    def dapat(self, bukti: Bukti) -> bool:
        """Tell whether a file can be this proof; of a signed letter it is known, of any other its kind tells.

        No text can be what a screen showed; a PDF of which nobody can tell whether it is text passes, and nothing is
        claimed of it.
        """
        if bukti.memenuhi:
            return self.dibuktikan(bukti)
        if bukti.jenis is not JenisBerkas.PDF or not bukti.berteks:
            return bukti.jenis in self.berkas
        return any(bukti.jenis in jenis.berkas for jenis in self.pilihan if jenis is not JenisBukti.TANGKAPAN_LAYAR)

    def letak(self, kata: Sequence[str]) -> list[int]:
        """Return at which words a name says that it is this proof."""
        sebutan = frozenset().union(*(_SEBUTAN.get(jenis, frozenset()) for jenis in self.pilihan))
        return [i for i, satu in enumerate(kata) if satu in sebutan]

    def __str__(self) -> str:
        """Return it as people say it: `laporan atau dokumentasi`."""
        return " atau ".join(jenis.nama for jenis in self.pilihan)


@dataclass(frozen=True)
class Bukti:
    """One file that was laid down for one row and period.

    `berkas` is the path below the office's evidence folder with `/`. `diterima` is the moment of
    arrival, in UTC, never changed once recorded. `jenis` is None for a file that is no evidence;
    `alasan_ditolak` then says why, in Indonesian. `sampai` is the moment from which it no longer lay
    there, removed or replaced by other content; None for what lies there now.

    `memenuhi` are the proofs that it surely is, all at once: what a signed letter proves. `naskah` is the key of
    that letter. `berteks` tells whether a PDF has text (None: nobody can tell). `oleh` brought it, `alasan` says why
    what it repeats is accepted; "" where nobody said so. `catatan` are sentences that ask a person to look at what
    its text says (`zi_model.catatan_isi`).
    """

    berkas: str
    kode: str
    periode: Periode
    diterima: dt.datetime
    sha256: str
    ukuran: int
    jenis: JenisBerkas | None = None
    alasan_ditolak: str = ""
    tanggal: dt.date | None = None
    sampai: dt.datetime | None = None
    memenuhi: frozenset[JenisBukti] = frozenset()
    naskah: str = ""
    berteks: bool | None = None
    oleh: str = ""
    alasan: str = ""
    catatan: tuple[str, ...] = ()

    @property
    def nama(self) -> str:
        """The bare file name."""
        return self.berkas.rsplit("/", 1)[-1]

    @property
    def kata(self) -> tuple[str, ...]:
        """The words of its name and what joins them, in small letters."""
        return tuple(re.findall(r"[a-z]+|[&+,]", self.nama.casefold()))


@dataclass(frozen=True)
class RincianBerkas:
    """What an evidence file says of itself, read only for the files that a letter shows.

    `tempat` is where it can be opened. `terbaca` is False for a picture that cannot be (any more).
    `diambil` is when its camera took it, by the camera's own clock. `durasi_detik` is a film's length.
    """

    tempat: str
    terbaca: bool = True
    diambil: dt.datetime | None = None
    durasi_detik: float | None = None


class AturanHitung(StrEnum):
    """Which rule let a file meet a need; the words that people read."""

    NASKAH = "salinan bertanda tangan naskahnya"
    NAMA_GANDA = "nama berkasnya menyebut bukti-bukti itu bersama"
    NAMA = "nama berkasnya menyebutnya"
    JENIS_BERKAS = "jenis berkasnya dapat membuktikannya"


def aturan_hitung(kebutuhan: Sequence[Kebutuhan], ini: Kebutuhan, bukti: Bukti) -> AturanHitung:
    """Return by which rule a file that `pasangkan` chose meets one of a row's needs."""
    if ini.dibuktikan(bukti):
        return AturanHitung.NASKAH
    if ini in _disebut_bersama(kebutuhan, bukti):
        return AturanHitung.NAMA_GANDA
    return AturanHitung.NAMA if ini.disebut(bukti) else AturanHitung.JENIS_BERKAS


def _disebut_bersama(kebutuhan: Sequence[Kebutuhan], bukti: Bukti) -> list[Kebutuhan]:
    """Return the needs that a person's file meets together, because its name names them and joins them.

    `Keputusan dan Rencana Aksi.pdf` is both, `Keputusan tentang Rencana Aksi.pdf` the decree alone: what it is about is
    no proof of its own. Of a signed letter no name tells anything.
    """
    if bukti.memenuhi:
        return []
    kata = bukti.kata
    rencana_lain = {i for i, satu in enumerate(kata) if satu == "rencana" and kata[i + 1 : i + 2] != ("aksi",)}
    mungkin = ((ke, satu.letak(kata)) for ke, satu in enumerate(kebutuhan) if satu.dapat(bukti))
    bersama: set[int] = set()
    for (i, ini), (j, itu) in pairwise(
        sorted((i, ke) for ke, letak in mungkin for i in letak if i not in rencana_lain)
    ):
        if ini != itu and not _PENYAMBUNG.isdisjoint(kata[i + 1 : j]):
            bersama |= {ini, itu}
    return [kebutuhan[ke] for ke in sorted(bersama)]


def pasangkan(kebutuhan: Sequence[Kebutuhan], bukti: Sequence[Bukti]) -> dict[int, Bukti]:
    """Return which file meets which need: index of the need → the file.

    A signed letter meets every need that it proves, and so does a file whose name names several and joins them. Any
    other file meets one need at most, so a single PDF is never both the report and its documentation, nor are two
    copies of it. Files are taken in the order of arrival, and each that lets one more need be met is used (augmenting
    paths). So as many needs as possible are met, by the earliest files that can meet them, and a later file never
    displaces an earlier one: that would make late what was in time. Which of those files meets which need their
    names may tell, where their content leaves it open.
    """
    urut: list[_Calon] = []
    terlihat: set[str] = set()
    calon = [_Calon.dari(kebutuhan, b) for b in bukti if b.jenis is not None]
    for satu in sorted(calon, key=lambda c: (c.bukti.diterima, not c.pasti, c.bukti.berkas)):
        if satu.bukti.sha256 not in terlihat:
            terlihat.add(satu.bukti.sha256)
            urut += satu.terpisah()
    pemenuh: dict[int, int] = {}  # index of the need -> index of the candidate

    def pakai(i: int, dilihat: set[int]) -> bool:
        for butuh in sorted(urut[i].dapat, key=lambda k: (k in pemenuh, k)):  # those still free first
            if butuh in dilihat:
                continue
            dilihat.add(butuh)
            if butuh not in pemenuh or pakai(pemenuh[butuh], dilihat):
                pemenuh[butuh] = i
                return True
        return False

    for i in range(len(urut)):
        if len(pemenuh) == len(kebutuhan):
            break
        pakai(i, set())
    return _menurut_nama(kebutuhan, {butuh: urut[i] for butuh, i in sorted(pemenuh.items())})


@dataclass(frozen=True)
class _Calon:
    """A file with the needs that it can meet: all of them at once where that is sure (`pasti`), else one."""

    bukti: Bukti
    dapat: tuple[int, ...]
    pasti: bool

    @classmethod
    def dari(cls, kebutuhan: Sequence[Kebutuhan], bukti: Bukti) -> _Calon:
        bersama = _disebut_bersama(kebutuhan, bukti)
        dapat = (i for i, satu in enumerate(kebutuhan) if (satu in bersama if bersama else satu.dapat(bukti)))
        return cls(bukti, tuple(dapat), bool(bersama or bukti.memenuhi))

    def terpisah(self) -> list[_Calon]:
        """Return it as candidates that meet one need at most."""
        return [_Calon(self.bukti, (i,), self.pasti) for i in self.dapat] if self.pasti else [self]


def _menurut_nama(kebutuhan: Sequence[Kebutuhan], pasangan: dict[int, _Calon]) -> dict[int, Bukti]:
    """Return the same files for the same needs, two of them exchanged where more names then say what they are for.

    Without it a report would call a scanned pledge the decree because it came first. What is sure stays.
    """
    hasil = {butuh: satu.bukti for butuh, satu in pasangan.items()}
    for satu, lain in combinations([butuh for butuh, calon in pasangan.items() if not calon.pasti], 2):
        a, b = hasil[satu], hasil[lain]
        if not kebutuhan[lain].dapat(a) or not kebutuhan[satu].dapat(b):
            continue
        tetap = kebutuhan[satu].disebut(a) + kebutuhan[lain].disebut(b)
        if kebutuhan[satu].disebut(b) + kebutuhan[lain].disebut(a) > tetap:
            hasil[satu], hasil[lain] = b, a
    return hasil
