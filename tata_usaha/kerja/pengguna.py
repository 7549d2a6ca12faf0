"""People of the web desk: added, changed, their passphrases set. Each change is an event; no event tells a passphrase.

Who is changed in what they may, loses the passphrase, or works here no more, is logged out at once, everywhere. One
active admin is always left: else nobody could let anybody in again but from the PC itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.pengguna import Sesi
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.masuk import NAMA, periksa_sandi_lama
from tata_usaha.kerja.sandi import sandi_acak, sidik_sandi
from tata_usaha.kerja.sesi import masih_berlaku
from tata_usaha.kerja.tahun import baca_kantor
from zi_model.pengguna import Pengguna, Peran, keluhan_orang, keluhan_sandi, rapikan_nama, rapikan_orang, tulis_peran


@dataclass(frozen=True)
class SandiAwal:
    """A person with the passphrase that was made up for them: it is shown once and must be changed."""

    orang: Pengguna
    sandi: str


@dataclass(frozen=True)
class DaftarPengguna:
    """Everybody of an office with where they are logged in now, and the sub bagian that there are: code and name."""

    orang: tuple[tuple[Pengguna, tuple[Sesi, ...]], ...]
    unit: tuple[tuple[str, str], ...]


def unit_kantor(pengaturan: Pengaturan, satker: str) -> tuple[tuple[str, str], ...]:
    """Return the sub bagian of an office's plan, code and name.

    Raises:
        GalatRencana: when the plan folder has mistakes.

    """
    return tuple((unit.kode, unit.nama) for unit in baca_kantor(pengaturan, satker).satker.unit)


def _unit_terbaca(pengaturan: Pengaturan, satker: str) -> tuple[tuple[str, str], ...]:
    """Return the sub bagian; none while the plan has mistakes, which keep nobody from letting people in or out."""
    try:
        return unit_kantor(pengaturan, satker)
    except GalatRencana:
        return ()


def daftar_pengguna(pengaturan: Pengaturan, satker: str) -> DaftarPengguna:
    """Return everybody of an office; no sub bagian while the plan folder has mistakes.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    unit = _unit_terbaca(pengaturan, satker)
    sekarang = waktu.sekarang()
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        semua = tabel.semua(sambungan, satker)
        sesi = [s for s in tabel.semua_sesi(sambungan, satker) if masih_berlaku(s, sekarang)]
    orang = tuple((o, tuple(s for s in sesi if s.nama == o.nama)) for o in semua)
    return DaftarPengguna(orang, unit)


def cari_pengguna(pengaturan: Pengaturan, satker: str, nama: str) -> Pengguna:
    """Return a person of an office.

    Raises:
        GalatPemakaian: when there is nobody of that name.
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return _cari(sambungan, satker, rapikan_nama(nama))


def ada_admin(pengaturan: Pengaturan, satker: str) -> bool:
    """Tell whether anybody can let others in.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return bool(_admin(sambungan, satker))


def ada_yang_lain(pengaturan: Pengaturan, satker: str, orang: Pengguna) -> bool:
    """Tell whether anybody besides a person can log in.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return any(o.aktif and o.nama != orang.nama for o in tabel.semua(sambungan, satker))


def tambah_pengguna(pengaturan: Pengaturan, pelaku: Pelaku, satker: str, orang: Pengguna) -> SandiAwal:
    """Add a person and return the passphrase with which they log in the first time.

    Raises:
        GalatPemakaian: when what is said of them is wrong, field by field, or the name is taken.
        GalatRencana: when the plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    baru = replace(rapikan_orang(orang), aktif=True, ganti_sandi=True)
    _periksa(baru, unit_kantor(pengaturan, satker))
    sandi = sandi_acak()
    sidik, sekarang = sidik_sandi(sandi), waktu.sekarang()
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(satker) as sambungan:
        if tabel.cari(sambungan, satker, baru.nama):
            raise _salah({"nama": f"Nama masuk “{baru.nama}” sudah dipakai orang lain."})
        tabel.simpan(sambungan, satker, baru, sekarang, sandi=sidik)
        catat(sambungan, _kunci(satker, baru), "PENGGUNA_DITAMBAH", _rincian(baru), sekarang)
    return SandiAwal(baru, sandi)


