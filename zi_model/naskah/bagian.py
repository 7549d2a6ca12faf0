"""Parts that reports and nota dinas share: place and date, legal basis, list of evidence, file name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from zi_model.bahasa import angka_dan_kata, desimal, isi_teks, tanggal_panjang
from zi_model.bukti import Bukti, Kebutuhan
from zi_model.hukum import susun_mengingat
from zi_model.kantor import Kantor
from zi_model.naskah.dasar import Isi, Isian, Kutipan, Teks, rangkai
from zi_model.periode import Waktu
from zi_model.satker import Satker
from zi_model.status import HasilStatus, Rekap

NASKAH_LAPORAN = "laporan/monev-triwulan"
NASKAH_RAPAT = "rapat/monev"
"""What the plan calls the quarterly report, and the meeting that it tells of."""
KOSONG = "–"
"""Stands where there is no figure."""
UMUM = ("satker", "singkatan", "periode", "tahun", "awal", "akhir")
"""Places that every text of a letter on a period may name (see `nilai_umum`)."""
TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no Word file can hold, and those that mark values on their way into one."""
_TERLARANG = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class ButirDasar(Isi):
    """One item of a list of legal sources; one that nobody has verified is marked in the draft."""

    teks: str
    terverifikasi: bool


class BarisBukti(Isi):
    """One file of the evidence list: `memenuhi` is the proof that it is, or says that it is more than needed."""

    kode: str
    berkas: Kutipan
    jenis: str
    memenuhi: str
    diterima: str


def susun_tempat_tanggal(satker: Satker) -> Teks:
    """Return `Sigi, [isi: tanggal]`."""
    return rangkai(
        "{tempat}, {tanggal}", {"tempat": satker.tempat, "tanggal": Isian(tag="tanggal", petunjuk="tanggal")}
    )


def susun_dasar(kantor: Kantor, id_hukum: Iterable[str], pola_rencana: str, tanggal: dt.date) -> list[ButirDasar]:
    """Return the citations of these references as they stood on a day, in official order, and the plan's decree.

    One that was not in force that day is left out. `pola_rencana` words the decree.

    Raises:
        KeyError: for an unknown id, which a plan that loaded without problems never has.

    """
    referensi = susun_mengingat(kantor.hukum[i] for i in id_hukum)
    butir = [
        ButirDasar(teks=r.kutipan(tanggal), terverifikasi=r.terverifikasi) for r in referensi if r.berlaku(tanggal)
    ]
    return [*butir, ButirDasar(teks=susun_keputusan_rencana(kantor, pola_rencana), terverifikasi=True)]


def susun_keputusan_rencana(kantor: Kantor, pola: str) -> str:
    """Return the decree that set the plan, worded by `pola` ({satker}, {nomor}, {tahun}, {tentang}, {tanggal})."""
    keputusan = kantor.rencana.keputusan
    nilai = {
        "satker": kantor.satker.nama,
        "nomor": keputusan.nomor,
        "tahun": keputusan.tanggal.year,
        "tanggal": tanggal_panjang(keputusan.tanggal),
        "tentang": keputusan.tentang,
    }
    return isi_teks(pola, nilai)


def susun_bukti(hasil: Iterable[HasilStatus], zona: ZoneInfo, pendukung: str) -> tuple[BarisBukti, ...]:
    """Return the files that lie there as evidence, by arrival; `pendukung` marks those that no need asked for."""
    berkas: list[tuple[Bukti, Kebutuhan | None]] = []
    for h in hasil:
        berkas += [(b, k) for k, b in h.dihitung] + [(b, None) for b in h.lain]
    berkas.sort(key=lambda pasang: (pasang[0].diterima, pasang[0].berkas))
    return tuple(
        BarisBukti(
            kode=b.kode,
            berkas=kutip(b.nama),
            jenis=str(b.jenis),
            memenuhi=kapital(str(kebutuhan)) if kebutuhan else pendukung,
            diterima=tanggal_panjang(b.diterima.astimezone(zona).date()),
        )
        for b, kebutuhan in berkas
    )


def kutip(teks: str) -> Kutipan:
    """Return somebody's own words as typed; what no document can hold becomes `�`, not a failed report."""
    return Kutipan(teks=TAK_TERCETAK.sub("�", teks))


def nilai_umum(satker: Satker, periode: Waktu) -> dict[str, str]:
    """Return what every text of a letter on a time may name."""
    return {
        "satker": satker.nama,
        "singkatan": satker.singkatan,
        "periode": periode.nama,
        "tahun": str(periode.tahun),
        "awal": tanggal_panjang(periode.mulai),
        "akhir": tanggal_panjang(periode.akhir),
    }


def nilai_rekap(rekap: Rekap) -> dict[str, str]:
    """Return counts as sentences name them: `kewajiban`, `jatuh_tempo`, `terpenuhi`, `belum`, `persen`."""
    return {
        "kewajiban": angka_dan_kata(rekap.jumlah),
        "jatuh_tempo": angka_dan_kata(rekap.jatuh_tempo),
        "terpenuhi": angka_dan_kata(rekap.terpenuhi),
        "belum": angka_dan_kata(rekap.jatuh_tempo - rekap.terpenuhi),
        "persen": KOSONG if rekap.persen is None else f"{desimal(rekap.persen)}\u00a0%",
    }


def nama_ringkas(periode: Waktu) -> str:
    """Return a time's name for file names: `Triwulan I 2026`, `Januari 2026`, `2026`."""
    return re.sub(r"(^| )Tahun ", r"\1", periode.nama)


def nama_berkas_aman(nama: str) -> str:
    """Return a name that every system takes as a file's: what Windows forbids becomes a hyphen."""
    return " ".join(_TERLARANG.sub("-", nama).split()).rstrip(". ")


def kapital(teks: str) -> str:
    """Return the text with its first letter as a capital, all others as they are."""
    return teks[:1].upper() + teks[1:]
