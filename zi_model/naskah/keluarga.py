"""The one table of the kinds of letters: how each is called, worded, filled, printed, composed, numbered, and when.

Reading an office's wording, the run that owes a letter, the linter of templates, the house style and
the number book all ask here; nothing else lists kinds. docs/menambah-naskah.md tells how to add one.

What belongs to a kind's own module is named, not imported: `zi status` reads this table and composes
nothing. `.rapat.teks:TeksRapat` stands below `zi_model.naskah`; any other name is given in full.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from zi_model.nama_naskah import bentuk_kunci, nama_kini

if TYPE_CHECKING:
    from zi_model.data import Data
    from zi_model.naskah.inti.naskah import Isi

_SEMUA = "*"


class Kapan(Enum):
    """When a kind of letter is due; what its composer is given follows from that (see `jatuh_waktu`)."""

    SETAHUN = auto()
    """Stands for the year: composed of the office, the wording's name and the day of drafting."""
    RAPAT = auto()
    """Goes out before a meeting: composed of what is known, and the obligation that calls for the meeting."""
    KEWAJIBAN = auto()
    """Tells of an obligation's time when it is over: of what is known, the obligation, the wording's name."""
    BULAN = auto()
    """Looks back on a month and ahead to the next: of what is known, and the month."""
    PENGANTAR = auto()
    """Hands over what a run has drafted: of the office, the run's period, and those letters."""


@dataclass(frozen=True)
class Surat:
    """One letter that a kind gives: how its key begins, its content, its template, its counter.

    In `kunci` a star stands for the rest of the wording's name: `undangan-*`, `keputusan/*`. A file that is
    no Word document has no template (""), a letter without a number no counter (None). `tepi_sendiri`
    says that its page has a geometry of its own, which the house style's margins do not bind: a notice in a
    frame, the form of SOP (PermenPANRB 35/2012).
    """

    kunci: str
    isi_di: str
    templat: str = ""
    pencacah: str | None = None
    tepi_sendiri: bool = False

    @property
    def isi(self) -> type[Isi]:
        """What its template may name."""
        hasil: type[Isi] = _ambil(self.isi_di)
        return hasil

    @property
    def jenis(self) -> str:
        """The kind in its key, where a star may stand: what comes before the subject."""
        return self.kunci.partition("/")[0]

    def berjenis(self, jenis: str) -> bool:
        """Tell whether a kind in a key is this letter's."""
        pokok = self.jenis.removesuffix(_SEMUA)
        return jenis.startswith(pokok) if pokok != self.jenis else jenis == pokok


@dataclass(frozen=True)
class JenisNaskah:
    """One kind of letter.

    `nama` is what the plan and the file of its wording call it; `laporan/*` is every name in that folder
    that has no row of its own. `teks_di` is the type of the wording, `umum_di` that of a wording which
    the whole folder shares (its file is named as the folder). `wajib`: every office has to have it.
    `susun_di` composes it; `lembar_di` what a meeting's packet has afterwards, `salinan_di` a decree's
    certified copy.
    """

    nama: str
    teks_di: str
    surat: tuple[Surat, ...]
    kapan: Kapan
    susun_di: str
    wajib: bool = False
    umum_di: str | None = None
    lembar_di: str | None = None
    salinan_di: str | None = None

    @property
    def folder(self) -> str:
        """The first word of its name."""
        return self.nama.partition("/")[0]

    @property
    def sefolder(self) -> bool:
        """Whether it is a whole folder of names, to which an office adds its own."""
        return self.nama.endswith(f"/{_SEMUA}")

    @property
    def diminta_rencana(self) -> bool:
        """Whether a row of the plan may call for it; the others are owed by runs."""
        return self.kapan in {Kapan.SETAHUN, Kapan.RAPAT, Kapan.KEWAJIBAN}

    @property
    def teks(self) -> type[Data]:
        """The type of its wording."""
        hasil: type[Data] = _ambil(self.teks_di)
        return hasil

    @property
    def susun(self) -> Callable[..., Any]:
        """What composes it; `kapan` says of what."""
        return _penyusun(self.susun_di)

    @property
    def susun_lembar(self) -> Callable[..., Any] | None:
        """What composes the sheet that follows a meeting, of the same as its packet; None: nothing follows."""
        return _penyusun(self.lembar_di) if self.lembar_di else None

    @property
    def susun_salinan(self) -> Callable[..., Any] | None:
        """What composes the certified copy, of the office and the wording's name; None: there is none."""
        return _penyusun(self.salinan_di) if self.salinan_di else None

    def kunci(self, nama: str) -> Iterator[str]:
        """Yield how the keys of the letters end that a wording of this kind gives, without what they are about."""
        sisa = nama.removeprefix(f"{self.folder}/")
        yield from (s.kunci.replace(_SEMUA, sisa) for s in self.surat)