def buat_admin_pertama(pengaturan: Pengaturan, pelaku: Pelaku, satker: str, orang: Pengguna, sandi: str) -> Pengguna:
    """Add the first admin, with a passphrase of their own; refused as soon as there is an active one.

    Raises:
        GalatPemakaian: when what is said of them is wrong, field by field, or there is an admin already.
        GalatBasisData: when the register cannot be used.

    """
    baru = replace(rapikan_orang(orang), peran=frozenset({Peran.ADMIN}), unit=frozenset(), ganti_sandi=False)
    salah = keluhan_orang(baru, ())
    if keluhan := keluhan_sandi(sandi, baru.nama):
        salah["sandi"] = keluhan
    if salah:
        raise _salah(salah)
    sidik, sekarang = sidik_sandi(sandi), waktu.sekarang()
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(satker) as sambungan:
        if _admin(sambungan, satker):
            raise GalatPemakaian("Admin kantor ini sudah ada.", "Masuk dengan namanya.")
        tabel.simpan(sambungan, satker, baru, sekarang, sandi=sidik)
        tabel.tutup_sesi(sambungan, satker, nama=baru.nama)
        catat(sambungan, _kunci(satker, baru), "PENGGUNA_DITAMBAH", _rincian(baru), sekarang)
    return baru


def ubah_pengguna(
    pengaturan: Pengaturan, pelaku: Pelaku, satker: str, orang: Pengguna, *, sesi_ini: str | None = None
) -> bool:
    """Change what a person is called, what they are, and whether they work here; return whether anything changed.

    When that changes what they may, they are logged out, except where `sesi_ini` is (the token's SHA-256).

    Raises:
        GalatPemakaian: when there is nobody of that name, what is said is wrong, or no active admin would be left.
        GalatBasisData: when the register cannot be used.

    """
    baru = rapikan_orang(orang)
    unit = _unit_terbaca(pengaturan, satker)
    sekarang = waktu.sekarang()
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(satker) as sambungan:
        lama = _cari(sambungan, satker, baru.nama)
        baru = replace(baru, ganti_sandi=lama.ganti_sandi)
        _periksa(baru, (*unit, *((kode, "") for kode in lama.unit)))  # one that the plan no longer has may stay
        if baru == lama:
            return False
        if lama.aktif and not (baru.aktif and baru.adalah(Peran.ADMIN)) and _admin(sambungan, satker) == {lama.nama}:
            raise _salah(
                {"peran": f"{lama.nama_lengkap} satu-satunya admin yang aktif. Jadikan orang lain admin lebih dahulu."}
            )
        tabel.simpan(sambungan, satker, baru, sekarang)
        if not baru.aktif:
            tabel.tutup_sesi(sambungan, satker, nama=baru.nama)
        elif (baru.peran, baru.unit) != (lama.peran, lama.unit):
            tabel.tutup_sesi(sambungan, satker, nama=baru.nama, kecuali=sesi_ini)
        catat(sambungan, _kunci(satker, baru), _peristiwa(lama, baru), _beda(lama, baru), sekarang)
    return True


def beri_sandi_awal(pengaturan: Pengaturan, pelaku: Pelaku, satker: str, nama: str) -> SandiAwal:
    """Make up a new passphrase for a person, who is logged out everywhere and must choose their own with it.

    Raises:
        GalatPemakaian: when there is nobody of that name.
        GalatBasisData: when the register cannot be used.

    """
    sandi = sandi_acak()
    orang = _atur(pengaturan, pelaku, satker, nama, sandi, sementara=True)
    return SandiAwal(orang, sandi)


