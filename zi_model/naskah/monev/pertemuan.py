"""The meeting in the monev report: what its issued letters tell of it, and these letters for the Lampiran."""

from __future__ import annotations

from collections.abc import Mapping

from zi_model.bahasa import deret, isi_teks, tanggal_panjang
from zi_model.naskah.inti.bagian import kutip
from zi_model.naskah.inti.naskah import Isian, Teks, rangkai, sambung
from zi_model.naskah.monev.isi import BarisSurat
from zi_model.naskah.monev.keadaan import KeadaanTriwulan
from zi_model.naskah.monev.teks_hasil import TeksRapatMonev
from zi_model.naskah.rapat.kabar import KabarRapat, SuratRapat, kabar_rapat


def cari_rapat(keadaan: KeadaanTriwulan) -> KabarRapat | None:
    """Return the quarter's meeting; None when none of its letters stands as issued: then nothing is known of it."""
    kabar = kabar_rapat(keadaan.bahan, keadaan.periode)
    return kabar if kabar and kabar.surat else None


def susun_rapat_monev(
    kabar: KabarRapat | None, umum: Mapping[str, str], teks: TeksRapatMonev
) -> tuple[tuple[Teks, ...], Teks]:
    """Return the paragraphs on the meeting, and what it concluded ("" while nobody wrote it).

    The first paragraph tells when and where it was, who led it and which leaders were there: an evaluator asks that.
    """
    if kabar is None:
        return (), ""
    nilai: dict[str, Teks | int] = dict(umum)
    kalimat: list[Teks] = []
    if kabar.undangan:
        # that its day is over does not tell that it was held: a letter written at it or after it does
        berlangsung = kabar.notula is not None or kabar.daftar_hadir is not None or kabar.dokumentasi is not None
        nilai |= {
            "hari_tanggal": kabar.hari_tanggal,
            "waktu": kabar.waktu,
            "tempat": kutip(kabar.tempat) if kabar.tempat else Isian(tag="tempat-rapat-monev", petunjuk="tempat rapat"),
            "undangan": deret(sebut_surat(s, teks) for s in kabar.undangan),
        }
        kalimat.append(rangkai(teks.dilaksanakan if berlangsung else teks.dijadwalkan, nilai))
    for pola, nama, isi in (
        (teks.pimpinan, "pimpinan", kabar.pimpinan),
        (teks.hadir, "hadir", kabar.yang_hadir),
        (teks.jumlah_hadir, "jumlah_hadir", kabar.jumlah_hadir),
    ):
        if isi.strip():
            kalimat.append(rangkai(pola, nilai | {nama: kutip(isi.strip().rstrip("."))}))
    alinea = (
        [sambung(potongan for ke, satu in enumerate(kalimat) for potongan in ((" ", satu) if ke else (satu,)))]
        if kalimat
        else []
    )
    if kabar.notula:
        alinea.append(rangkai(teks.notula, nilai | {"notula": sebut_surat(kabar.notula, teks)}))
    return tuple(alinea), kutip(kabar.simpulan.strip()) if kabar.simpulan.strip() else ""


def sebut_surat(surat: SuratRapat, teks: TeksRapatMonev) -> str:
    """Return a letter as sentences name it, as far as its number and date are known."""
    nilai = {
        "sebutan": surat.sebutan,
        "nomor": surat.nomor,
        "tanggal": tanggal_panjang(surat.tanggal) if surat.tanggal else "",
    }
    if not surat.tanggal:
        return isi_teks(teks.naskah_saja, nilai)
    return isi_teks(teks.naskah if surat.nomor else teks.naskah_tanpa_nomor, nilai)


def susun_surat_rapat(kabar: KabarRapat | None) -> tuple[BarisSurat, ...]:
    """Return the letters of the meeting for the Lampiran."""
    return tuple(
        BarisSurat(
            sebutan=s.sebutan,
            nomor=s.nomor or "–",
            tanggal=tanggal_panjang(s.tanggal) if s.tanggal else "–",
        )
        for s in (kabar.surat if kabar else ())
    )
