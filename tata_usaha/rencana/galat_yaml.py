"""The YAML parser's complaints, said so that somebody who edits a plan knows what to mend.

libyaml and ruamel's own parser word the same mistake differently, and both speak of tokens and
collections. Here each kind of mistake has one Indonesian sentence; where the words of the parser
do not tell two mistakes apart, the line that it stopped at does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ruamel.yaml.error import YAMLError

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah


class _Penjelasan(NamedTuple):
    """What is wrong, what to do, and whether the mistake began where the parser's context began."""

    pesan: str
    saran: str
    di_awal: bool = False


class KutipanPanjang(NamedTuple):
    """Where a quoted text of several lines begins, and the line (from 0) on which it ends."""

    awal: Letak
    baris_akhir: int


class _Tempat(NamedTuple):
    """The line at which the parser stopped, cut at the column where it stopped."""

    sebelum: str
    sesudah: str


_TAB = _Penjelasan(
    "ada Tab di awal baris atau di antara kunci dan nilai; YAML hanya menerima spasi.", "Ganti Tab dengan spasi."
)
_SPASI = _Penjelasan(
    "spasi di awal baris ini tidak sejajar dengan baris di atasnya.",
    "Samakan jumlah spasinya dengan kunci lain yang setingkat.",
)
_LANJUTAN = _Penjelasan(
    "baris ini terbaca sebagai lanjutan teks di atasnya.",
    "Samakan spasi di awal barisnya dengan kunci lain yang setingkat, dan periksa titik dua pada baris di atasnya.",
)
_SESUDAH_KUTIP = _Penjelasan(
    "ada teks sesudah tanda kutip penutup.",
    "Apit seluruh nilai dengan satu pasang tanda kutip; tanda kutip di dalamnya pakai jenis yang lain.",
)
_SESUDAH_KURUNG = _Penjelasan(
    "ada teks sesudah kurung penutup; nilai yang diawali { atau [ dibaca sebagai daftar.",
    "Apit seluruh nilai dengan tanda kutip.",
)


def jelaskan(galat: YAMLError, teks: str, berkas: str, kutipan: KutipanPanjang | None) -> Masalah:
    """Return the parser's complaint about a text as a located problem.

    `kutipan` is the last quoted text before it that has several lines: when the complaint is about
    the line on which that ends, its closing quote was meant to open another one.
    """
    soal, konteks = str(getattr(galat, "problem", "") or ""), str(getattr(galat, "context", "") or "")
    tanda = getattr(galat, "problem_mark", None)
    if kutipan and tanda is not None and tanda.line == kutipan.baris_akhir:
        pesan = f"tanda kutip yang dibuka di sini baru ditutup di baris {kutipan.baris_akhir + 1}."
        return Masalah(kutipan.awal, KodeMasalah.YAML_RUSAK, pesan, "Tambahkan tanda kutip penutup pada baris ini.")
    penjelasan = _pilih(soal, konteks, _potong(teks, tanda))
    if penjelasan.di_awal:
        tanda = getattr(galat, "context_mark", None) or tanda
    letak = Letak(berkas, tanda.line + 1, tanda.column + 1) if tanda is not None else Letak(berkas)
    return Masalah(letak, KodeMasalah.YAML_RUSAK, penjelasan.pesan, penjelasan.saran)


def _potong(teks: str, tanda: Any) -> _Tempat:
    baris = teks.splitlines()
    satu = baris[tanda.line] if tanda is not None and tanda.line < len(baris) else ""
    return _Tempat(satu[: tanda.column], satu[tanda.column :]) if satu else _Tempat("", "")


def _pilih(soal: str, konteks: str, tempat: _Tempat) -> _Penjelasan:
    """Return the first explanation whose pattern is found in the parser's words."""
    ucapan = f"{konteks}: {soal}"
    for pola, isi in _TABEL:
        if re.search(pola, ucapan):
            return isi(tempat) if callable(isi) else isi
    return _Penjelasan("susunan YAML tidak dapat dibaca mulai di sini.", "Periksa baris ini dan baris di atasnya.")


def _karakter_awal(tempat: _Tempat) -> _Penjelasan:
    awal = tempat.sesudah[:1]
    if awal == "\t":
        return _TAB
    return _Penjelasan(f"nilai tidak boleh diawali “{awal}” tanpa tanda kutip.", "Apit nilainya dengan tanda kutip.")