def _ambil(di: str) -> Any:
    return pkgutil.resolve_name(f"{__package__}{di}" if di.startswith(".") else di)


def _penyusun(di: str) -> Callable[..., Any]:
    hasil: Callable[..., Any] = _ambil(di)
    return hasil


_RAPAT = JenisNaskah(
    nama="rapat/*",
    teks_di=".rapat.teks:TeksRapat",
    surat=(
        Surat("undangan-*", ".rapat.isi:IsiUndangan", "undangan.docx", pencacah="undangan"),
        Surat("kalender-*", ".rapat.kalender:IsiAcaraKalender"),
        Surat("daftar-hadir-*", ".rapat.isi:IsiDaftarHadir", "daftar-hadir.docx"),
        Surat("notula-*", ".rapat.isi:IsiNotula", "notula.docx", pencacah="notula"),
        Surat("dokumentasi-*", ".dokumentasi.isi:IsiDokumentasi", "lembar-dokumentasi.docx"),
    ),
    kapan=Kapan.RAPAT,
    susun_di=".rapat.paket:susun_rapat",
    lembar_di=".rapat.paket:susun_lembar_rapat",
)

KELUARGA: tuple[JenisNaskah, ...] = (
    JenisNaskah(
        nama="keputusan/*",
        teks_di=".keputusan.pokok_dan_tim:TeksKeputusan",
        surat=(
            Surat("keputusan/*", ".keputusan.pokok_dan_tim:IsiKeputusan", "keputusan.docx", pencacah="keputusan"),
            Surat("pakta-integritas/*", ".keputusan.pakta_integritas:IsiPakta", "pakta-integritas.docx"),
        ),
        kapan=Kapan.SETAHUN,
        susun_di=".keputusan.pokok_dan_tim:susun_keputusan",
    ),
    JenisNaskah(
        nama="keputusan/rencana-aksi",
        teks_di=".keputusan.rencana_aksi:TeksKeputusanRencana",
        surat=(
            Surat(
                "keputusan/*",
                ".keputusan.rencana_aksi:IsiKeputusanRencana",
                "keputusan-rencana-aksi.docx",
                pencacah="keputusan",
            ),
            Surat("salinan-keputusan/*", ".keputusan.rencana_aksi:IsiKeputusanRencana", "keputusan-rencana-aksi.docx"),
        ),
        kapan=Kapan.SETAHUN,
        susun_di=".keputusan.rencana_aksi:susun_keputusan_rencana_aksi",
        salinan_di=".keputusan.rencana_aksi:susun_salinan_rencana_aksi",
        wajib=True,
    ),
    JenisNaskah(
        nama="keputusan/iku",
        teks_di=".keputusan.sop_iku_standar:TeksKeputusanIKU",
        surat=(
            Surat(
                "keputusan/*",
                ".keputusan.sop_iku_standar:IsiKeputusanIKU",
                "keputusan-iku.docx",
                pencacah="keputusan",
            ),
        ),
        kapan=Kapan.SETAHUN,
        susun_di=".keputusan.sop_iku_standar:susun_keputusan_iku",
    ),
    JenisNaskah(
        nama="keputusan/penetapan-sop",
        teks_di=".keputusan.sop_iku_standar:TeksKeputusanSOP",
        surat=(
            Surat(
                "keputusan/*",
                ".keputusan.sop_iku_standar:IsiKeputusanSOP",
                "keputusan-sop.docx",
                pencacah="keputusan",
            ),
        ),
        kapan=Kapan.SETAHUN,
        susun_di=".keputusan.sop_iku_standar:susun_keputusan_sop",
    ),
    JenisNaskah(
        nama="keputusan/standar-pelayanan",
        teks_di=".keputusan.sop_iku_standar:TeksKeputusanStandar",
        surat=(
            Surat(
                "keputusan/*",
                ".keputusan.sop_iku_standar:IsiKeputusanStandar",
                "keputusan-standar-pelayanan.docx",
                pencacah="keputusan",
            ),
        ),
        kapan=Kapan.SETAHUN,
        susun_di=".keputusan.sop_iku_standar:susun_keputusan_standar",
    ),
    _RAPAT,
    replace(_RAPAT, nama="rapat/monev", wajib=True),
    JenisNaskah(
        nama="laporan/*",
        teks_di=".berkala.isi:TeksLaporanBerkala",
        umum_di=".berkala.isi:TeksLaporan",
        surat=(Surat("laporan-*", ".berkala.isi:IsiLaporanBerkala", "laporan-berkala.docx", pencacah="laporan"),),
        kapan=Kapan.KEWAJIBAN,
        susun_di=".berkala.laporan:susun_laporan_berkala",
    ),
    JenisNaskah(
        nama="laporan/monev",
        teks_di=".monev.isi:TeksLaporanMonev",
        surat=(Surat("laporan-*", ".monev.isi:IsiLaporanMonev", "laporan-monev.docx", pencacah="laporan"),),
        kapan=Kapan.KEWAJIBAN,
        susun_di=".monev.laporan:susun_laporan_monev_kewajiban",
        wajib=True,
    ),
    JenisNaskah(
        nama="dokumentasi/*",
        teks_di=".dokumentasi.isi:TeksDokumentasi",
        umum_di=".dokumentasi.isi:TeksLembar",
        surat=(Surat("dokumentasi-*", ".dokumentasi.isi:IsiDokumentasi", "lembar-dokumentasi.docx"),),
        kapan=Kapan.KEWAJIBAN,
        susun_di=".dokumentasi.lembar:susun_dokumentasi",
    ),
    JenisNaskah(
        nama="maklumat/*",
        teks_di=".pelayanan.maklumat:TeksMaklumat",
        surat=(Surat("maklumat/*", ".pelayanan.maklumat:IsiMaklumat", "maklumat.docx", tepi_sendiri=True),),
        kapan=Kapan.SETAHUN,
        susun_di=".pelayanan.maklumat:susun_maklumat",
    ),
    JenisNaskah(
        nama="sop/*",
        teks_di=".pelayanan.sop:TeksSOP",
        surat=(Surat("sop/*", ".pelayanan.sop:IsiSOP", "sop.docx", pencacah="sop", tepi_sendiri=True),),
        kapan=Kapan.SETAHUN,
        susun_di=".pelayanan.sop:susun_sop",
    ),
    JenisNaskah(
        nama="nota-dinas/pengingat",
        teks_di=".surat.nota_dinas:TeksNotaDinas",
        surat=(
            Surat("nota-dinas-pengingat", ".surat.nota_dinas:IsiNotaDinas", "nota-dinas.docx", pencacah="nota-dinas"),
        ),
        kapan=Kapan.BULAN,
        susun_di=".surat.nota_dinas:susun_nota_dinas",
        wajib=True,
    ),
    JenisNaskah(
        nama="surat-pengantar",
        teks_di=".surat.surat_pengantar:TeksSuratPengantar",
        surat=(
            Surat(
                "surat-pengantar",
                ".surat.surat_pengantar:IsiSuratPengantar",
                "surat-pengantar.docx",
                pencacah="surat-pengantar",
            ),
        ),
        kapan=Kapan.PENGANTAR,
        susun_di=".surat.surat_pengantar:susun_surat_pengantar",
        wajib=True,
    ),
)


