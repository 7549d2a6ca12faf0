"""How the computer is that serves the desk, and whether register, letters and numbers agree."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from starlette.responses import Response

from meja.halaman_diingat import diingat
from meja.ingatan import sejenak
from meja.kata import Tautan, keluhan, pembersih, tautan
from meja.keamanan.gerbang import RuteMeja
from meja.meja import Meja, MejaIni
from meja.pemeriksaan import KeadaanPeriksa, Pemeriksaan
from tata_usaha.kerja.kesehatan import Kesehatan, PermintaanSehat, lihat_kesehatan
from tata_usaha.kerja.periksa import PermintaanPeriksa, periksa
from zi_model.masalah import Masalah, Tingkat

rute = RuteMeja()
_SEBUT_MAKS = 100
"""So many findings are listed: who has more has one cause, not hundreds."""
_DETIK = 10
"""For so long the computer is believed to be as it was found; the page says when that was."""


def _sehat(meja: Meja) -> Kesehatan:
    permintaan = PermintaanSehat(meja.satker, meja.setelan.sertifikat_meja)
    cari = partial(lihat_kesehatan, meja.pengaturan, permintaan)
    return sejenak(meja.permintaan.app, "kesehatan", _DETIK, cari).nilai


def _juga(meja: Meja) -> Hashable:
    kini = _pemeriksaan(meja).kini
    return _sehat(meja).saat, kini.berjalan, kini.saat


@rute.get("/kesehatan", name="kesehatan")
@diingat(_juga)
def kesehatan(meja: MejaIni) -> Response:
    """Show how the computer is, and what the last check found."""
    kini = _pemeriksaan(meja).kini
    return meja.halaman(
        "kesehatan.html",
        sehat=_sehat(meja),
        bersih=pembersih(meja.pengaturan),
        periksa=kini,
        keluhan=keluhan(kini.galat, meja.pengaturan) if kini.galat else None,
        temuan=_temuan(meja, kini),
        lebih=max(len(kini.hasil.masalah) - _SEBUT_MAKS, 0) if kini.hasil else 0,
    )


@rute.post("/kesehatan/periksa", name="kesehatan.periksa")
def periksa_sekarang(meja: MejaIni) -> Response:
    """Begin the check behind the pages."""
    baru = _pemeriksaan(meja).mulai(partial(periksa, meja.pengaturan, PermintaanPeriksa(meja.satker)))
    return meja.pindah(meja.url("kesehatan"), "Pemeriksaan dimulai." if baru else "Pemeriksaan sedang berjalan.")


def _temuan(meja: Meja, kini: KeadaanPeriksa) -> list[tuple[bool, str, str, str, Tautan | None]]:
    """Return each finding: whether it is a mistake, where, what, what to do, and the page for it."""
    bersihkan = pembersih(meja.pengaturan)

    def satu(m: Masalah) -> tuple[bool, str, str, str, Tautan | None]:
        jalan = tautan(m.anjuran) if m.anjuran else None
        return m.tingkat is Tingkat.GALAT, bersihkan(str(m.letak)), bersihkan(m.pesan), bersihkan(m.saran), jalan

    return [satu(m) for m in kini.hasil.masalah[:_SEBUT_MAKS]] if kini.hasil else []


def _pemeriksaan(meja: Meja) -> Pemeriksaan:
    keadaan = meja.permintaan.app.state
    if not hasattr(keadaan, "pemeriksaan"):
        keadaan.pemeriksaan = Pemeriksaan()
    satu: Pemeriksaan = keadaan.pemeriksaan
    return satu
