"""Who may what: one table of route and role, default deny. It also decides which buttons a page shows.

A route that does not stand here is refused to everybody (`meja.keamanan.gerbang`); `tests/meja/test_hak.py` asks every
route as every role.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zi_model.bahasa import deret
from zi_model.pengguna import Pengguna, Peran

A, S, H, U, P = Peran.ADMIN, Peran.SEKRETARIAT, Peran.HUKUM, Peran.UNIT, Peran.PIMPINAN
_SEMUA = frozenset(Peran)


@dataclass(frozen=True)
class Hak:
    """Which roles may use a route; one of a sub bagian only on what is its own, where `sendiri` says so."""

    peran: frozenset[Peran]
    sendiri: bool = True


def _oleh(*peran: Peran, sendiri: bool = True) -> Hak:
    return Hak(frozenset(peran), sendiri)


TERBUKA = frozenset({"masuk", "masuk.kirim", "awal", "awal.kirim", "sertifikat", "sertifikat.unduh", "sehat", "statis"})
"""Routes for who is not logged in."""

_BACA = Hak(_SEMUA, sendiri=False)
"""What everybody may look at."""

HAK: dict[str, Hak] = {
    # one's own account
    "akun": _BACA,
    "akun.sandi": _BACA,
    "akun.cabut": _BACA,
    "keluar": _BACA,
    # the desk
    "beranda": _BACA,
    # obligations and evidence
    "kewajiban": _BACA,
    "kewajiban.periode": _BACA,
    "kewajiban.satu": _BACA,
    "bukti.berkas": _BACA,
    "bukti.terima": _oleh(S, H, U),
    "bukti.tautan": _oleh(S, H, U),
    "bukti.kendala": _oleh(S, H, U),
    "bukti.tarik": _oleh(S, H, U),
    # letters
    "naskah": _BACA,
    "naskah.satu": _BACA,
    "naskah.unduh": _BACA,
    "naskah.revisi": _BACA,
    "naskah.pdf": _BACA,
    "naskah.halaman": _BACA,
    "naskah.lembar": _BACA,
    "naskah.bandingkan": _BACA,
    "naskah.suntingan": _oleh(S, H, U),
    "naskah.isi": _oleh(S, H, U),
    "naskah.buat": _oleh(S, H),
    "naskah.susun": _oleh(S, H),
    "naskah.nomori": _oleh(S, H),
    "naskah.nomori_banyak": _oleh(S, H),
    "naskah.nomori_banyak.kirim": _oleh(S, H),
    "naskah.siap": _oleh(S, H),
    "naskah.ttd": _oleh(S, H),
    "naskah.lepas": _oleh(S, H),
    "naskah.buka": _oleh(S, H),
    "naskah.batal": _oleh(S, H),
    "naskah.arsipkan": _oleh(S, H),
    "naskah.pakai": _oleh(S, H),
    "paket.unduh": _BACA,
    # signed copies that arrived and are not known
    "kiriman": _oleh(A, S, H, P),
    "kiriman.halaman": _oleh(A, S, H, P),
    "kiriman.unggah": _oleh(S, H),
    "kiriman.tetapkan": _oleh(S, H),
    "kiriman.sisihkan": _oleh(S, H),
    "kiriman.kembalikan": _oleh(S, H),
    "kiriman.disisihkan": _BACA,
    # meetings, calendar, recommendations, reports
    "rapat": _BACA,
    "rapat.pindah": _oleh(S),
    "rapat.hadir": _oleh(S),
    "kalender": _BACA,
    "kalender.ics": _BACA,
    "tindak_lanjut": _BACA,
    "tindak_lanjut.jawab": _oleh(S, H, U),
    "laporan": _BACA,
    "laporan.xlsx": _BACA,
    # the office's own data
    "kantor": _BACA,
    "kantor.hitungan": _BACA,
    "kantor.periksa": _oleh(A, S),
    "kantor.simpan": _oleh(A, S),
    "kantor.perbarui": _oleh(A, S),
    "kantor.logo": _oleh(A, S),
    "kantor.logo.gambar": _BACA,
    "kantor.pejabat": _oleh(A, S),
    "kantor.pejabat.simpan": _oleh(A, S),
    "kantor.tim": _oleh(A, S),
    "kantor.tim.simpan": _oleh(A, S),
    "kantor.pegawai": _BACA,
    "kantor.pegawai.unduh": _oleh(A, S),
    "kantor.pegawai.periksa": _oleh(A, S),
    "kantor.pegawai.simpan": _oleh(A, S),
    # runs, people, proof
    "alur": _oleh(A, S),
    "alur.keadaan": _oleh(A, S),
    "alur.jalankan": _oleh(A, S),
    "pengguna": _oleh(A),
    "pengguna.satu": _oleh(A),
    "pengguna.tambah": _oleh(A),
    "pengguna.ubah": _oleh(A),
    "pengguna.sandi": _oleh(A),
    "pengguna.cabut": _oleh(A),
    "jejak": _oleh(A, S, P),
    "jejak.csv": _oleh(A, S, P),
    "kesehatan": _oleh(A, S),
    "kesehatan.periksa": _oleh(A, S),
}


def siapa_boleh(rute: str) -> str:
    """Return in words who may use a route: `Admin dan Sekretariat`."""
    return deret(peran.sebutan for peran in Peran if peran in HAK[rute].peran)


def sebut_boleh(rute: str) -> str:
    """Return a sentence that says who may use a route; "" for one that stands in no table, which nobody may."""
    hak = HAK.get(rute)
    if hak is None:
        return ""
    milik = " (miliknya sendiri)" if hak.sendiri and Peran.UNIT in hak.peran else ""
    siapa = deret(f"{p.sebutan}{milik if p is Peran.UNIT else ''}" for p in Peran if p in hak.peran)
    return f"Yang dapat: {siapa}."


def boleh(orang: Pengguna, rute: str, unit: str | Iterable[str] | None = None) -> bool:
    """Tell whether a person may use a route, on what belongs to a sub bagian (or one of several), where it says so.

    Without `unit` it is asked whether they may use it at all: a sub bagian's own then may.
    """
    hak = HAK.get(rute)
    if hak is None:
        return False
    if orang.peran & (hak.peran - {Peran.UNIT}):
        return True
    if not orang.adalah(Peran.UNIT) or Peran.UNIT not in hak.peran:
        return False
    if unit is None or not hak.sendiri:
        return True
    return any(orang.milik(satu) for satu in ([unit] if isinstance(unit, str) else unit))
