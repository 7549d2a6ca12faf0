"""Template of the sheet that is copied into SRIKANDI's form: `lembar-srikandi.docx`."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel

_GAYA = (
    Gaya("ND Tabel", rata="kiri", ukuran=11, sebelum=3, sesudah=3),
    Gaya("ND Pengantar Tabel", dasar="ND Isi", lekat=True, utuh=True, sebelum=6),
)


def lembar_srikandi() -> PenulisTemplat:
    """Return the template of `IsiLembarSrikandi`."""
    t = PenulisTemplat(jarak=1.15, gaya=_GAYA)
    t.nomor_halaman()
    t.paragraf("LEMBAR SRIKANDI", "ND Judul")
    t.paragraf("{{ judul }}", "ND Tengah")
    t.paragraf("", "ND Pemisah")
    t.paragraf("Berkas yang diunggah: {{ berkas }}", "ND Rincian")
    t.paragraf("{{ pengantar }}", "ND Pengantar Tabel")
    tabel = t.tabel((4.2, t.lebar - 4.2), judul="Isian formulir SRIKANDI")
    tabel.kepala("Isian Formulir", "Yang Disalin")
    with tabel.blok("for b in baris"):
        tabel.baris(Sel("{{ b.label }}", "ND Tabel"), "{{ b.isi }}")
    t.paragraf("", "ND Pemisah")
    with t.blok("for l in langkah"):
        t.paragraf("{{ loop.index }}.\t{{ l }}", "ND Butir")
    return t
