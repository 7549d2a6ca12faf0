"""What letters ask people to fill in, put together: how often, in which letters, and where it is answered once.

A fill-in that a file of the office answers stands first, by how many letters it would spare; the others are answered
in each letter itself, because only whoever did the work knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isi, Isian

NOMOR_DAN_TANGGAL = "buku agenda, ketika naskahnya dinomori"
_KEPUTUSAN_TIM = re.compile(r"(?:nama|jabatan|nip)-\d+")
_SOP_WAKTU = re.compile(r"waktu-\d+")
_TETAP = {
    "alamat": "satker.yaml: kop.alamat",
    "kontak": "satker.yaml: kop (telepon, laman, surel)",
    "logo": "satker.yaml: kop.logo",
    "tempat-rapat": "satker.yaml: rapat.tempat",
    "nomor": NOMOR_DAN_TANGGAL,
    "tanggal": NOMOR_DAN_TANGGAL,
    "bulan": NOMOR_DAN_TANGGAL,
    "bulan-romawi": NOMOR_DAN_TANGGAL,
    "bukti-kurang": "folder bukti",
}
_RAPAT = {nama: f"fakta.yaml: rapat.{nama}" for nama in ("pimpinan", "notulis", "pemateri")}
_SURVEI = ("responden", "ikm", "mutu", "kinerja", "terendah")
_IKU = ("sasaran-", "indikator-", "satuan-", "target-", "formulasi-", "sumber-data-")


@dataclass(frozen=True)
class IsianNaskah:
    """One fill-in of the letter with this key: its tag, its prompt, where it is answered if it says so itself."""

    kunci: str
    tag: str
    petunjuk: str
    dijawab_di: str = ""

    @property
    def naskah(self) -> str:
        """What the letter is called, without office and period: `keputusan/iku`, `notula-monev`."""
        return self.kunci.split("/", 2)[-1]


@dataclass(frozen=True)
class KelompokIsian:
    """One question wherever it is asked: `tempat` is where it is answered once ("" in each letter), `kunci` whose."""

    petunjuk: str
    tempat: str
    banyak: int
    kunci: tuple[str, ...]


def isian_naskah(kunci: str, isi: Isi) -> list[IsianNaskah]:
    """Return every fill-in of a letter's content, each as often as it stands there."""
    return [IsianNaskah(kunci, i.tag, i.petunjuk, i.dijawab_di) for i in _cari(isi)]


def _cari(nilai: object) -> Iterator[Isian]:
    if isinstance(nilai, Isian):
        yield nilai
    elif isinstance(nilai, Isi):
        for nama in type(nilai).model_fields:
            yield from _cari(getattr(nilai, nama))
    elif isinstance(nilai, tuple):
        for satu in nilai:
            yield from _cari(satu)


def kelompokkan(semua: Iterable[IsianNaskah], kantor: Kantor) -> list[KelompokIsian]:
    """Return the questions, those first that are answered once, by how often they are asked."""
    menurut: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for satu in semua:
        menurut[satu.petunjuk, tempat_jawaban(satu, kantor)].append(satu.kunci)
    hasil = [KelompokIsian(p, di, len(k), tuple(dict.fromkeys(k))) for (p, di), k in menurut.items()]
    return sorted(hasil, key=lambda k: (not k.tempat, k.tempat == NOMOR_DAN_TANGGAL, -k.banyak, k.petunjuk))


@dataclass(frozen=True)
class TempatJawaban:
    """One place where questions are answered once: which ones, how often they are asked, in how many letters."""

    tempat: str
    petunjuk: tuple[str, ...]
    banyak: int
    naskah: int


def menurut_tempat(kelompok: Iterable[KelompokIsian]) -> list[TempatJawaban]:
    """Return the places that answer these questions, by how many fill-ins each would spare."""
    menurut: defaultdict[str, list[KelompokIsian]] = defaultdict(list)
    for satu in kelompok:
        menurut[satu.tempat].append(satu)
    hasil = [
        TempatJawaban(
            tempat,
            tuple(k.petunjuk for k in milik),
            sum(k.banyak for k in milik),
            len({n for k in milik for n in k.kunci}),
        )
        for tempat, milik in menurut.items()
    ]
    return sorted(hasil, key=lambda t: (-t.banyak, t.tempat))


def tempat_jawaban(isian: IsianNaskah, kantor: Kantor) -> str:
    """Return where a fill-in is answered once for all letters that ask it; "" where only the letter itself is."""
    tag, jenis = isian.tag, isian.naskah.partition("/")[0].partition("-")[0]
    if isian.dijawab_di:
        return isian.dijawab_di
    if tag in _TETAP:
        return _TETAP[tag]
    for awal in ("nama-", "nip-"):
        if tag.startswith(awal) and any(p.id == tag.removeprefix(awal) for p in kantor.pejabat.pejabat):
            return f"pejabat.yaml: {tag.removeprefix(awal)}"
    if tag in _RAPAT and jenis == "notula":
        siapa = next((p.id for p in kantor.pejabat.pejabat if isian.petunjuk == f"nama {p.sebutan}"), None)
        return f"pejabat.yaml: {siapa}" if siapa else _RAPAT[tag]
    if tag in {"nomor-rencana", "tanggal-rencana"}:
        return "rencana aksi: keputusan"
    if tag.startswith("nomor-") and tag.removeprefix("nomor-") in kantor.hukum:
        return f"hukum.yaml: {tag.removeprefix('nomor-')}"
    return _menurut_jenis(isian.naskah, jenis, tag)


def _menurut_jenis(lengkap: str, jenis: str, tag: str) -> str:
    """Return the place that a tag means in a letter of this kind only."""
    if jenis in {"keputusan", "pakta"} and _KEPUTUSAN_TIM.fullmatch(tag):
        return "pejabat.yaml: tim"
    if lengkap == "keputusan/penetapan-sop" and tag.startswith("nama-sop-"):
        return "fakta.yaml: sop"
    if lengkap == "keputusan/iku" and tag.startswith(_IKU):
        return "naskah/keputusan/iku.yaml: iku"
    if lengkap == "keputusan/standar-pelayanan" and tag.startswith("layanan-"):
        return "naskah/keputusan/standar-pelayanan.yaml: layanan"
    if jenis == "sop" and _SOP_WAKTU.fullmatch(tag):
        return f"naskah/{lengkap}.yaml: langkah"
    if jenis == "dokumentasi" and tag.startswith("bukti-"):
        return "folder bukti"
    if lengkap == "laporan-survei-kepuasan" and (tag.startswith("unsur-") or tag in _SURVEI):
        return "folder bukti: jawaban survei (CSV)"
    return "notula rapatnya" if jenis == "laporan" and tag == "rapat" else ""
