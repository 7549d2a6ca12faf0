"""The answers to a satisfaction survey: CSV files in the evidence folder of the survey's row.

A file has a row per respondent and the columns U1 to U9 with answers from 1 to 4, as forms and
spreadsheets give them. Other columns are counted when they say what respondents are, or passed over.
A file with one wrong answer is not counted at all: an index of the rest would be nobody's survey.

Each content is read once, as a stream that only counts; what it says is kept in the register under
its SHA-256, so that no command waits for a survey that it has seen.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.sisipan import sisipkan_bila_belum
from tata_usaha.agenda.skema import survei_terbaca
from tata_usaha.bukti.jelajah_bukti import Tempat, sebut
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.pembaca.tabel_csv import Rekam, TabelCSV, baca_tabel
from tata_usaha.dasar.berkas import sha256_berkas
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.bukti import Bukti
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.survei import NILAI, UNSUR, HasilSurvei, rangkum_survei

CIRI = ("jenis kelamin", "umur", "usia", "pendidikan", "pekerjaan")
"""Columns that say what respondents are."""
_VERSI = 1  # of how a file is read: what another version kept is not believed
_KOLOM_UNSUR = re.compile(r"u\s*([1-9])(?!\d)", re.IGNORECASE)
_ANGKA = {str(nilai): nilai for nilai in NILAI}
_SEBUT_MAKS = 20
_CIRI_MAKS = 1000  # different values of a column; more are no characteristic, and no table


@dataclass(frozen=True)
class _Sel:
    """A value with its line and column (from 1) in the file."""

    teks: str
    baris: int
    kolom: int


@dataclass
class _Jawaban:
    """What one file says: respondents, sum of the answers to each unsur, how often each value stands in a column.

    `masalah` are what is wrong with it, at places in a file without name; a GALAT makes the rest void.
    """

    responden: int = 0
    jumlah: list[int] = field(default_factory=lambda: [0] * UNSUR)
    ciri: dict[str, dict[str, int]] = field(default_factory=dict)
    masalah: list[Masalah] = field(default_factory=list)

    @property
    def sah(self) -> bool:
        return not any(m.tingkat is Tingkat.GALAT for m in self.masalah)

    def ke_json(self) -> str:
        masalah = [(m.letak.baris, m.letak.kolom, m.kode, m.pesan, m.saran, m.tingkat) for m in self.masalah]
        return json.dumps([self.responden, self.jumlah, self.ciri, masalah], ensure_ascii=False)

    @classmethod
    def dari_json(cls, teks: str) -> _Jawaban:
        responden, jumlah, ciri, masalah = json.loads(teks)
        return cls(
            responden,
            jumlah,
            ciri,
            [
                Masalah(Letak("", baris, kolom), kode, pesan, saran, Tingkat(tingkat))
                for baris, kolom, kode, pesan, saran, tingkat in masalah
            ],
        )


def baca_survei(
    akar: Path, bukti: Iterable[Bukti], basis: BasisData
) -> tuple[dict[Tempat, HasilSurvei], list[Masalah]]:
    """Return the surveys whose answers (`berisi_jawaban`) lie in the evidence folder `akar` of an office.

    With them comes what is wrong with the files.

    Files for one period are one survey; the same content counts once. A period with a file that has
    a mistake has no survey.

    Raises:
        GalatBasisData: when the register database cannot be used.

    """
    menurut_tempat: dict[Tempat, dict[str, Bukti]] = {}
    for b in bukti:
        menurut_tempat.setdefault((b.kode, b.periode), {}).setdefault(b.sha256, b)
    terbaca = _muat(basis, {sha256 for berkas in menurut_tempat.values() for sha256 in berkas})
    baru: dict[str, _Jawaban] = {}
    hasil: dict[Tempat, HasilSurvei] = {}
    masalah: list[Masalah] = []
    for tempat, berkas in menurut_tempat.items():
        semua = []
        for sha256, b in berkas.items():
            letak = akar / b.berkas
            jawaban = terbaca.get(sha256) or baru.get(sha256) or _baca_berkas(letak, sha256, masalah)
            if jawaban is None:
                continue
            if sha256 not in terbaca:
                baru[sha256] = jawaban
            masalah += [_di_berkas(m, sebut(letak)) for m in jawaban.masalah]
            if jawaban.sah:
                semua.append(jawaban)
        if len(semua) == len(berkas):
            hasil[tempat] = _gabung(semua)
    _simpan(basis, baru)
    return hasil, masalah


def _muat(basis: BasisData, sha256: set[str]) -> dict[str, _Jawaban]:
    t = survei_terbaca.c
    with basis.baca() as sambungan:
        baris = sambungan.execute(sa.select(t.sha256, t.isi).where(t.versi == _VERSI, t.sha256.in_(sha256)))
        return {satu: _Jawaban.dari_json(isi) for satu, isi in baris}


def _simpan(basis: BasisData, baru: Mapping[str, _Jawaban]) -> None:
    """Keep what was read; another scan may have read the same meanwhile."""
    if not baru:
        return
    with basis.transaksi() as sambungan:
        isi = [{"sha256": s, "versi": _VERSI, "isi": j.ke_json()} for s, j in sorted(baru.items())]
        sisipkan_bila_belum(sambungan, survei_terbaca, isi)


def _di_berkas(masalah: Masalah, berkas: str) -> Masalah:
    letak = Letak(berkas, masalah.letak.baris, masalah.letak.kolom)
    return Masalah(letak, masalah.kode, masalah.pesan, masalah.saran, masalah.tingkat)


def _gabung(semua: Sequence[_Jawaban]) -> HasilSurvei:
    """Return several files as one survey; who did not say what he is has an empty value there."""
    ciri: dict[str, Counter[str]] = {nama: Counter() for satu in semua for nama in satu.ciri}
    for satu in semua:
        for nama, banyak in ciri.items():
            banyak.update(satu.ciri.get(nama, {"": satu.responden}))
    jumlah = tuple(map(sum, zip(*(satu.jumlah for satu in semua), strict=True)))
    return rangkum_survei(sum(satu.responden for satu in semua), jumlah, ciri)


def _baca_berkas(berkas: Path, sha256: str, masalah: list[Masalah]) -> _Jawaban | None:
    """Return what one file says; None when it cannot be read now, which is added to `masalah`."""
    try:
        with berkas.open("rb") as masuk:
            jawaban = _baca(masuk)
        if sha256_berkas(berkas) == sha256:
            return jawaban
        sebab = "sedang ditulis"
    except OSError as galat:
        sebab = sebab_sistem(galat)
    pesan = f"jawaban survei tidak dapat dibaca ({sebab})."
    masalah.append(Masalah(Letak(sebut(berkas)), KodeBukti.BELUM_TERBACA, pesan, "Tutup program yang membukanya."))
    return None


def _baca(masuk: BinaryIO) -> _Jawaban:
    try:
        return baca_tabel(masuk, _hitung)
    except (csv.Error, UnicodeDecodeError):
        pesan = "tabelnya tidak utuh, jadi jawaban survei tidak dihitung."
        salah = Masalah(Letak(""), KodeBukti.SURVEI_JAWABAN, pesan, "Simpan ulang sebagai CSV dari Excel.")
        return _Jawaban(masalah=[salah])


def _hitung(tabel: TabelCSV) -> _Jawaban:
    """Count the answers of a table, in one pass."""
    hasil = _Jawaban()
    rekaman = (rekam for rekam in tabel if any(satu.strip() for satu in rekam.sel))
    pertama = next(rekaman, Rekam([], 1, ""))
    kepala = _urai(pertama, tabel.pemisah)
    if salah := [*_periksa_kepala(kepala)]:
        hasil.masalah = salah[:_SEBUT_MAKS]
        return hasil
    unsur = _letak_unsur(kepala)
    letak = [unsur[u] for u in range(1, UNSUR + 1)]
    ciri = {s.teks.casefold(): ke for ke, s in enumerate(kepala) if s.teks.casefold() in CIRI}
    hasil.ciri = {nama: {} for nama in ciri}
    sisa = 0
    for rekam in rekaman:
        try:
            nilai = [_ANGKA[rekam.sel[ke].strip()] for ke in letak]
        except (KeyError, IndexError):
            if len(hasil.masalah) < _SEBUT_MAKS:
                salah = [*hasil.masalah, *_periksa_isi(_urai(rekam, tabel.pemisah), unsur)]
                hasil.masalah = salah[:_SEBUT_MAKS]
                sisa += len(salah[_SEBUT_MAKS:])
            else:  # the places of further ones would cost minutes
                sisa += sum(ke >= len(rekam.sel) or rekam.sel[ke].strip() not in _ANGKA for ke in letak)
            continue
        hasil.responden += 1
        for ke, satu in enumerate(nilai):
            hasil.jumlah[ke] += satu
        for nama, ke in ciri.items():
            _tambah(hasil.ciri[nama], rekam.sel[ke] if ke < len(rekam.sel) else "")
    if sisa:
        pesan = f"masih ada {sisa} kesalahan lain di berkas ini."
        hasil.masalah.append(Masalah(Letak(""), KodeBukti.SURVEI_JAWABAN, pesan))
    if not hasil.responden and not hasil.masalah:
        saran = "Isi satu baris untuk setiap responden."
        hasil.masalah.append(Masalah(Letak("", 2, 1), KodeBukti.SURVEI_JAWABAN, "tidak ada satu pun jawaban.", saran))
    _buang_yang_beragam(hasil)
    return hasil


def _tambah(banyak: dict[str, int], teks: str) -> None:
    """Count one value, unless the column has too many different ones already."""
    teks = " ".join(teks.split())
    if teks in banyak or len(banyak) <= _CIRI_MAKS:
        banyak[teks] = banyak.get(teks, 0) + 1


def _buang_yang_beragam(hasil: _Jawaban) -> None:
    for nama in [nama for nama, banyak in hasil.ciri.items() if len(banyak) > _CIRI_MAKS]:
        del hasil.ciri[nama]
        pesan = f"kolom “{nama}” berisi lebih dari {_CIRI_MAKS} isi yang berbeda, jadi tidak ditabelkan."
        saran = "Kelompokkan isinya; IKM tetap dihitung."
        hasil.masalah.append(Masalah(Letak(""), KodeBukti.SURVEI_CIRI, pesan, saran, Tingkat.CATATAN))


def _periksa_kepala(kepala: Sequence[_Sel]) -> Iterator[Masalah]:
    nomor = [(cocok[1], s) for s in kepala if (cocok := _KOLOM_UNSUR.match(s.teks))]
    ada = [n for n, _ in nomor]
    if kurang := [f"U{u}" for u in range(1, UNSUR + 1) if str(u) not in ada]:
        pesan = f"kolom {', '.join(kurang)} tidak ada, jadi jawaban survei tidak dihitung."
        saran = "Baris pertama berisi nama kolom; sembilan unsur bernama U1 sampai U9."
        yield Masalah(Letak("", 1, 1), KodeBukti.SURVEI_KOLOM, pesan, saran)
    for ke, (n, s) in enumerate(nomor):
        if n in ada[:ke]:
            pesan, saran = f"kolom U{n} ada dua kali.", "Hapus atau ganti nama salah satunya."
            yield Masalah(Letak("", s.baris, s.kolom), KodeBukti.SURVEI_KOLOM, pesan, saran)


def _periksa_isi(sel: Sequence[_Sel], unsur: Mapping[int, int]) -> Iterator[Masalah]:
    for u, ke in unsur.items():
        teks = sel[ke].teks if ke < len(sel) else ""
        if teks not in _ANGKA:
            di = sel[ke] if ke < len(sel) else sel[-1]
            pesan = f"jawaban U{u} {f'“{teks[:30]}”' if teks else 'kosong'}, jadi berkas ini belum dihitung."
            saran = "Jawaban ditulis 1, 2, 3, atau 4; hapus baris responden yang tidak menjawab."
            yield Masalah(Letak("", di.baris, di.kolom), KodeBukti.SURVEI_JAWABAN, pesan, saran)


def _letak_unsur(kepala: Sequence[_Sel]) -> Mapping[int, int]:
    """Return unsur (1 to 9) → index of its column."""
    return {int(cocok[1]): ke for ke, s in enumerate(kepala) if (cocok := _KOLOM_UNSUR.match(s.teks))}


def _urai(rekam: Rekam, pemisah: str) -> list[_Sel]:
    """Return a record's values with their places, which the standard reader does not tell."""
    pola = re.compile(rf'(?P<isi>"(?:[^"]|"")*"|[^{pemisah}\r\n]*)(?:{pemisah}|\r\n|\r|\n|$)')
    baris, awal, letak = rekam.baris, 0, 0
    hasil: list[_Sel] = []
    for teks in rekam.sel:
        hasil.append(_Sel(" ".join(teks.split()), baris, letak - awal + 1))
        if cocok := pola.match(rekam.mentah, letak):
            isi = cocok["isi"]
            if dalam := len(re.findall(r"\r\n|\r|\n", isi)):
                baris += dalam
                awal = letak + max(isi.rfind("\r"), isi.rfind("\n")) + 1
            letak = cocok.end()
    return hasil
