"""What a run leaves in the UI: a summary in Markdown, a table of states, a table of letters.

All text that comes from the office's data is escaped, so that a unit's name with an asterisk or a
file called `<b>.pdf` is read as it was written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from tata_usaha.cli.anjuran import ajakan, kabarkan, sebut, sebut_masalah
from tata_usaha.cli.daur import baris_ttd
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.kerja.hasil import SEBUTAN, HasilAlur, HasilTaruh
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from tata_usaha.kerja.pagi import HasilPagi
from zi_model.bahasa import hari_tanggal, tanggal_pendek
from zi_model.daur_naskah import Tindakan
from zi_model.kantor import Kantor
from zi_model.status import StatusKewajiban

_TANDA = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@])")
_BUKAN_KUNCI = re.compile(r"[^a-z0-9]+")


def aman(teks: str) -> str:
    """Return a text that Markdown shows on one line as it was written."""
    return _TANDA.sub(r"\\\1", " ".join(teks.split()))


def kunci(awal: str, hasil: HasilAlur | HasilPagi) -> str:
    """Return an artifact's key, which may hold a–z, 0–9 and hyphens only."""
    return _BUKAN_KUNCI.sub("-", f"{awal} {hasil.nama}".lower()).strip("-")


def uraian_galat(galat: GalatZI) -> list[str]:
    """Return the lines that tell a person of a problem: what it is, every place, what to do."""
    perintah = [ajakan(galat.anjuran)] if galat.anjuran else []
    return [galat.pesan, *map(sebut_masalah, galat.masalah), *([galat.saran] if galat.saran else []), *perintah]


def uraian_kiriman(kiriman: HasilKiriman, zona: dt.tzinfo) -> str:
    """Return the line that tells of a signed letter that arrived: what became of it, and what may be done.

    `zona` is the office's zone, in which the moment of an electronic signature is told.
    """
    diterima = kiriman.ttd if kiriman.nasib is Nasib.DITERIMA else None
    perintah = [f"Jalankan: {'; '.join(map(sebut, kiriman.langkah))}"] if kiriman.langkah else []
    rincian = baris_ttd(diterima, zona) if diterima else ()
    return " ".join(filter(None, [f"{kiriman.kalimat}.", *rincian, kiriman.saran, *perintah]))


def tabel_status(hasil: HasilAlur) -> list[dict[str, Any]]:
    """Return the table of obligations: one row each, in the plan's order."""
    return [
        {
            "Kode": h.kewajiban.kode,
            "Indikator": h.kewajiban.baris.indikator.nama_pendek,
            "Status": h.status.nama,
            "Kurang": ", ".join(h.daftar_kurang) or "–",
            "Batas": tanggal_pendek(h.kewajiban.batas),
            "Unit": hasil.kantor.satker.unit_menurut_kode(h.kewajiban.unit).singkatan,
            "Periode": str(h.kewajiban.periode),
        }
        for h in hasil.status
    ]


def tabel_naskah(hasil: HasilAlur) -> list[dict[str, Any]]:
    """Return the table of letters: one row each, in the order in which they are used."""
    return [
        {
            "Berkas": n.berkas.name,
            "Hasil": SEBUTAN[n.tindakan],
            "Isian kosong": n.isian,
            "Dasar belum terverifikasi": n.belum_terverifikasi,
            "Keterangan": n.keterangan,
            "Perihal": n.perihal,
            "Folder": str(n.berkas.parent),
        }
        for n in hasil.naskah
    ]


def ringkasan(hasil: HasilAlur) -> str:
    """Return the summary: office, period, counts, what to do next."""
    bagian = [
        f"# Naskah {aman(hasil.periode.nama)}",
        f"{aman(hasil.kantor.satker.nama)}, keadaan {aman(hari_tanggal(hasil.per))}.",
        f"**{aman(hasil.kalimat)}**",
    ]
    if hasil.status:
        bagian += ["## Kewajiban", _tabel_rekap(hasil)]
    for folder, isi in hasil.menurut_folder.items():
        baris = [*map(_baris_naskah, isi.perlu_dilihat), *([aman(isi.sebut_tetap)] if isi.sebut_tetap else [])]
        bagian += [f"## Naskah di {aman(str(folder))}", _daftar(baris)]
    bagian += _bagian_kiriman(hasil.kiriman, hasil.kantor)
    if hasil.masalah:
        bagian += ["## Masalah di folder bukti", _daftar(aman(sebut_masalah(m)) for m in hasil.masalah)]
    if langkah := _langkah_berikut(hasil):
        bagian += ["## Langkah berikut", _daftar(map(aman, langkah))]
    return "\n\n".join(bagian) + "\n"


