"""What the reports take from the office's list of staff: who they are, and how many.

A column of a table says in the wording (`pegawai: …`) what the list knows of it. Where there is no list, or it does not
tell, the fill-in of that column stays.
"""

from __future__ import annotations

from zi_model.bahasa import angka_dan_kata, deret
from zi_model.kantor import Kantor
from zi_model.naskah.berkala.tabel import Subjek
from zi_model.naskah.berkala.teks_tabel import TeksKolom, TeksTabel
from zi_model.naskah.inti.jabatan_pegawai import jabatan_pegawai
from zi_model.naskah.inti.naskah import Isian, Teks, atau_isian, sambung
from zi_model.pegawai import DaftarPegawai, Pegawai, Rumpun

_TIADA = "–"
_RUMPUN: dict[str | None, Rumpun] = {"PNS": Rumpun.PNS, "PPPK": Rumpun.PPPK, "lainnya": Rumpun.LAINNYA}

_LUAR, _ORANG = "", "pegawai:"
"""How a table calls those who belong to no sub bagian, and one person, by the place in the list."""


def subjek_pegawai(kantor: Kantor, tabel: TeksTabel) -> list[Subjek]:
    """Return a row for each of the staff, as its first column calls them; none without a list."""
    semua = enumerate(kantor.pegawai.semua)
    return [Subjek(_sel(kantor, p, tabel.kolom[0]) or p.nama, f"{_ORANG}{ke}") for ke, p in semua]


def subjek_unit(kantor: Kantor, tabel: TeksTabel) -> list[Subjek]:
    """Return a row for each sub bagian; where staff is counted, one more for those outside of all."""
    unit = [Subjek(u.nama, u.kode) for u in kantor.satker.unit]
    dihitung = any(kolom.pegawai for kolom in tabel.kolom) and kantor.pegawai.berunit
    if dihitung and (lain := kantor.pegawai.dalam_unit(None)):
        unit.append(Subjek("Sekretaris" if all(_sekretaris(p) for p in lain) else "Di luar Sub Bagian", _LUAR))
    return unit


def sel_pegawai(kantor: Kantor, kolom: TeksKolom, subjek: Subjek) -> Teks | None:
    """Return what the list of staff says in a column of a person, or of a sub bagian; None when it does not tell."""
    if subjek.kode.startswith(_ORANG):
        return _sel(kantor, kantor.pegawai.semua[int(subjek.kode.removeprefix(_ORANG))], kolom)
    return _jumlah(kantor.pegawai, subjek.kode or None, kolom)


def jumlah_pegawai(kantor: Kantor) -> Teks:
    """Return how many the staff are, in words, by status where that is known of all; a fill-in without a list."""
    jumlah = kantor.pegawai.jumlah()
    if jumlah is None:
        return Isian(tag="jumlah-pegawai", petunjuk="jumlah pegawai")
    menurut = {sebutan: kantor.pegawai.jumlah(r) for r, sebutan in _SEBUTAN.items()}
    rincian = [f"{angka_dan_kata(n)} {sebutan}" for sebutan, n in menurut.items() if n]
    sebut = f"{angka_dan_kata(jumlah)} orang"
    return f"{sebut}, terdiri atas {deret(rincian)}" if len(rincian) > 1 else sebut


_SEBUTAN = {Rumpun.PNS: "PNS", Rumpun.PPPK: "PPPK", Rumpun.LAINNYA: "pegawai lainnya"}


def _jumlah(pegawai: DaftarPegawai, unit: str | None, kolom: TeksKolom) -> Teks | None:
    if kolom.pegawai != "jumlah" and kolom.pegawai not in _RUMPUN:
        return None
    jumlah = pegawai.jumlah_unit(unit, _RUMPUN.get(kolom.pegawai))
    return None if jumlah is None else str(jumlah)


def _sel(kantor: Kantor, pegawai: Pegawai, kolom: TeksKolom) -> Teks | None:
    """Return what the list says of somebody in a column; a dash for what nobody of this status has."""
    bukan_asn = _TIADA if pegawai.rumpun is Rumpun.LAINNYA else None
    pangkat = pegawai.pangkat or bukan_asn
    unit = kantor.satker.unit_menurut_kode(pegawai.unit).nama if pegawai.unit else None
    isi: dict[str | None, Teks | None] = {
        "nama": pegawai.nama,
        "nama dan NIP": _nama_nip(pegawai),
        "NIP": pegawai.nip or bukan_asn,
        "pangkat": pangkat,
        "pangkat dan pendidikan": _pangkat_pendidikan(pegawai, pangkat),
        "jabatan": pegawai.jabatan,
        "unit": unit or (_TIADA if kantor.pegawai.berunit else None),
        "jabatan dan unit": _jabatan_unit(kantor, pegawai),
        "jenis kelamin": pegawai.jenis_kelamin and pegawai.jenis_kelamin.capitalize(),
        "pendidikan": pegawai.pendidikan,
        "status": pegawai.status,
    }
    return isi.get(kolom.pegawai)


def _nama_nip(pegawai: Pegawai) -> Teks:
    """Return the name with the NIP below it; with a fill-in there for a civil servant whose NIP nobody typed.

    The heading says that it is the NIP: with the word before it, 18 figures are wider than the column.
    """
    if pegawai.nip is None and pegawai.rumpun is Rumpun.LAINNYA:
        return pegawai.nama
    nip = pegawai.nip or Isian(tag=f"nip-{pegawai.nama}", petunjuk="NIP")
    return sambung([f"{pegawai.nama}\n", nip])


def _pangkat_pendidikan(pegawai: Pegawai, pangkat: str | None) -> Teks | None:
    """Return the rank with the education below it, one a fill-in where only the other is known; None without both."""
    if pangkat is None and pegawai.pendidikan is None:
        return None
    atas = atau_isian(pangkat, f"pangkat-{pegawai.nama}", "pangkat dan golongan")
    return sambung([atas, "\n", atau_isian(pegawai.pendidikan, f"pendidikan-{pegawai.nama}", "pendidikan")])


def _jabatan_unit(kantor: Kantor, pegawai: Pegawai) -> Teks | None:
    """Return the post with the sub bagian; None when nothing tells of which one."""
    return jabatan_pegawai(kantor, pegawai, f"jabatan-{pegawai.nama}") if kantor.pegawai.berunit else None


def _sekretaris(pegawai: Pegawai) -> bool:
    return (pegawai.jabatan or "").casefold().startswith("sekretaris")
