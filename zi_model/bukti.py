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
from itertools import combinations

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
    JenisBukti.RENCANA_AKSI: frozenset({"rencana"}),
    JenisBukti.LAPORAN: frozenset({"laporan", "lap"}),
    JenisBukti.SOP: frozenset({"sop"}),
    JenisBukti.REKAPITULASI: frozenset({"rekapitulasi", "rekap"}),
    JenisBukti.PENILAIAN: frozenset({"penilaian", "nilai"}),
}
"""By which words people call these proofs in file names; of the others a file's content tells what it can be."""


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
        kata = set(re.findall(r"[a-z]+", bukti.nama.casefold()))
        return any(kata & _SEBUTAN.get(jenis, frozenset()) for jenis in self.pilihan)

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
    what it repeats is accepted; "" where nobody said so.
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

    @property
    def nama(self) -> str:
        """The bare file name."""
        return self.berkas.rsplit("/", 1)[-1]


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


def pasangkan(kebutuhan: Sequence[Kebutuhan], bukti: Sequence[Bukti]) -> dict[int, Bukti]:
    """Return which file meets which need: index of the need → the file.

    One file meets one need at most, so a single PDF is never both the report and its
    documentation, nor are two copies of it. Files are taken in the order of arrival, and each
    that lets one more need be met is used (augmenting paths). So as many needs as possible are
    met, by the earliest files that can meet them, and a later file never displaces an earlier
    one: that would make late what was in time. Which of those files meets which need their
    names may tell, where their content leaves it open.
    """
    urut: list[Bukti] = []
    terlihat: set[str] = set()
    for b in sorted((b for b in bukti if b.jenis is not None), key=lambda b: (b.diterima, b.berkas)):
        if b.sha256 not in terlihat:
            terlihat.add(b.sha256)
            urut.append(b)
    pemenuh: dict[int, int] = {}  # index of the need -> index of the file

    def pakai(i: int, dilihat: set[int]) -> bool:
        for butuh, satu in sorted(enumerate(kebutuhan), key=lambda k: k[0] in pemenuh):  # those still free first
            if butuh in dilihat or urut[i].jenis not in satu.berkas:
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


def _menurut_nama(kebutuhan: Sequence[Kebutuhan], pasangan: dict[int, Bukti]) -> dict[int, Bukti]:
    """Return the same files for the same needs, two of them exchanged where more names then say what they are for.

    Without it a report would call a scanned pledge the decree because it came first.
    """
    hasil = dict(pasangan)
    for satu, lain in combinations(hasil, 2):
        a, b = hasil[satu], hasil[lain]
        if a.jenis not in kebutuhan[lain].berkas or b.jenis not in kebutuhan[satu].berkas:
            continue
        tetap = kebutuhan[satu].disebut(a) + kebutuhan[lain].disebut(b)
        if kebutuhan[satu].disebut(b) + kebutuhan[lain].disebut(a) > tetap:
            hasil[satu], hasil[lain] = b, a
    return hasil
