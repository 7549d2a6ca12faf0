"""Who of the staff stands in the daftar hadir after the officials.

A meeting to which everybody is invited lists everybody by name, with a few rows for guests; one that invites some,
or an office that has no list of staff, has empty rows to write in.
"""

from __future__ import annotations

from collections.abc import Iterable

from zi_model.kantor import Kantor
from zi_model.naskah.rapat.isi import Peserta
from zi_model.naskah.rapat.teks import TeksDaftarHadir
from zi_model.pegawai import Pegawai, bukan_pejabat
from zi_model.pejabat import Pejabat

_TAMU = 3
"""Empty rows after a list of names."""


def peserta_pegawai(kantor: Kantor, pejabat: Iterable[Pejabat], teks: TeksDaftarHadir) -> tuple[Peserta, ...]:
    """Return the rows after those of the officials: the other staff by name, then empty ones."""
    nama = bukan_pejabat(kantor.pegawai, pejabat) if teks.semua_pegawai else ()
    kosong = min(_TAMU, teks.baris_pegawai) if nama else teks.baris_pegawai
    staf = [Peserta(nama=p.nama, jabatan=_jabatan(kantor, p)) for p in nama]
    return (*staf, *(Peserta(nama="", jabatan="") for _ in range(kosong)))


def _jabatan(kantor: Kantor, pegawai: Pegawai) -> str:
    """Return the post, or where none is known the sub bagian; "" leaves a line to write on."""
    if pegawai.jabatan:
        return pegawai.jabatan
    return kantor.satker.unit_menurut_kode(pegawai.unit).nama if pegawai.unit else ""