def atur_sandi(pengaturan: Pengaturan, pelaku: Pelaku, satker: str, nama: str, sandi: str) -> Pengguna:
    """Set a person's passphrase from the PC itself, whatever they have forgotten; they may log in again at once.

    Raises:
        GalatPemakaian: when there is nobody of that name, or the passphrase is too weak.
        GalatBasisData: when the register cannot be used.

    """
    if keluhan := keluhan_sandi(sandi, rapikan_nama(nama)):
        raise GalatPemakaian(keluhan)
    return _atur(pengaturan, pelaku, satker, nama, sandi, sementara=False)


def ganti_sandi(
    pengaturan: Pengaturan, pelaku: Pelaku, satker: str, nama: str, lama: str, baru: str, *, sesi_ini: str
) -> None:
    """Let a person choose another passphrase; they stay logged in only where `sesi_ini` is (the token's SHA-256).

    Raises:
        GalatPemakaian: when the old one is wrong or was wrong too often, the new one weak or the same; by field.
        GalatBasisData: when the register cannot be used.

    """
    if keluhan := keluhan_sandi(baru, nama):
        raise _salah({"baru": keluhan})
    if keluhan := periksa_sandi_lama(pengaturan, satker, nama, lama):
        raise _salah({"lama": keluhan})
    if lama == baru:
        raise _salah({"baru": "Kata sandi baru sama dengan yang lama."})
    _atur(pengaturan, pelaku, satker, nama, baru, sementara=False, kecuali=sesi_ini)


def _atur(
    pengaturan: Pengaturan,
    pelaku: Pelaku,
    satker: str,
    nama: str,
    sandi: str,
    *,
    sementara: bool,
    kecuali: str | None = None,
) -> Pengguna:
    sidik, sekarang = sidik_sandi(sandi), waktu.sekarang()
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(satker) as sambungan:
        orang = replace(_cari(sambungan, satker, rapikan_nama(nama)), ganti_sandi=sementara)
        tabel.simpan(sambungan, satker, orang, sekarang, sandi=sidik)
        tabel.tutup_sesi(sambungan, satker, nama=orang.nama, kecuali=kecuali)
        tabel.lupakan_gagal(sambungan, satker, siapa=[NAMA + orang.nama])
        catat(sambungan, _kunci(satker, orang), "SANDI_AWAL" if sementara else "SANDI_DIGANTI", {}, sekarang)
    return orang


def _periksa(orang: Pengguna, unit: tuple[tuple[str, str], ...]) -> None:
    if salah := keluhan_orang(orang, [kode for kode, _ in unit]):
        raise _salah(salah)


def _salah(isian: Mapping[str, str]) -> GalatPemakaian:
    return GalatPemakaian(" ".join(isian.values()), isian=isian)


def _cari(sambungan: Connection, satker: str, nama: str) -> Pengguna:
    ada = tabel.cari(sambungan, satker, nama)
    if ada is None:
        raise GalatPemakaian(f"Tidak ada pengguna “{nama}”.", "Lihat daftar pengguna di meja.")
    return ada[0]


def _admin(sambungan: Connection, satker: str) -> set[str]:
    return {o.nama for o in tabel.semua(sambungan, satker) if o.aktif and o.adalah(Peran.ADMIN)}


def _kunci(satker: str, orang: Pengguna) -> str:
    return f"{satker}/pengguna/{orang.nama}"


def _rincian(orang: Pengguna) -> dict[str, str | int | None]:
    return {"nama_lengkap": orang.nama_lengkap, "peran": tulis_peran(orang.peran, orang.unit), "nip": orang.nip}


def _beda(lama: Pengguna, baru: Pengguna) -> dict[str, str | int | None]:
    """Return what is new of a person, as the event tells it."""
    sebelum = _rincian(lama)
    return {k: v for k, v in _rincian(baru).items() if v != sebelum[k]}


def _peristiwa(lama: Pengguna, baru: Pengguna) -> str:
    if lama.aktif == baru.aktif:
        return "PENGGUNA_DIUBAH"
    return "PENGGUNA_DIAKTIFKAN" if baru.aktif else "PENGGUNA_DINONAKTIFKAN"
