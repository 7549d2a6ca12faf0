"""Values and officials are changed in the files as people left them: nothing else of these moves by a byte."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.rentang_skalar import rentang_skalar
from tata_usaha.rencana.tulis_kantor import baca_data, ganti_nilai
from tata_usaha.rencana.tulis_pejabat import tambah_pejabat
from zi_model.nilai_mentah import Jalur, nilai_di
from zi_model.pejabat import DaftarPejabat, Pejabat

SIGI = AKAR / "plan" / "sigi"
BERKAS = {nama: (SIGI / f"{nama}.yaml").read_bytes() for nama in ("satker", "pejabat", "fakta")}
SEMUA = [(nama, jalur) for nama, isi in BERKAS.items() for jalur in rentang_skalar(isi.decode())]
TEKS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=60
).map(lambda t: " ".join(t.split()) or "x")  # fmt: skip
NILAI = st.one_of(st.none(), TEKS, st.integers(0, 9999), st.dates())


def isi_di(isi: bytes, *jalur: object) -> object:
    return nilai_di(baca_data(isi.decode().removeprefix("\ufeff"), "x.yaml").nilai, *jalur)


@pytest.mark.tahan
@settings(max_examples=15, deadline=None)
@given(st.sampled_from(SEMUA), NILAI)
def test_only_the_value_changes(letak: tuple[str, Jalur], nilai: object) -> None:
    nama, jalur = letak
    lama = BERKAS[nama]
    baru = ganti_nilai(lama, {jalur: nilai}, f"{nama}.yaml")  # type: ignore[dict-item]
    assert isi_di(baru, *jalur) == nilai
    awal, akhir = rentang_skalar(lama.decode())[jalur]
    teks, semula = baru.decode(), lama.decode()
    assert teks.startswith(semula[:awal])
    assert teks.endswith(semula[akhir:])
    assert "\n" not in teks[awal : len(teks) - len(semula) + akhir]


@pytest.mark.tahan
@settings(max_examples=10, deadline=None)
@given(st.sampled_from(SEMUA), TEKS)
def test_there_and_back_gives_the_same_bytes(letak: tuple[str, Jalur], nilai: str) -> None:
    nama, jalur = letak
    lama = BERKAS[nama]
    semula = isi_di(lama, *jalur)
    pergi = ganti_nilai(lama, {jalur: nilai}, nama)
    assert isi_di(ganti_nilai(pergi, {jalur: semula}, nama)) == isi_di(lama)  # type: ignore[dict-item]
    if semula is None:
        assert ganti_nilai(pergi, {jalur: None}, nama) == lama


def test_what_says_so_already_stays_as_it_is() -> None:
    lama = BERKAS["satker"]
    semua = {j: isi_di(lama, *j) for n, j in SEMUA if n == "satker"}
    assert ganti_nilai(lama, semua, "satker.yaml") == lama  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lama", "jalur", "nilai", "baru"),
    [
        ("kop:\n  alamat: null # jalan\n", ("kop", "alamat"), "Jl. A, No 1", "kop:\n  alamat: Jl. A, No 1 # jalan\n"),
        ("kop:\n  alamat:\n  laman: x\n", ("kop", "alamat"), "Jl. A", "kop:\n  alamat: Jl. A\n  laman: x\n"),
        ("kop:\r\n  alamat: 'A'\r\n", ("kop", "alamat"), "Jum'at", "kop:\r\n  alamat: 'Jum''at'\r\n"),
        ('kop: {alamat: "A"}\n', ("kop", "alamat"), "B: c", 'kop: {alamat: "B: c"}\n'),
        ("kop: {alamat: A, laman: b}\n", ("kop", "alamat"), "B, c", 'kop: {alamat: "B, c", laman: b}\n'),
        ("\ufeffkop:\n  alamat: A\n", ("kop", "alamat"), "B", "\ufeffkop:\n  alamat: B\n"),
        ("kop:\n  alamat: A", ("kop", "laman"), "B", "kop:\n  alamat: A\n  laman: B\n"),
        ("kop:\n  alamat: A\n\n# u\nunit: []\n", ("kop", "x"), "12", 'kop:\n  alamat: A\n  x: "12"\n\n# u\nunit: []\n'),
        ("kode: sigi\n", ("rapat", "tempat"), "Aula", "kode: sigi\n\nrapat:\n  tempat: Aula\n"),
        ("media_sosial: [] # akun\n", ("media_sosial",), ("a", 'b"'), 'media_sosial: ["a", "b\\""] # akun\n'),
        ('media_sosial: ["a]"]\n', ("media_sosial",), (), "media_sosial: []\n"),
        ("a:\n  b: on\n", ("a", "b"), "null", 'a:\n  b: "null"\n'),
    ],
)  # fmt: skip
def test_each_way_to_write_is_kept(lama: str, jalur: Jalur, nilai: str, baru: str) -> None:
    assert ganti_nilai(lama.encode(), {jalur: nilai}, "x.yaml").decode() == baru


def test_a_layout_that_cannot_be_changed_is_refused_with_what_to_type() -> None:
    lama = b"media_sosial:\n  - a # ini\n  - b\n"
    with pytest.raises(GalatRencana, match="susunannya lain") as galat:
        ganti_nilai(lama, {("media_sosial",): ("c",)}, "fakta.yaml")
    assert 'media_sosial: ["c"]' in galat.value.saran


def test_a_file_that_cannot_be_read_is_refused_with_its_place() -> None:
    with pytest.raises(GalatRencana) as galat:
        ganti_nilai(b"kop:\n  alamat: [\n", {("kop", "alamat"): "A"}, "satker.yaml")
    assert galat.value.masalah[0].letak.baris


def pejabat_baru(**nilai: object) -> Pejabat:
    data = baca_data(BERKAS["pejabat"].decode(), "pejabat.yaml")
    isi, _ = bentuk(DaftarPejabat, data)
    assert isi is not None
    return isi.pejabat[5].model_copy(update=nilai)


def test_a_successor_stands_below_and_the_old_one_keeps_his_days() -> None:
    lama = BERKAS["pejabat"]
    mulai = dt.date(2026, 8, 1)
    baru = pejabat_baru(nama="Rina, S.H.", nip="198001012005012001", berlaku_dari=mulai)
    hasil = tambah_pejabat(lama, 5, baru, {5: dt.date(2026, 7, 31)}, "pejabat.yaml")
    sisa = hasil.decode().splitlines()
    tambahan = [
        "",
        "  - id: sekretaris",
        "    jabatan: Sekretaris Komisi Pemilihan Umum Kabupaten Sigi",
        "    sebutan: Sekretaris KPU Kabupaten Sigi",
        "    unsur: sekretariat",
        "    nama: Rina, S.H.",
        "    punya_nip: true",
        '    nip: "198001012005012001"',
        "    unit: null",
        "    cara: definitif",
        "    berlaku_dari: 2026-08-01",
        "    berlaku_sampai: null",
        "    surel: null",
    ]
    letak = next(ke for ke in range(len(sisa)) if sisa[ke : ke + len(tambahan)] == tambahan)
    tanpa = [*sisa[:letak], *sisa[letak + len(tambahan) :]]
    assert "\n".join(tanpa) + "\n" == lama.decode().replace(
        "berlaku_sampai: null", "berlaku_sampai: SATU", 6
    ).replace("berlaku_sampai: SATU", "berlaku_sampai: null", 5).replace("SATU", "2026-07-31")  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 9), TEKS, st.sampled_from(["\n", "\r\n"]))
def test_any_official_gets_a_successor_in_any_office(ke: int, nama: str, ganti: str) -> None:
    lama = BERKAS["pejabat"].replace(b"\n", ganti.encode())
    baru = pejabat_baru(nama=nama, berlaku_dari=dt.date(2026, 8, 1))
    hasil = tambah_pejabat(lama, ke, baru, {}, "pejabat.yaml").decode()
    tambahan = hasil.splitlines(keepends=True)
    semula = lama.decode().splitlines(keepends=True)
    assert [b for b in tambahan if b.lstrip().startswith("#")] == [b for b in semula if b.lstrip().startswith("#")]
    sama = next(i for i, (a, b) in enumerate(zip(tambahan, semula, strict=False)) if a != b)
    assert tambahan[:sama] == semula[:sama]
    assert tambahan[sama + len(tambahan) - len(semula) :] == semula[sama:]


def test_a_list_that_is_not_in_lines_is_refused_with_the_lines_to_type() -> None:
    lama = b"pejabat: [{id: ketua, jabatan: K, sebutan: K, unsur: komisioner}]\n"
    with pytest.raises(GalatRencana, match="susunannya lain") as galat:
        tambah_pejabat(lama, 0, pejabat_baru(nama="Budi"), {}, "pejabat.yaml")
    assert "nama: Budi" in galat.value.saran


def test_the_files_of_a_new_office_can_be_filled() -> None:
    for berkas in sorted(Path(AKAR / "plan/_baku/kantor-baru").glob("*.yaml")):
        if berkas.stem not in {"satker", "fakta", "pejabat"}:
            continue
        isi = berkas.read_bytes().replace("«".encode(), b"").replace("»".encode(), b"")
        for jalur in list(rentang_skalar(isi.decode()))[::40]:
            assert isi_di(ganti_nilai(isi, {jalur: "Jl. Besar, No. 1"}, berkas.name), *jalur) == "Jl. Besar, No. 1"
