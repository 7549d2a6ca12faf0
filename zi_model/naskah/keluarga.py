"""The one table of the kinds of letters: how each is called, worded, filled, printed, composed, numbered, and when.

Reading an office's wording, the run that owes a letter, the linter of templates, the house style and
the number book all ask here; nothing else lists kinds. docs/menambah-naskah.md tells how to add one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from zi_model.bukti import JenisBukti
from zi_model.nama_naskah import bentuk_kunci, nama_kini
from zi_model.naskah.jenis import SEMUA, JenisNaskah, Kapan, Surat

if TYPE_CHECKING:
    from zi_model.data import Data
    from zi_model.naskah.inti.naskah import Isi

_RAPAT = JenisNaskah(
    nama="rapat/*",
    teks_di=".rapat.teks:TeksRapat",
    surat=(
        Surat("undangan-*", ".rapat.isi:IsiUndangan", "undangan.docx", pencacah="undangan", kode_kaki=True),
        Surat("kalender-*", ".rapat.kalender:IsiAcaraKalender"),
        Surat("daftar-hadir-*", ".rapat.isi:IsiDaftarHadir", "daftar-hadir.docx", kode_kaki=True),
        Surat("notula-*", ".rapat.isi:IsiNotula", "notula.docx", pencacah="notula", kode_kaki=True),
        Surat("dokumentasi-*", ".dokumentasi.isi:IsiDokumentasi", "lembar-dokumentasi.docx", kode_kaki=True),
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
            Surat(
                "keputusan/*",
                ".keputusan.pokok_dan_tim:IsiKeputusan",
                "keputusan.docx",
                pencacah="keputusan",
                membuktikan=(JenisBukti.KEPUTUSAN,),
                bila_teks=(("rencana_tim", JenisBukti.RENCANA_AKSI),),  # as Lampiran II
            ),
            Surat(
                "pakta-integritas/*",
                ".keputusan.pakta_integritas:IsiPakta",
                "pakta-integritas.docx",
                membuktikan=(JenisBukti.PAKTA_INTEGRITAS,),
            ),
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
                membuktikan=(JenisBukti.KEPUTUSAN, JenisBukti.RENCANA_AKSI),
            ),
            Surat(
                "salinan-keputusan/*",
                ".keputusan.rencana_aksi:IsiKeputusanRencana",
                "keputusan-rencana-aksi.docx",
                membuktikan=(JenisBukti.KEPUTUSAN, JenisBukti.RENCANA_AKSI),
            ),
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
                membuktikan=(JenisBukti.KEPUTUSAN,),
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
                membuktikan=(JenisBukti.KEPUTUSAN,),
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
                membuktikan=(JenisBukti.KEPUTUSAN,),
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
        surat=(
            Surat(
                "laporan-*",
                ".berkala.isi:IsiLaporanBerkala",
                "laporan-berkala.docx",
                pencacah="laporan",
                membuktikan=(JenisBukti.LAPORAN,),
                kode_kaki=True,
            ),
        ),
        kapan=Kapan.KEWAJIBAN,
        susun_di=".berkala.laporan:susun_laporan_berkala",
    ),
    JenisNaskah(
        nama="laporan/monev",
        teks_di=".monev.isi:TeksLaporanMonev",
        surat=(
            Surat(
                "laporan-*",
                ".monev.isi:IsiLaporanMonev",
                "laporan-monev.docx",
                pencacah="laporan",
                kode_kaki=True,
                membuktikan=(JenisBukti.LAPORAN,),
            ),
        ),
        kapan=Kapan.KEWAJIBAN,
        susun_di=".monev.laporan:susun_laporan_monev_kewajiban",
        wajib=True,
    ),
    JenisNaskah(
        nama="laporan/tindak-lanjut",
        teks_di=".monev.laporan_tindak_lanjut:TeksLaporanTindakLanjut",
        surat=(
            Surat(
                "laporan-tindak-lanjut",
                ".monev.laporan_tindak_lanjut:IsiLaporanTindakLanjut",
                "laporan-tindak-lanjut.docx",
                pencacah="laporan",
                kode_kaki=True,
            ),
        ),
        kapan=Kapan.TRIWULAN,
        susun_di=".monev.laporan_tindak_lanjut:susun_laporan_tindak_lanjut",
    ),
    JenisNaskah(
        nama="laporan/rekap-provinsi",
        teks_di=".monev.rekap_provinsi:TeksRekapProvinsi",
        surat=(
            Surat(
                "laporan-rekap-provinsi",
                ".monev.rekap_provinsi:IsiRekapProvinsi",
                "laporan-rekap-provinsi.docx",
                pencacah="laporan",
                kode_kaki=True,
            ),
        ),
        kapan=Kapan.PROVINSI,
        susun_di=".monev.rekap_provinsi:susun_rekap_provinsi",
    ),
    JenisNaskah(
        nama="dokumentasi/*",
        teks_di=".dokumentasi.isi:TeksDokumentasi",
        umum_di=".dokumentasi.isi:TeksLembar",
        surat=(Surat("dokumentasi-*", ".dokumentasi.isi:IsiDokumentasi", "lembar-dokumentasi.docx", kode_kaki=True),),
        kapan=Kapan.KEWAJIBAN,
        susun_di=".dokumentasi.lembar:susun_dokumentasi",
    ),
    JenisNaskah(
        nama="maklumat/*",
        teks_di=".pelayanan.maklumat:TeksMaklumat",
        surat=(
            Surat(
                "maklumat/*",
                ".pelayanan.maklumat:IsiMaklumat",
                "maklumat.docx",
                tepi_sendiri=True,
                membuktikan=(JenisBukti.MAKLUMAT,),
            ),
        ),
        kapan=Kapan.SETAHUN,
        susun_di=".pelayanan.maklumat:susun_maklumat",
    ),
    JenisNaskah(
        nama="sop/*",
        teks_di=".pelayanan.sop:TeksSOP",
        surat=(
            Surat(
                "sop/*",
                ".pelayanan.sop:IsiSOP",
                "sop.docx",
                pencacah="sop",
                tepi_sendiri=True,
                membuktikan=(JenisBukti.SOP,),
            ),
        ),
        kapan=Kapan.SETAHUN,
        susun_di=".pelayanan.sop:susun_sop",
    ),
    JenisNaskah(
        nama="nota-dinas/pengingat",
        teks_di=".surat.nota_dinas:TeksNotaDinas",
        surat=(
            Surat(
                "nota-dinas-pengingat",
                ".surat.nota_dinas:IsiNotaDinas",
                "nota-dinas.docx",
                pencacah="nota-dinas",
                kode_kaki=True,
            ),
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
                kode_kaki=True,
            ),
        ),
        kapan=Kapan.PENGANTAR,
        susun_di=".surat.surat_pengantar:susun_surat_pengantar",
        wajib=True,
    ),
)


_LEMBAR_SRIKANDI = Surat("lembar-srikandi", ".surat.lembar_srikandi:IsiLembarSrikandi", "lembar-srikandi.docx")
"""The sheet beside a letter: no kind of letter, but printed like one."""


def jenis_naskah(nama: str) -> JenisNaskah | None:
    """Return the kind of letter that a name is of: its own row before its folder's; None for no letter's name."""
    folder, garis, _ = nama.partition("/")
    folder_itu = f"{folder}/{SEMUA}" if garis else None
    sendiri = (j for j in KELUARGA if j.nama == nama and not j.sefolder)
    return next(sendiri, None) or next((j for j in KELUARGA if j.nama == folder_itu), None)


def jenis_teks(nama: str) -> type[Data] | None:
    """Return the type of a file of wording by its path without suffix; None for one that no letter reads."""
    if jenis := jenis_naskah(nama):
        return jenis.teks
    return next((j.umum for j in KELUARGA if j.sefolder and j.folder == nama), None)


def teks_wajib() -> list[str]:
    """Return the files of wording that every office has to have, by name; it may do without the other letters."""
    return sorted({j.nama for j in KELUARGA if j.wajib} | {j.folder for j in KELUARGA if j.umum_di})


def bentuk_nama() -> list[str]:
    """Return the names that a file of wording may have, of a folder as `laporan/…`."""
    return sorted({*teks_wajib(), *(j.nama.replace(SEMUA, "…") for j in KELUARGA)})


def sejatuh_waktu(kapan: Kapan) -> list[JenisNaskah]:
    """Return the kinds of letters that are due at the same time."""
    return [j for j in KELUARGA if j.kapan is kapan]


def folder_rencana() -> tuple[str, ...]:
    """Return how the names begin of the letters that rows of the plan may call for."""
    return tuple(dict.fromkeys(j.folder for j in KELUARGA if j.diminta_rencana))


def isi_templat() -> dict[str, type[Isi]]:
    """Return which content each Word template is filled from: the names that its tags may use."""
    semua = (*_semua_surat(), _LEMBAR_SRIKANDI)
    return {s.templat: s.isi for s in sorted(semua, key=lambda s: s.templat) if s.templat}


def bertepi_sendiri(isi: type[Isi]) -> bool:
    """Tell whether the page of a letter with this content has margins of its own."""
    return any(s.tepi_sendiri and s.isi is isi for s in _semua_surat())


def pencacah(jenis: str, pola: Collection[str]) -> str | None:
    """Return from which counter a kind of letter, as keys have it, takes its number; None for one that has none.

    `pola` are the counters for which the office has a pattern of numbers: what it does not number has none.
    """
    counter = _pencacah(jenis)
    return counter if counter in pola else None


def bernomor(jenis: str) -> bool:
    """Tell whether a kind of letter, as keys have it, takes a number where the office gives it one."""
    return _pencacah(jenis) is not None


def jenis_kunci() -> list[str]:
    """Return with what words kinds begin in keys (`undangan`, `laporan`, `keputusan`), in alphabetical order."""
    return sorted({s.jenis.removesuffix(SEMUA).rstrip("-") for s in _semua_surat()})


def rapat_naskah(jenis: str) -> str | None:
    """Return of which meeting's packet a kind of letter, as keys have it, would be (`undangan-monev`: `monev`)."""
    for satu in sejatuh_waktu(Kapan.RAPAT):
        for surat in satu.surat:
            if surat.jenis.endswith(SEMUA) and surat.berjenis(jenis):
                return jenis.removeprefix(surat.jenis.removesuffix(SEMUA))
    return None