def jenis_naskah(nama: str) -> JenisNaskah | None:
    """Return the kind of letter that a name is of: its own row before its folder's; None for no letter's name."""
    folder, garis, _ = nama.partition("/")
    folder_itu = f"{folder}/{_SEMUA}" if garis else None
    sendiri = (j for j in KELUARGA if j.nama == nama and not j.sefolder)
    return next(sendiri, None) or next((j for j in KELUARGA if j.nama == folder_itu), None)


def jenis_teks(nama: str) -> type[Data] | None:
    """Return the type of a file of wording by its path without suffix; None for one that no letter reads."""
    if jenis := jenis_naskah(nama):
        return jenis.teks
    umum = next((j.umum_di for j in KELUARGA if j.sefolder and j.folder == nama), None)
    if umum is None:
        return None
    hasil: type[Data] = _ambil(umum)
    return hasil


def teks_wajib() -> list[str]:
    """Return the files of wording that every office has to have, by name; it may do without the other letters."""
    return sorted({j.nama for j in KELUARGA if j.wajib} | {j.folder for j in KELUARGA if j.umum_di})


def bentuk_nama() -> list[str]:
    """Return the names that a file of wording may have, of a folder as `laporan/…`."""
    return sorted({*teks_wajib(), *(j.nama.replace(_SEMUA, "…") for j in KELUARGA)})


