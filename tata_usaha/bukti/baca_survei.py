"""The answers to a satisfaction survey: CSV files in the evidence folder of the survey's row.

A file has a row per respondent and the columns U1 to U9 with answers from 1 to 4, as forms and
spreadsheets give them. Other columns are counted when they say what respondents are, or passed over.
A file with one wrong answer is not counted at all: an index of the rest would be nobody's survey.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.bukti.isi.asing import urutan_sandi
from tata_usaha.bukti.jelajah_bukti import Tempat, sebut
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.masalah import Letak, Masalah
from zi_model.survei import NASKAH_SURVEI, UNSUR, HasilSurvei, hitung_survei
from zi_model.tahun_rencana import TahunRencana

CIRI = ("jenis kelamin", "umur", "usia", "pendidikan", "pekerjaan")
"""Columns that say what respondents are."""
_KOLOM_UNSUR = re.compile(r"u\s*([1-9])(?!\d)", re.IGNORECASE)
_SEBUT_MAKS = 20


@dataclass(frozen=True)
class _Sel:
    """A value with its line and column (from 1) in the file."""

    teks: str
    baris: int
    kolom: int


@dataclass(frozen=True)
class _Jawaban:
    """What one file says: nine answers per respondent, and what each one is, by column."""

    nilai: list[tuple[int, ...]]
    ciri: dict[str, list[str]]


def data_survei(tahun: TahunRencana, kode: str, jenis: JenisBerkas | None) -> bool:
    """Tell whether a file of this kind, laid down for this row, holds answers: data, and no proof by itself."""
    return jenis is JenisBerkas.CSV and tahun.rencana.menurut_kode[kode].indikator.naskah == NASKAH_SURVEI


def baca_survei(
    akar: Path, tahun: TahunRencana, bukti: Iterable[Bukti]
) -> tuple[dict[Tempat, HasilSurvei], list[Masalah]]:
    """Return the surveys whose answers lie in the evidence folder `akar` of an office, with what is wrong with them.

    Files for one period are one survey; the same content counts once. A period with a file that has
    a mistake has no survey.
    """
    menurut_tempat: dict[Tempat, dict[str, Bukti]] = {}
    for b in bukti:
        if data_survei(tahun, b.kode, b.jenis):
            menurut_tempat.setdefault((b.kode, b.periode), {}).setdefault(b.sha256, b)
    hasil: dict[Tempat, HasilSurvei] = {}
    masalah: list[Masalah] = []
    for tempat, berkas in menurut_tempat.items():
        jawaban = [_baca_berkas(akar / b.berkas, masalah) for b in berkas.values()]
        semua = [satu for satu in jawaban if satu is not None]
        if len(semua) == len(jawaban):
            hasil[tempat] = _gabung(semua)
    return hasil, masalah


def _gabung(semua: Sequence[_Jawaban]) -> HasilSurvei:
    """Return several files as one survey; who did not say what he is has an empty value there."""
    nama = dict.fromkeys(n for satu in semua for n in satu.ciri)
    ciri = {n: [v for satu in semua for v in satu.ciri.get(n, [""] * len(satu.nilai))] for n in nama}
    return hitung_survei([n for satu in semua for n in satu.nilai], ciri)


def _baca_berkas(berkas: Path, masalah: list[Masalah]) -> _Jawaban | None:
    """Return the answers of one file; None when it has a mistake, which is added to `masalah`."""
    letak = sebut(berkas)
    try:
        isi = berkas.read_bytes()
    except OSError as galat:
        pesan = f"jawaban survei tidak dapat dibaca ({sebab_sistem(galat)})."
        masalah.append(Masalah(Letak(letak), KodeBukti.BELUM_TERBACA, pesan, "Tutup program yang membukanya."))
        return None
    tabel = [sel for sel in _urai(_sandikan(isi)) if any(s.teks for s in sel)]
    kepala, *responden = tabel or [[]]
    if salah := [*_periksa_kepala(letak, kepala)] or [*_periksa_isi(letak, kepala, responden)]:
        masalah += salah[:_SEBUT_MAKS]
        if (sisa := len(salah) - _SEBUT_MAKS) > 0:
            pesan = f"masih ada {sisa} kesalahan lain di berkas ini."
            masalah.append(Masalah(Letak(letak), KodeBukti.SURVEI_JAWABAN, pesan))
        return None
    unsur = _letak_unsur(kepala)
    ciri = {s.teks.casefold(): ke for ke, s in enumerate(kepala) if s.teks.casefold() in CIRI}
    return _Jawaban(
        nilai=[tuple(int(sel[unsur[u]].teks) for u in range(1, UNSUR + 1)) for sel in responden],
        ciri={nama: [_teks(sel, ke) for sel in responden] for nama, ke in ciri.items()},
    )


def _periksa_kepala(letak: str, kepala: Sequence[_Sel]) -> Iterator[Masalah]:
    nomor = [(cocok[1], s) for s in kepala if (cocok := _KOLOM_UNSUR.match(s.teks))]
    ada = [n for n, _ in nomor]
    if kurang := [f"U{u}" for u in range(1, UNSUR + 1) if str(u) not in ada]:
        pesan = f"kolom {', '.join(kurang)} tidak ada, jadi jawaban survei tidak dihitung."
        saran = "Baris pertama berisi nama kolom; sembilan unsur bernama U1 sampai U9."
        yield Masalah(Letak(letak, 1, 1), KodeBukti.SURVEI_KOLOM, pesan, saran)
    for ke, (n, s) in enumerate(nomor):
        if n in ada[:ke]:
            pesan, saran = f"kolom U{n} ada dua kali.", "Hapus atau ganti nama salah satunya."
            yield Masalah(Letak(letak, s.baris, s.kolom), KodeBukti.SURVEI_KOLOM, pesan, saran)


def _periksa_isi(letak: str, kepala: Sequence[_Sel], responden: Sequence[Sequence[_Sel]]) -> Iterator[Masalah]:
    if not responden:
        saran = "Isi satu baris untuk setiap responden."
        yield Masalah(Letak(letak, 2, 1), KodeBukti.SURVEI_JAWABAN, "tidak ada satu pun jawaban.", saran)
    for sel in responden:
        for u, ke in _letak_unsur(kepala).items():
            if (teks := _teks(sel, ke)) not in {"1", "2", "3", "4"}:
                di = sel[ke] if ke < len(sel) else sel[-1]
                pesan = f"jawaban U{u} {f'“{teks[:30]}”' if teks else 'kosong'}, jadi berkas ini belum dihitung."
                saran = "Jawaban ditulis 1, 2, 3, atau 4; hapus baris responden yang tidak menjawab."
                yield Masalah(Letak(letak, di.baris, di.kolom), KodeBukti.SURVEI_JAWABAN, pesan, saran)


def _letak_unsur(kepala: Sequence[_Sel]) -> Mapping[int, int]:
    """Return unsur (1 to 9) → index of its column."""
    return {int(cocok[1]): ke for ke, s in enumerate(kepala) if (cocok := _KOLOM_UNSUR.match(s.teks))}


def _teks(sel: Sequence[_Sel], ke: int) -> str:
    return sel[ke].teks if ke < len(sel) else ""


def _sandikan(isi: bytes) -> str:
    for sandi in urutan_sandi(isi):
        try:
            return isi.decode(sandi)
        except UnicodeDecodeError:
            continue
    return isi.decode("cp1252", errors="replace")


def _urai(teks: str) -> Iterator[list[_Sel]]:
    """Yield the rows of a CSV with the place of every value, which the standard reader does not tell."""
    pemisah = max(",;\t", key=teks.partition("\n")[0].count)
    pola = re.compile(rf'(?P<isi>"(?:[^"]|"")*"|[^{pemisah}\r\n]*)(?P<akhir>{pemisah}|\r\n|\r|\n|$)')
    baris, awal, letak = 1, 0, 0
    sel: list[_Sel] = []
    while letak <= len(teks) and (cocok := pola.match(teks, letak)):
        isi = cocok["isi"]
        polos = isi[1:-1].replace('""', '"') if isi.startswith('"') else isi
        sel.append(_Sel(" ".join(polos.split()), baris, letak - awal + 1))
        if dalam := len(re.findall(r"\r\n|\r|\n", isi)):
            baris += dalam
            awal = letak + max(isi.rfind("\r"), isi.rfind("\n")) + 1
        letak = cocok.end()
        if cocok["akhir"] != pemisah:
            yield sel
            sel, baris, awal = [], baris + 1, letak
            if not cocok["akhir"]:
                return
