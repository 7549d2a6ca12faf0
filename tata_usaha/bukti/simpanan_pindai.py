"""A scan's whole answer, kept in a file of its own: where nothing changed, no file is judged again.

Only the answer of a scan is kept that found nothing new and knew every file for sure: the same scan once more would
tell the same. With it goes of what it was the answer (`keadaan_pindai`), and which files it refused: these are looked
at before the answer is believed, because "copy it again" has to help. A file that is damaged, cut off, of another
version or of another state is none. It may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from tata_usaha.bukti.hasil_pindai import HasilPindai
from tata_usaha.bukti.keadaan_pindai import tempat_kerja
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.pohon_bukti import nama_aman
from tata_usaha.bukti.tinjau_berkas import Ditinjau
from tata_usaha.dasar import berkas as penulis
from zi_model.bukti import Bukti, JenisBerkas, JenisBukti
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.periode import Periode
from zi_model.survei import HasilSurvei
from zi_model.tahun_rencana import TahunRencana

_KEPALA = b"zi-pindaian 1"
_SIDIK = 64
_KODE = {satu.value: satu for satu in KodeBukti}
_NAMA = tuple(f.name for f in fields(Bukti))
_KE: Mapping[str, Callable[[Any], object]] = {
    "periode": str,
    "diterima": dt.datetime.isoformat,
    "tanggal": lambda nilai: nilai and nilai.isoformat(),
    "sampai": lambda nilai: nilai and nilai.isoformat(),
    "memenuhi": sorted,
}
_DARI: Mapping[str, Callable[[Any], object]] = {
    "periode": Periode.parse,
    "diterima": dt.datetime.fromisoformat,
    "jenis": lambda nilai: None if nilai is None else JenisBerkas(nilai),
    "tanggal": lambda nilai: None if nilai is None else dt.date.fromisoformat(nilai),
    "sampai": lambda nilai: None if nilai is None else dt.datetime.fromisoformat(nilai),
    "memenuhi": lambda nilai: frozenset(map(JenisBukti, nilai)),
    "catatan": tuple,
}


def tempat_simpanan(folder: Path, akar: Path, tahun: TahunRencana) -> Path:
    """Return the file in which the answer for an office's year is kept, by where its evidence (`akar`) lies."""
    letak = hashlib.sha256(tempat_kerja(akar).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return folder / f"{nama_aman(tahun.kantor.satker.kode)}-{tahun.tahun}-{letak}.json"


def simpan(tempat: Path, keadaan: str, hasil: HasilPindai, ditinjau: Iterable[Ditinjau]) -> None:
    """Keep an answer; where it cannot be written there is none, and the next scan is one more.

    A problem that comes with an advice is none of a scan's, and an answer with it is not kept.
    """
    if any(m.anjuran is not None for m in hasil.masalah):
        return
    isi = {
        "bukti": _kolom(hasil.bukti),
        "riwayat": _kolom(hasil.riwayat),
        "catatan": [(kode, str(periode), teks) for (kode, periode), teks in hasil.catatan.items()],
        "survei": [
            (kode, str(periode), s.responden, s.jumlah, list(s.karakteristik.items()))
            for (kode, periode), s in hasil.survei.items()
        ],
        "masalah": [(*astuple(m.letak), m.kode, m.pesan, m.saran, m.tingkat) for m in hasil.masalah],
        "dibaca": hasil.dibaca,
        "arsip": hasil.arsip,
        "ditinjau": [astuple(satu) for satu in ditinjau],
    }
    badan = json.dumps(isi, separators=(",", ":")).encode()
    kepala = b" ".join((_KEPALA, keadaan.encode(), _sidik(keadaan, badan)))
    with contextlib.suppress(OSError):
        penulis.simpan(tempat, kepala + b"\n" + badan)


def ambil(tempat: Path, keadaan: str, akar: Path, sekarang: dt.datetime) -> HasilPindai | None:
    """Return the answer of a scan of this state at this moment; None when it is not known.

    What was refused is looked at again.
    """
    awal = b"%b %b " % (_KEPALA, keadaan.encode())
    try:
        with tempat.open("rb") as masuk:
            if masuk.read(len(awal)) != awal:
                return None
            sidik, akhir, badan = masuk.read(_SIDIK), masuk.read(1), masuk.read()
    except OSError:
        return None
    if akhir != b"\n" or sidik != _sidik(keadaan, badan):
        return None
    try:
        isi = json.loads(badan)
        ditinjau = [Ditinjau(*satu) for satu in isi["ditinjau"]]
        hasil = _hasil(isi, akar)
    except (ValueError, TypeError, LookupError):
        return None
    return hasil if all(satu.tetap(akar, sekarang) for satu in ditinjau) else None


def _hasil(isi: Mapping[str, Any], akar: Path) -> HasilPindai:
    return HasilPindai(
        bukti=_dari_kolom(isi["bukti"]),
        riwayat=_dari_kolom(isi["riwayat"]),
        catatan={(kode, Periode.parse(periode)): teks for kode, periode, teks in isi["catatan"]},
        survei={
            (kode, Periode.parse(periode)): HasilSurvei(
                responden, tuple(jumlah), {ciri: tuple(map(tuple, banyak)) for ciri, banyak in karakteristik}
            )
            for kode, periode, responden, jumlah, karakteristik in isi["survei"]
        },
        masalah=[
            Masalah(Letak(berkas, baris, kolom), _KODE[kode], pesan, saran, Tingkat(tingkat))
            for berkas, baris, kolom, kode, pesan, saran, tingkat in isi["masalah"]
        ],
        dibaca=isi["dibaca"],
        arsip=isi["arsip"],
        folder=akar,
    )


def _kolom(bukti: Iterable[Bukti]) -> list[tuple[list[object], list[int]]]:
    """Return evidence by columns, each as its different values and which of them stands in each row."""
    hasil = []
    semua = tuple(bukti)
    for nama in _NAMA:
        nilai = [getattr(b, nama) for b in semua]
        beda = {satu: ke for ke, satu in enumerate(dict.fromkeys(nilai))}
        ke_json = _KE.get(nama)
        hasil.append(([ke_json(satu) if ke_json else satu for satu in beda], [beda[satu] for satu in nilai]))
    return hasil


def _dari_kolom(kolom: Iterable[tuple[list[Any], list[int]]]) -> tuple[Bukti, ...]:
    """Return the evidence of such columns.

    Twenty thousand calls of a frozen class' `__init__` would cost half a scan: what it does is done here.
    """
    baris = []
    for nama, (beda, letak) in zip(_NAMA, kolom, strict=True):
        dari = _DARI.get(nama)
        nilai = [dari(satu) for satu in beda] if dari else beda
        baris.append(map(nilai.__getitem__, letak))
    hasil = []
    buat = object.__new__
    for satu in zip(*baris, strict=True):
        bukti = buat(Bukti)
        bukti.__dict__.update(zip(_NAMA, satu, strict=True))
        hasil.append(bukti)
    return tuple(hasil)


def _sidik(keadaan: str, badan: bytes) -> bytes:
    return hashlib.sha256(keadaan.encode() + b"\n" + badan).hexdigest().encode()