def berkode_kaki(jenis: str) -> bool:
    """Tell whether a kind of letter, as keys have it, bears the code by which a scan of it is known again."""
    cocok = _surat(jenis)
    return cocok is not None and cocok.kode_kaki


def isi_berkode_kaki(isi: type[Isi]) -> bool:
    """Tell whether a letter with this content bears the code by which a scan of it is known again."""
    return any(s.kode_kaki and s.isi is isi for s in _semua_surat())


def _pencacah(jenis: str) -> str | None:
    cocok = _surat(jenis)
    return cocok.pencacah if cocok else None


def _surat(jenis: str) -> Surat | None:
    return max((s for s in _semua_surat() if s.berjenis(jenis)), key=lambda s: len(s.jenis), default=None)


def jenis_bernomor() -> frozenset[str]:
    """Return the kinds of letters that can have numbers: those for which an office may have a pattern."""
    return frozenset(s.pencacah for s in _semua_surat() if s.pencacah)


def jenis_srikandi(jenis: str) -> str | None:
    """Return as which kind an office says that a letter goes through SRIKANDI; None for one that cannot.

    `jenis` is as in keys (`laporan-monev`: `laporan`). The system gives one number, and asks one person to sign.
    """
    nama = _pencacah(jenis)
    return nama if nama in jenis_lewat_srikandi() else None


def jenis_lewat_srikandi() -> frozenset[str]:
    """Return the kinds of letters that can go through SRIKANDI: those with a number that one person signs."""
    return frozenset(s.pencacah for s in _semua_surat() if s.pencacah and s.bertanda_satu)


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