def ringkasan_pagi(hasil: HasilPagi) -> str:
    """Return the summary of a morning: what was renewed or made up, run by run, and what arrived signed."""
    bagian = [
        f"# Pagi {aman(hari_tanggal(hasil.hari))}",
        f"{aman(hasil.kantor.satker.nama)}.",
        f"**{aman(hasil.kalimat)}**",
    ]
    for jalan in hasil.jalan:
        if baris := [_baris_naskah(n) for n in jalan.naskah if n.tindakan is not Tindakan.TETAP]:
            bagian += [f"## {aman(jalan.nama)}", _daftar(baris)]
    bagian += _bagian_kiriman(hasil.kiriman, hasil.kantor)
    return "\n\n".join(bagian) + "\n"


def _bagian_kiriman(kiriman: Sequence[HasilKiriman], kantor: Kantor) -> list[str]:
    uraian = _daftar(aman(uraian_kiriman(k, kantor.zona)) for k in kiriman)
    return ["## Naskah bertanda tangan yang datang", uraian] if kiriman else []


def _tabel_rekap(hasil: HasilAlur) -> str:
    """Return the counts of each component, with the six states gathered into the four that call for different acts."""
    nomor_nama = [*enumerate((k.nama for k in hasil.tahun.rencana.komponen), start=1), (0, "Semua")]
    kepala = ("Komponen", "Kewajiban", "Lengkap", "Kurang", "Terlambat", "Berjalan")
    baris = [kepala, ("---", *["---:"] * (len(kepala) - 1))]
    for nomor, nama in nomor_nama:
        milik = [h.status for h in hasil.status if nomor in {0, h.kewajiban.baris.nomor_komponen}]
        lengkap = sum(s.lengkap for s in milik)
        kurang = milik.count(StatusKewajiban.KURANG)
        terlambat = milik.count(StatusKewajiban.TERLAMBAT)
        angka = (len(milik), lengkap, kurang, terlambat, len(milik) - lengkap - kurang - terlambat)
        if milik:
            baris.append((aman(nama), *map(str, angka)))
    return "\n".join("| " + " | ".join(sel) + " |" for sel in baris)


def _baris_naskah(n: HasilTaruh) -> str:
    sisa = f"; {n.sisa}" if n.sisa else ""
    keterangan = f". {aman(n.keterangan)}" if n.perlu_dibaca else ""
    return f"{aman(n.berkas.name)}: {SEBUTAN[n.tindakan]}{sisa}{keterangan}"


def _langkah_berikut(hasil: HasilAlur) -> list[str]:
    """Return what people should do now, one line each."""
    langkah = []
    if hasil.naskah:
        langkah.append("Periksa naskah di folder yang disebut di atas dan lengkapi isiannya yang kosong.")
    if any(k.nasib is Nasib.TINGGAL for k in hasil.kiriman):
        langkah.append("Lihat pindaian di folder masuk yang belum diterima, dan kerjakan yang disebut di atas.")
    if hasil.tertunda:
        langkah.append(hasil.tertunda)
    if hasil.rencana_kurang:
        langkah.append(kabarkan(hasil.rencana_kurang))
    langkah += map(kabarkan, hasil.ditetapkan)
    if hasil.masalah:
        langkah.append("Perbaiki berkas bukti yang disebut di atas.")
    return langkah + [
        f"{unit.nama}: taruh bukti {len(kode)} kewajiban yang terlambat ({', '.join(dict.fromkeys(kode))})."
        for unit in hasil.kantor.satker.unit
        if (kode := _terlambat(hasil, unit.kode))
    ]


def _terlambat(hasil: HasilAlur, unit: str) -> list[str]:
    """Return the codes of the rows that are late and for which a unit answers."""
    return [
        h.kewajiban.kode for h in hasil.status if h.status is StatusKewajiban.TERLAMBAT and h.kewajiban.unit == unit
    ]


def _daftar(butir: Iterable[str]) -> str:
    return "\n".join(f"- {b}" for b in butir)
