"""The sheet beside a letter that goes through SRIKANDI: all that the system's form asks, to be copied from.

What the letter itself says is taken as it stands there; what nobody knows is a visible fill-in. The sheet is no
letter: it has no number, and the register does not know it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import (
    Isi,
    Isian,
    KunciNaskah,
    Naskah,
    Teks,
    atau_isian,
    jabatan_penanda_tangan,
    sambung,
)
from zi_model.naskah.keluarga import jenis_srikandi
from zi_model.naskah.penanda_naskah import nama_teks, pejabat_penanda
from zi_model.periode import Periode
from zi_model.srikandi import LEMBAR

TEMPLAT = "lembar-srikandi.docx"
_JENIS = {"undangan": "Surat Undangan", "sop": "Standar Operasional Prosedur"}
"""What the system's form may call a kind of letter otherwise than by our own word."""


@dataclass(frozen=True)
class BahanLembar:
    """What is known of the letter: its key, its subject line, its file's name, and what its head says ("": nothing).

    `acara` is when and where one meets, in one line; "" for a letter that calls nobody.
    """

    kunci: str
    jenis: str
    perihal: str
    periode: Periode
    berkas: str
    sifat: str = ""
    hal: str = ""
    tujuan: Sequence[str] = ()
    tembusan: Sequence[str] = ()
    acara: str = ""


class BarisLembar(Isi):
    """One field of the form, and what is copied into it."""

    label: str
    isi: Teks


class IsiLembarSrikandi(Isi):
    """What the template of the sheet may name."""

    judul: str
    berkas: str
    pengantar: str
    baris: tuple[BarisLembar, ...]
    langkah: tuple[str, ...]


def susun_lembar_srikandi(kantor: Kantor, bahan: BahanLembar, hari: dt.date) -> Naskah:
    """Return the sheet of a letter; `hari` is the day by which its signer is looked up."""
    satker = kantor.satker
    jenis = jenis_srikandi(bahan.jenis) or bahan.jenis
    nama = nama_teks(kantor, bahan.kunci)
    acara = f"{bahan.perihal}: {bahan.acara}" if bahan.acara else bahan.perihal
    nilai: dict[str, Teks] = {
        "Jenis naskah": _JENIS.get(jenis, jenis.replace("-", " ").title()),
        "Sifat naskah": atau_isian(bahan.sifat, "srikandi-sifat", "sifat naskah"),
        "Tingkat urgensi": Isian(tag="srikandi-urgensi", petunjuk="tingkat urgensi"),
        "Klasifikasi": atau_isian(
            satker.klasifikasi_naskah(jenis, nama), "srikandi-klasifikasi", "kode klasifikasi arsip"
        ),
        "Hal": bahan.hal or bahan.perihal,
        "Isi ringkas": f"{acara}.",
        "Tujuan": atau_isian("\n".join(bahan.tujuan), "srikandi-tujuan", "tujuan naskah"),
        "Tembusan": "\n".join(bahan.tembusan) or "(tidak ada)",
        "Verifikator": Isian(tag="srikandi-verifikator", petunjuk="verifikator, berurutan"),
        "Penanda tangan": _penanda(kantor, nama, hari),
    }
    return Naskah(
        kunci=KunciNaskah(satker.kode, "lembar-srikandi", bahan.jenis, bahan.periode),
        perihal=f"Lembar SRIKANDI {bahan.perihal}",
        templat=TEMPLAT,
        nama_berkas=nama_lembar(bahan.berkas),
        keluarga="surat",
        isi=IsiLembarSrikandi(
            judul=bahan.perihal,
            berkas=bahan.berkas,
            pengantar="Salin isi kolom kanan ke formulir SRIKANDI, lalu unggah berkas naskahnya. Yang bertanda "
            "[isi: …] belum diketahui; tentukan ketika mengisi formulirnya.",
            baris=tuple(BarisLembar(label=label, isi=isi) for label, isi in nilai.items()),
            langkah=(
                "Nomor, tanggal, dan tanda tangan diisi SRIKANDI di tempat tagnya. Jangan mengetik nomor di berkas "
                "naskah.",
                "Sesudah ditandatangani, unduh PDF-nya dan jangan diubah, digabung, atau dipindai ulang.",
                "Taruh PDF itu di folder masuk, atau catat sendiri bahwa naskahnya sudah ditandatangani. Nomor dan "
                "tanggalnya dibaca dari PDF dan dicatat di buku agenda.",
            ),
        ),
    )


def nama_lembar(berkas: str) -> str:
    """Return how the sheet of a letter's file is called, without suffix."""
    return f"{berkas.removesuffix('.docx')} ({LEMBAR})"


def _penanda(kantor: Kantor, nama: str, hari: dt.date) -> Teks:
    """Return who signs a letter of this wording on a day: post and name; a fill-in where that is not known."""
    pejabat = pejabat_penanda(kantor, nama, hari)
    if pejabat is None:
        return Isian(tag="srikandi-penanda-tangan", petunjuk="penanda tangan")
    nama_itu = atau_isian(pejabat.nama, "srikandi-nama", f"nama {pejabat.sebutan}")
    return sambung([f"{jabatan_penanda_tangan(pejabat)}\n", nama_itu])
