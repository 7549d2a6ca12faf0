"""Every event that the program writes has a sentence: its names are looked for in the code itself."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tata_usaha.agenda.rantai import Kejadian
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.kerja.sebut_peristiwa import KALIMAT, sebut_kunci, sebut_pelaku, sebut_peristiwa
from zi_model.daur_naskah import StatusNaskah, Tindakan

KE = {"catat": 2, "catat_langkah": 3, "_catat_semua": 4}
"""Which argument of what writes events is the name of the event."""
BANYAK = {"catat": 5}
"""So many arguments has `rantai.catat`; others of that name have fewer."""
DITERUSKAN = {"peristiwa"}
"""Names of arguments that only hand on what a caller said, who is looked at himself."""
STATUS = {s.value for s in StatusNaskah if s is not StatusNaskah.KONSEP}
DARI_NILAI = {
    "tindakan.value": {t.value for t in Tindakan if t.menulis or t is Tindakan.TETAP},
    "sesudah.status.value": STATUS,
    "sesudahnya.value": STATUS,
    "status.value": STATUS,
    "ke.value": STATUS,
}


@pytest.mark.tahan
def test_every_event_that_the_code_writes_has_a_sentence() -> None:
    semua = set(peristiwa_di_kode())
    assert {"DIUBAH", "PENGGUNA_DINONAKTIFKAN", "SANDI_AWAL", "ALUR_DIMINTA", "SIAP_TTD", "DIGANTI"} <= semua
    assert semua <= KALIMAT.keys()


@pytest.mark.parametrize(
    ("peristiwa", "rincian", "kalimat"),
    [
        ("PENGGUNA_DITAMBAH", '{"nama_lengkap":"Siti","peran":"admin","nip":null}', "Ditambahkan: Siti, peran Admin"),
        ("PENGGUNA_DIUBAH", '{"peran":"hukum; unit:parmas_sdm"}', "Diubah: peran Subbag Hukum, Sub bagian parmas sdm"),
        ("PENGGUNA_DIUBAH", '{"peran":"juru kunci"}', "Diubah: peran juru kunci"),
        ("PENGGUNA_DIUBAH", '{"nip":null}', "Diubah: tanpa NIP"),
        (
            "DITAUTKAN",
            '{"bukti":"x.pdf","tautan":"2.2.2.1 2026-TW3, 1.1.1.1 2026"}',
            "Menjadi bukti: 2.2.2.1 Triwulan III 2026, 1.1.1.1 Tahun 2026",
        ),
        ("SESI_DICABUT", '{"banyak":2}', "Dikeluarkan dari 2 tempat masuk"),
        (
            "DIUBAH",
            '{"kop.alamat":"(kosong) → Jalan A","dari_sha256":"1","ke_sha256":"2"}',
            "Diubah: kop alamat: (kosong) → Jalan A",
        ),
        ("DIUBAH", '{"a":"1","b":"2","c":"3","d":"4","ke_sha256":"2"}', "Diubah: a: 1; b: 2; c: 3, dan 1 lagi"),
    ],
)
def test_what_is_new_is_told_and_no_key_of_a_machine(peristiwa: str, rincian: str, kalimat: str) -> None:
    assert sebut_peristiwa(replace(kejadian(peristiwa), rincian=rincian)) == kalimat


@pytest.mark.parametrize(
    ("kunci", "sebutan"),
    [
        ("sigi/kantor/pejabat.yaml", "Pejabat dan tim"),
        ("sigi/kantor/hal-baru.yaml", "Data kantor (hal-baru.yaml)"),
        ("sigi/2026-TW1/undangan-monev", "Undangan monev, Triwulan I 2026"),
        ("sigi/pengguna/siti", "Pengguna siti"),
    ],
)
def test_what_it_is_about_is_told_in_words(kunci: str, sebutan: str) -> None:
    assert sebut_kunci(kunci) == sebutan


def kejadian(peristiwa: str) -> Kejadian:
    saat = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    return Kejadian("sigi", 1, saat, "sigi/2026-TW1/undangan-monev", peristiwa, "Siti", "", "{}", 2, "", "")


def peristiwa_di_kode() -> Iterator[str]:
    """Yield the names of events that the code writes; who writes one in a new way has to teach this reader."""
    for folder in ("tata_usaha", "flows", "meja"):
        for berkas in sorted((AKAR / folder).rglob("*.py")):
            pohon = ast.parse(berkas.read_text(encoding="utf-8"))
            modul = ".".join(berkas.relative_to(AKAR).with_suffix("").parts)
            for panggilan in ast.walk(pohon):
                if not isinstance(panggilan, ast.Call):
                    continue
                nama = ast.unparse(panggilan.func).rpartition(".")[2]
                if nama in KE and len(panggilan.args) >= BANYAK.get(nama, KE[nama] + 1):
                    yield from _nama(panggilan.args[KE[nama]], modul, pohon)


def _nama(satu: ast.expr, modul: str, pohon: ast.Module) -> Iterator[str]:
    match satu:
        case ast.Constant(value=str(teks)):
            yield teks
        case ast.IfExp(body=ya, orelse=tidak):
            yield from _nama(ya, modul, pohon)
            yield from _nama(tidak, modul, pohon)
        case ast.Name(id=nama) if nama not in DITERUSKAN:
            yield getattr(importlib.import_module(modul), nama)
        case ast.Call(func=ast.Name(id=nama)):
            fungsi = next(f for f in pohon.body if isinstance(f, ast.FunctionDef) and f.name == nama)
            for kembali in ast.walk(fungsi):
                if isinstance(kembali, ast.Return) and kembali.value:
                    yield from _nama(kembali.value, modul, pohon)
        case ast.Attribute():
            yield from DARI_NILAI[ast.unparse(satu)]


@pytest.mark.parametrize(
    ("oleh", "kata"),
    [
        ("alur triwulanan 2026-TW1 sigi", "alur triwulanan, Triwulan I 2026"),
        ("alur bulanan 2026-10", "alur bulanan, Oktober 2026"),
        ("alur keputusan 2026 sigi", "alur keputusan, Tahun 2026"),
        ("alur pagi 2026-11-27 sigi", "alur pagi, 27 November 2026"),
        ("Budi Santoso (budi)", "Budi Santoso (budi)"),
    ],
)
def test_a_run_is_called_by_its_period_in_words(oleh: str, kata: str) -> None:
    assert sebut_pelaku(oleh) == kata
