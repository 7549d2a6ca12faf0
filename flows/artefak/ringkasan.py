"""What a run leaves in the UI: a summary in Markdown, a table of states, a table of letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows.artefak.gagal import uraian_kiriman
from flows.artefak.markdown import aman, daftar, tabel
from tata_usaha.cli.anjuran import kabarkan, sebut_masalah
from tata_usaha.kerja.hasil import SEBUTAN, HasilAlur, HasilTaruh
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib
from zi_model.bahasa import hari_tanggal, tanggal_pendek
from zi_model.kantor import Kantor
from zi_model.status import StatusKewajiban


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
        bagian += [f"## Naskah di {aman(str(folder))}", daftar(baris)]
    bagian += _bagian_kiriman(hasil.kiriman, hasil.kantor)
    if hasil.masalah:
        bagian += ["## Masalah di folder bukti", daftar(aman(sebut_masalah(m)) for m in hasil.masalah)]
    if langkah := _langkah_berikut(hasil):
        bagian += ["## Langkah berikut", daftar(map(aman, langkah))]
    return "\n\n".join(bagian) + "\n"


def _bagian_kiriman(kiriman: Sequence[HasilKiriman], kantor: Kantor) -> list[str]:
    uraian = daftar(aman(uraian_kiriman(k, kantor.zona)) for k in kiriman)
    return ["## Naskah bertanda tangan yang datang", uraian] if kiriman else []


def _tabel_rekap(hasil: HasilAlur) -> str:
    """Return the counts of each component, with the six states gathered into the four that call for different acts."""
    nomor_nama = [*enumerate((k.nama for k in hasil.tahun.rencana.komponen), start=1), (0, "Semua")]
    kepala = ("Komponen", "Kewajiban", "Lengkap", "Kurang", "Terlambat", "Berjalan")
    baris = []
    for nomor, nama in nomor_nama:
        milik = [h.status for h in hasil.status if nomor in {0, h.kewajiban.baris.nomor_komponen}]
        lengkap = sum(s.lengkap for s in milik)
        kurang = milik.count(StatusKewajiban.KURANG)
        terlambat = milik.count(StatusKewajiban.TERLAMBAT)
        angka = (len(milik), lengkap, kurang, terlambat, len(milik) - lengkap - kurang - terlambat)
        if milik:
            baris.append((aman(nama), *map(str, angka)))
    return tabel(kepala, baris, kanan=len(kepala) - 1)


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