def _titik_dua(tempat: _Tempat) -> _Penjelasan:
    if re.search(r":\s", tempat.sebelum):
        return _Penjelasan(
            "ada titik dua diikuti spasi di dalam nilai yang tidak diapit tanda kutip.",
            "Apit nilainya dengan tanda kutip.",
        )
    return _LANJUTAN


def _tidak_sejajar(tempat: _Tempat) -> _Penjelasan:
    sebelum = tempat.sebelum.rstrip()
    if sebelum.endswith(("'", '"')):
        return _SESUDAH_KUTIP
    return _SESUDAH_KURUNG if sebelum.endswith(("]", "}")) else _SPASI


_TABEL: tuple[tuple[str, _Penjelasan | Callable[[_Tempat], _Penjelasan]], ...] = (
    (r"tab character", _TAB),
    (r"cannot start any token", _karakter_awal),
    (r"mapping values are not allowed", _titik_dua),
    (
        r"sequence entries are not allowed",
        _Penjelasan(
            "butir daftar (“- ”) tidak boleh sebaris dengan kuncinya.",
            "Pindahkan ke baris berikut dengan spasi di awal, atau apit dengan tanda kutip kalau memang teks.",
        ),
    ),
    (
        r"mapping keys are not allowed",
        _Penjelasan("nilai tidak boleh diawali “? ” tanpa tanda kutip.", "Apit nilainya dengan tanda kutip."),
    ),
    (
        r"quoted scalar: found unexpected (end of stream|document separator)",
        _Penjelasan("tanda kutip yang dibuka di sini tidak ditutup.", "Tambahkan tanda kutip penutup.", di_awal=True),
    ),
    (
        r"unknown escape character|did not find expected hexdecimal|expected escape sequence",
        _Penjelasan(
            "tanda \\ di dalam tanda kutip ganda mengawali kode khusus, dan kode ini tidak dikenal.",
            "Pakai tanda kutip tunggal, atau tulis \\\\.",
        ),
    ),
    (
        r"flow (sequence|mapping): (did not find )?expected ',' or",
        _Penjelasan(
            "kurung yang dibuka di sini tidak ditutup, atau ada koma yang kurang.",
            "Tutup kurungnya, atau apit nilainya dengan tanda kutip kalau memang teks.",
            di_awal=True,
        ),
    ),
    (
        r"flow node: |expected (the )?node content",
        _Penjelasan("di sini mestinya ada nilai.", "Hapus koma yang berlebih, atau tutup kurungnya."),
    ),
    (
        r"could not find expected ':'",
        _Penjelasan(
            "baris ini tidak mempunyai titik dua, jadi bukan pasangan “kunci: nilai”.",
            "Tulis “kunci: nilai”; kalau lanjutan teks di atasnya, beri spasi di awal baris.",
            di_awal=True,
        ),
    ),
    (
        r"block collection: ",
        _Penjelasan(
            "di antara butir daftar ada baris yang bukan butir.",
            "Awali dengan “- ”, atau samakan spasi di awal barisnya.",
        ),
    ),
    (
        r"scanning an (alias|anchor)",
        _Penjelasan("nilai tidak boleh diawali * atau & tanpa tanda kutip.", "Apit nilainya dengan tanda kutip."),
    ),
    (
        r"scanning a tag|parsing a tag|undefined tag handle",
        _Penjelasan("nilai tidak boleh diawali ! tanpa tanda kutip.", "Apit nilainya dengan tanda kutip."),
    ),
    (
        r"block scalar",
        _Penjelasan(
            "sesudah | atau > tidak boleh ada teks pada baris yang sama.",
            "Pindahkan teksnya ke baris berikut dengan spasi di awal, atau apit nilainya dengan tanda kutip.",
        ),
    ),
    (
        r"directive",
        _Penjelasan("baris yang diawali % adalah perintah YAML yang tidak dipakai di sini.", "Hapus baris ini."),
    ),
    (
        r"document start",
        _Penjelasan(
            "sebelum baris ini ada teks yang bukan pasangan “kunci: nilai”.",
            "Awali keterangan dengan “# ”, dan samakan spasi di awal barisnya.",
        ),
    ),
    (r"block mapping: |did not find expected key", _tidak_sejajar),
)
