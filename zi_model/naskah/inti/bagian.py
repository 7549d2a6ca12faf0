"""Parts that reports and nota dinas share: place and date, legal basis, list of evidence, file name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from zi_model.bahasa import angka_dan_kata, desimal, tanggal_panjang
from zi_model.bukti import Bukti, Kebutuhan
from zi_model.hukum import DasarTidakBerlaku, Referensi, periksa_tanggal, susun_mengingat
from zi_model.kantor import Kantor
from zi_model.masalah import Letak
from zi_model.nama_terlarang import TERLARANG
from zi_model.naskah.inti.naskah import Isi, Isian, Kendali, Kutipan, Teks, atau_isian, baca_miring, rangkai
from zi_model.periode import Waktu
from zi_model.satker import Satker
from zi_model.status import HasilStatus, Rekap
from zi_model.tahun_rencana import TahunRencana

NASKAH_LAPORAN = "laporan/monev"
NASKAH_RAPAT = "rapat/monev"
"""What the plan calls the quarterly report, and the meeting that it tells of."""
KOSONG = "–"
"""Stands where there is no figure."""
UMUM = ("satker", "singkatan", "periode", "tahun", "awal", "akhir")
"""Places that every text of a letter on a period may name (see `nilai_umum`)."""
TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no Word file can hold, and those that mark values on their way into one."""


class ButirDasar(Isi):
    """One item of a list of legal sources; one that nobody has verified is marked in the draft."""

    teks: Teks
    terverifikasi: bool


class BarisBukti(Isi):
    """One file of the evidence list: `memenuhi` is the proof that it is, or says that it is more than needed."""

    kode: str
    berkas: Kutipan
    jenis: str
    memenuhi: str
    diterima: str


def susun_tempat_tanggal(satker: Satker) -> Teks:
    """Return `Sigi, [isi: tanggal]`; the place is in a content control too."""
    tempat = Kendali(tag="tempat", teks=satker.tempat)
    return rangkai("{tempat}, {tanggal}", {"tempat": tempat, "tanggal": Isian(tag="tanggal", petunjuk="tanggal")})


def susun_dasar(
    tahun: TahunRencana, nama: str, id_hukum: Iterable[str], pola_rencana: str, tanggal: dt.date
) -> list[ButirDasar]:
    """Return the citations of these references as `susun_hukum` does, and after them the plan's decree.

    `pola_rencana` words the decree.

    Raises:
        DasarTidakBerlaku: as `susun_hukum`.
        KeyError: for an unknown id, which a plan that loaded without problems never has.

    """
    butir = susun_hukum(tahun.kantor, nama, id_hukum, tanggal)
    return [*butir, ButirDasar(teks=susun_keputusan_rencana(tahun, pola_rencana), terverifikasi=True)]


def susun_hukum(
    kantor: Kantor,
    nama: str,
    id_hukum: Iterable[str],
    tanggal: dt.date,
    tertulis: Mapping[str, str | None] | None = None,
) -> list[ButirDasar]:
    """Return the citations of these references as they stood on the letter's date, in official order.

    `nama` is the wording that names them (`keputusan/tim-ppid`): problems tell its file and line. `tertulis` are
    citations as a signed letter has them, slips included, by the reference's id.

    Raises:
        DasarTidakBerlaku: when some of them were not in force that day, with one problem for each.
        KeyError: for an unknown id, which a plan that loaded without problems never has.

    """
    referensi = susun_mengingat(kantor.hukum[i] for i in id_hukum)
    letak = [kantor.letak_hukum.get((nama, r.id), Letak(f"naskah/{nama}.yaml")) for r in referensi]
    masalah = [periksa_tanggal(r, kantor.hukum, di, tanggal) for r, di in zip(referensi, letak, strict=True)]
    if tidak_berlaku := [m for m in masalah if m]:
        raise DasarTidakBerlaku(tidak_berlaku)
    asli = tertulis or {}
    return [
        ButirDasar(teks=asli.get(r.id) or _kutipan(r, tanggal), terverifikasi=bool(asli.get(r.id)) or r.pasti(tanggal))
        for r in referensi
    ]


def _kutipan(r: Referensi, tanggal: dt.date) -> Teks:
    """Return a citation; the number of the office's own decree is a fill-in while nobody has told it."""
    if r.nomor is None:
        return rangkai(r.kutipan(tanggal), {"nomor": Isian(tag=f"nomor-{r.id}", petunjuk="nomor keputusan")})
    return baca_miring(r.kutipan(tanggal))


def tanggal_konsep(tahun: TahunRencana, per: dt.date, *, sesudah_rencana: bool) -> dt.date:
    """Return the day by which a letter of the plan's year is drafted while its date is open.

    The day of drafting, but within the year that its number names; and a letter that cites the plan's
    decree (`sesudah_rencana`) cannot be dated before that decree.
    """
    mulai, akhir = dt.date(tahun.tahun, 1, 1), dt.date(tahun.tahun, 12, 31)
    penetapan = tahun.rencana.keputusan.tanggal
    if sesudah_rencana and penetapan is not None:
        mulai = max(mulai, penetapan)
    return min(max(per, mulai), akhir)


def susun_keputusan_rencana(tahun: TahunRencana, pola: str) -> Teks:
    """Return the decree that set the plan, worded by `pola` ({satker}, {nomor}, {tahun}, {tentang}, {tanggal}).

    Number and date of one that has not been signed yet are fill-ins.
    """
    keputusan, tanggal = tahun.rencana.keputusan, tahun.rencana.keputusan.tanggal
    nilai: dict[str, Teks | int] = {
        "satker": tahun.kantor.satker.nama,
        "nomor": atau_isian(keputusan.nomor, "nomor-rencana", "nomor keputusan rencana aksi"),
        "tahun": tanggal.year if tanggal else tahun.tahun,
        "tanggal": atau_isian(
            tanggal_panjang(tanggal) if tanggal else None, "tanggal-rencana", "tanggal keputusan rencana aksi"
        ),
        "tentang": keputusan.tentang,
    }
    return rangkai(pola, nilai)


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
        "persen": KOSONG if rekap.persen is None else f"{desimal(rekap.persen)}%",
    }


def nama_ringkas(periode: Waktu) -> str:
    """Return a time's name for file names: `Triwulan I 2026`, `Januari 2026`, `2026`."""
    return re.sub(r"(^| )Tahun ", r"\1", periode.nama)


def nama_berkas_aman(nama: str) -> str:
    """Return a name that every system takes as a file's: what Windows forbids becomes a hyphen."""
    return " ".join(TERLARANG.sub("-", nama).split()).rstrip(". ")


def kapital(teks: str) -> str:
    """Return the text with its first letter as a capital, all others as they are."""
    return teks[:1].upper() + teks[1:]