def sejatuh_waktu(kapan: Kapan) -> list[JenisNaskah]:
    """Return the kinds of letters that are due at the same time."""
    return [j for j in KELUARGA if j.kapan is kapan]


def folder_rencana() -> tuple[str, ...]:
    """Return how the names begin of the letters that rows of the plan may call for."""
    return tuple(dict.fromkeys(j.folder for j in KELUARGA if j.diminta_rencana))


def isi_templat() -> dict[str, type[Isi]]:
    """Return which content each Word template is filled from: the names that its tags may use."""
    return {s.templat: s.isi for s in sorted(_semua_surat(), key=lambda s: s.templat) if s.templat}


def bertepi_sendiri(isi: type[Isi]) -> bool:
    """Tell whether the page of a letter with this content has margins of its own."""
    return any(s.tepi_sendiri and s.isi is isi for s in _semua_surat())


def pencacah(jenis: str, pola: Collection[str]) -> str | None:
    """Return from which counter a kind of letter, as keys have it, takes its number; None for one that has none.

    `pola` are the counters for which the office has a pattern of numbers: what it does not number has none.
    """
    cocok = max((s for s in _semua_surat() if s.berjenis(jenis)), key=lambda s: len(s.jenis), default=None)
    return cocok.pencacah if cocok and cocok.pencacah in pola else None


def nama_disebut(sebutan: str, dikenal: Collection[str]) -> str | None:
    """Return which of these names of letters somebody means; None when it is none of them.

    A letter may be called as the plan does, by a name that it had before, or as its key ends
    (`laporan-monev-ppid`, `undangan-monev`).
    """
    if (kini := nama_kini(sebutan)) in dikenal:
        return kini
    bentuk = bentuk_kunci(sebutan)
    cocok = (n for n in sorted(dikenal) if (j := jenis_naskah(n)) and bentuk in map(bentuk_kunci, (n, *j.kunci(n))))
    return next(cocok, None)


def _semua_surat() -> Iterator[Surat]:
    for jenis in KELUARGA:
        yield from jenis.surat
