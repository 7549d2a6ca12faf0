"""`zi isian`: what the letters of a time ask, and where it is answered once."""

from __future__ import annotations

from collections.abc import Sequence

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.isian import DaftarIsian, PermintaanIsian, lihat_isian
from tata_usaha.kerja.langkah import baca_periode
from zi_model.daftar_isian import NOMOR_DAN_TANGGAL, KelompokIsian, menurut_tempat

_SEBUT_MAKS, _PETUNJUK_MAKS = 15, 3


def isian(periode: str | None = None, /, *, semua: bool = False, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan yang masih ditanyakan naskah suatu periode, di berapa naskah, dan di mana dijawab sekali.

    Parameters
    ----------
    periode
        Bulan 2026-03, triwulan 2026-TW1, semester 2026-S1, atau tahun 2026; tanpa periode: tahun berjalan.
    semua
        Sebutkan juga setiap isian yang ditulis di naskahnya sendiri.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanIsian(satker, baca_periode(periode) if periode else None)
    daftar = lihat_isian(Pengaturan.dari_lingkungan(), permintaan)
    if json:
        cetak_json(_sebagai_data(daftar))
        return
    layar = konsol()
    singkatan = daftar.tahun.kantor.satker.singkatan
    layar.print(f"[bold]{singkatan} · {daftar.periode.nama} · yang masih harus diisi[/bold]")
    sekali = [k for k in daftar.kelompok if k.tempat not in {"", NOMOR_DAN_TANGGAL}]
    bernomor = [k for k in daftar.kelompok if k.tempat == NOMOR_DAN_TANGGAL]
    sendiri = [k for k in daftar.kelompok if not k.tempat]
    if not daftar.banyak:
        cetak_baris("Tidak ada isian yang tersisa.")
        return
    if sekali:
        layar.print("\n[bold]Dijawab sekali untuk semua naskah[/bold]")
        isi = tabel({"Jawab di": 34, "Yang ditanyakan": None, "Isian": 5, "Naskah": 6})
        for satu in menurut_tempat(sekali):
            isi.add_row(satu.tempat, _polos(_sebut(satu.petunjuk)), str(satu.banyak), str(satu.naskah))
        layar.print(isi)
    if sendiri:
        layar.print("\n[bold]Ditulis di naskahnya sendiri[/bold]")
        isi = tabel({"Yang ditanyakan": None, "Isian": 5, "Naskah": 6})
        for k in sendiri if semua else sendiri[:_SEBUT_MAKS]:
            isi.add_row(_polos(k.petunjuk), str(k.banyak), str(len(k.kunci)))
        layar.print(isi)
        if not semua and (lebih := len(sendiri) - _SEBUT_MAKS) > 0:
            cetak_baris(f"… dan {lebih} lagi; semuanya: zi isian --semua")
    cetak_baris("", *_jumlah(daftar, sekali, sendiri, bernomor))


def _sebut(petunjuk: Sequence[str]) -> str:
    """Return the first of some prompts, and how many more there are."""
    lebih = len(petunjuk) - _PETUNJUK_MAKS
    return "; ".join(petunjuk[:_PETUNJUK_MAKS]) + (f"; dan {lebih} lagi" if lebih > 0 else "")


def _polos(teks: str) -> str:
    """Return a text of which rich takes nothing as markup."""
    return teks.replace("[", r"\[")


def _jumlah(
    daftar: DaftarIsian, sekali: list[KelompokIsian], sendiri: list[KelompokIsian], bernomor: list[KelompokIsian]
) -> list[str]:
    def banyak(kelompok: list[KelompokIsian]) -> int:
        return sum(k.banyak for k in kelompok)

    return [
        f"{daftar.banyak} isian di {daftar.berisian} dari {daftar.naskah} naskah: {banyak(sekali)} dijawab sekali di "
        f"berkas kantor ({len(sekali)} pertanyaan), {banyak(sendiri)} di naskahnya sendiri,",
        f"{banyak(bernomor)} nomor dan tanggal yang diisi ketika naskah dinomori.",
    ]


def _sebagai_data(daftar: DaftarIsian) -> dict[str, object]:
    return {
        "periode": str(daftar.periode),
        "isian": daftar.banyak,
        "naskah": daftar.naskah,
        "naskah_berisian": daftar.berisian,
        "kelompok": [
            {
                "petunjuk": k.petunjuk,
                "jawab_di": k.tempat or None,
                "banyak": k.banyak,
                "naskah": list(k.kunci),
            }
            for k in daftar.kelompok
        ],
    }
