"""A value of the wrong type is told with its place, its path as a person says it, and what to write."""

from __future__ import annotations

import pytest

from tests.tata_usaha.kantor_uji import KantorUji, jenis_uji
from zi_model.data import Data
from zi_model.naskah import keluarga


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "pesan"),
    [
        (
            "rencana-aksi-2026",
            'nomor: "12"',
            "nomor: 012",
            "rencana-aksi-2026.yaml:3:10: galat R12: keputusan › nomor: harus teks, bukan angka 012. "
            'Tulis dalam tanda kutip: "012".',
        ),
        (
            "rencana-aksi-2026",
            'nomor: "12"',
            "nomor: 12",
            "rencana-aksi-2026.yaml:3:10: galat R12: keputusan › nomor: harus teks, bukan angka 12. "
            'Tulis dalam tanda kutip: "12".',
        ),
        (
            "rencana-aksi-2026",
            "nama_pendek: Monev",
            "nama_pendek: 2026-01-21",
            "rencana-aksi-2026.yaml:38:30: galat R12: komponen 1 › aspek 1 › aksi 2 › indikator 2 (1.1.2.2) › "
            'nama_pendek: harus teks, bukan “2026-01-21”. Tulis dalam tanda kutip: "2026-01-21".',
        ),
        (
            "rencana-aksi-2026",
            "nama: Monitoring terlaksana",
            "nama:",
            "rencana-aksi-2026.yaml:37:17: galat R12: komponen 1 › aspek 1 › aksi 2 › indikator 2 (1.1.2.2) › nama: "
            'harus teks, bukan kosong. Isi teksnya; kalau memang kosong, tulis "".',
        ),
        (
            "rencana-aksi-2026",
            "nama_pendek: Monev",
            "nama_pendk: Monev",
            "rencana-aksi-2026.yaml:38:17: galat R10: komponen 1 › aspek 1 › aksi 2 › indikator 2 (1.1.2.2): kunci "
            "“nama_pendk” tidak dikenal. Mungkin maksudnya “nama_pendek”. Yang ada: kode, label, nama, nama_pendek, "
            "bukti_fisik, target_waktu, target_capaian, jadwal, bukti, penanggung_jawab, naskah, usulan.",
        ),
        (
            "rencana-aksi-2026",
            "                naskah: laporan/monev\n",
            "",
            "rencana-aksi-2026.yaml:36:17: galat R11: komponen 1 › aspek 1 › aksi 2 › indikator 2 (1.1.2.2): "
            "“naskah” belum ditulis. Tambahkan baris “naskah: …”.",
        ),
        (
            "rencana-aksi-2026",
            "bukti: [keputusan]",
            "bukti: keputusan",
            "rencana-aksi-2026.yaml:21:24: galat R12: komponen 1 › aspek 1 › aksi 1 › indikator 1 (1.1.1.1) › bukti: "
            "harus daftar, bukan “keputusan”. Tulis tiap butir pada barisnya sendiri, diawali “- ”.",
        ),
        (
            "rencana-aksi-2026",
            "tanggal: 2026-01-21",
            "tanggal: 21 Januari 2026",
            "rencana-aksi-2026.yaml:4:12: galat R12: keputusan › tanggal: harus tanggal, bukan “21 Januari 2026”. "
            "Tulis tahun-bulan-hari, misalnya 2026-01-21.",
        ),
        (
            "rencana-aksi-2026",
            "tanggal: 2026-01-21",
            'tanggal: "2026-01-21"',
            "rencana-aksi-2026.yaml:4:12: galat R12: keputusan › tanggal: harus tanggal, bukan “2026-01-21”. "
            "Tulis tanpa tanda kutip: 2026-01-21.",
        ),
        (
            "rencana-aksi-2026",
            "tanggal: 2026-01-21",
            "tanggal: 2026-02-30",
            "rencana-aksi-2026.yaml:4:12: galat R12: keputusan › tanggal: harus tanggal, bukan “2026-02-30”. "
            "Tanggal 2026-02-30 tidak ada di kalender.",
        ),
        (
            "rencana-aksi-2026",
            "tahun: 2026",
            'tahun: "2026"',
            "rencana-aksi-2026.yaml:1:8: galat R12: tahun: harus bilangan bulat, bukan “2026”. "
            "Tulis tanpa tanda kutip: 2026.",
        ),
        (
            "rencana-aksi-2026",
            "{unit: hukum, usulan: true}",
            "{unit: hukum, usulan: ya}",
            "rencana-aksi-2026.yaml:22:57: galat R12: komponen 1 › aspek 1 › aksi 1 › indikator 1 (1.1.1.1) › "
            "penanggung_jawab › usulan: harus true atau false, bukan “ya”. Tulis true (ya) atau false (tidak).",
        ),
        (
            "rencana-aksi-2026",
            "{unit: hukum, usulan: true}",
            "hukum",
            "rencana-aksi-2026.yaml:22:35: galat R12: komponen 1 › aspek 1 › aksi 1 › indikator 1 (1.1.1.1) › "
            "penanggung_jawab: harus pasangan “kunci: nilai”, bukan “hukum”.",
        ),
        (
            "hukum",
            "    - ke: 1\n",
            "    - ke: 01\n",
            "hukum.yaml:8:11: galat R12: butir 1 (uu-7-2017) › perubahan 1 › ke: harus bilangan bulat, bukan angka 01. "
            "Tulis tanpa nol di depan: 1.",
        ),
        (
            "hukum",
            "berlaku_dari: 2023",
            "berlaku_dari: tahun 2023",
            "hukum.yaml:10:21: galat R12: butir 1 (uu-7-2017) › perubahan 1 › berlaku_dari: harus tanggal atau "
            "bilangan bulat, bukan “tahun 2023”. Tulis tahun-bulan-hari, misalnya 2026-01-21.",
        ),
        (
            "hukum",
            "jenis: pkpu",
            "jenis: pkup",
            "hukum.yaml:14:10: galat R13: butir 2 (pkpu-8-2019) › jenis: “pkup” tidak ada dalam pilihan. "
            "Mungkin maksudnya “pkpu”. Yang ada: uu, pp, perpres, peraturan lembaga, pkpu, keputusan.",
        ),
        (
            "satker",
            "2026-11-19: Hari jadi kabupaten",
            "19 November: Hari jadi kabupaten",
            "satker.yaml:17:5: galat R12: libur › tambah › 19 November: kuncinya harus tanggal. "
            "Tulis tahun-bulan-hari, misalnya 2026-01-21.",
        ),
        (
            "satker",
            "2026-11-19: Hari jadi kabupaten",
            "2026-11-19: 012",
            "satker.yaml:17:17: galat R12: libur › tambah › 2026-11-19: harus teks, bukan angka 012. "
            'Tulis dalam tanda kutip: "012".',
        ),
        (
            "satker",
            "tempat: Kecil",
            "tempat: {kota}",
            "satker.yaml:5:9: galat R12: tempat: harus teks, bukan pasangan “kunci: nilai”. "
            "Apit dengan tanda kutip kalau memang teks; tanpanya “: ”, “{”, dan “[” berarti lain.",
        ),
        (
            "satker",
            "tempat: Kecil",
            "2026: Kecil",
            "satker.yaml:5:1: galat R10: kunci “2026” tidak dikenal. Yang ada: kode, nama, singkatan, kode_wilayah, "
            "tempat, zona_waktu, singkatan_waktu, kop, unit, nomor, klasifikasi, pencacah, srikandi, subbag_pimpinan, "
            "kertas, huruf, kode_kaki, tenggang, tenggang_hari, rapat, libur, arsip, surel.",
        ),
    ],
)
def test_a_value_of_the_wrong_type_is_told_with_place_path_and_remedy(
    uji: KantorUji, berkas: str, lama: str, baru: str, pesan: str
) -> None:
    uji.ganti(berkas, lama, baru)
    assert pesan in uji.masalah()


@pytest.mark.parametrize(
    ("berkas", "isi", "pesan"),
    [
        ("hukum", "id: x\n", "hukum.yaml:1:1: galat R12: isi berkas ini harus daftar."),
        ("satker", "- x\n", "satker.yaml:1:1: galat R12: harus pasangan “kunci: nilai”, bukan daftar."),
        ("pejabat", "Soleman\n", "pejabat.yaml:1:1: galat R12: harus pasangan “kunci: nilai”, bukan “Soleman”."),
        ("pejabat", "", "pejabat.yaml:1:1: galat R03: berkas ini kosong."),
        (
            "naskah/undangan",
            "- x\n",
            "naskah/undangan.yaml:1:1: galat R12: harus pasangan “kunci: nilai”, bukan daftar.",
        ),
    ],
)
def test_a_file_of_another_shape_is_told_and_nothing_is_said_of_what_it_would_hold(
    uji: KantorUji, berkas: str, isi: str, pesan: str
) -> None:
    uji.tulis(berkas, isi)
    assert uji.satu().startswith(pesan)


def test_what_could_not_be_read_is_not_judged_a_second_time(uji: KantorUji) -> None:
    uji.ganti("satker", "tempat: Kecil", "tempat: *kota")
    assert "galat R05" in uji.satu()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (
            "Evaluasi: hasil dan kendala",
            "1:12: galat R12: kegiatan 1: harus teks, bukan pasangan “kunci: nilai”. "
            "Apit dengan tanda kutip kalau memang teks; tanpanya “: ”, “{”, dan “[” berarti lain.",
        ),
        (
            "{isian: jumlah, petunjuk: p, x: 1}",
            "1:41: galat R10: kegiatan 1: kunci “x” tidak dikenal. Yang ada: isian, petunjuk.",
        ),
        (
            "{isian: 012, petunjuk: jumlah}",
            '1:20: galat R12: kegiatan 1 › isian: harus teks, bukan angka 012. Tulis dalam tanda kutip: "012".',
        ),
        (
            "{isian: jumlah}",
            "1:12: galat R11: kegiatan 1: “petunjuk” belum ditulis. Tambahkan baris “petunjuk: …”.",
        ),
        (
            "012",
            "1:12: galat R12: kegiatan 1: harus teks atau pasangan “kunci: nilai”, bukan angka 012. "
            'Tulis dalam tanda kutip: "012".',
        ),
    ],
)
def test_a_value_that_can_be_a_text_or_a_mapping_is_judged_as_what_it_was_meant_to_be(
    uji: KantorUji, monkeypatch: pytest.MonkeyPatch, isi: str, pesan: str
) -> None:
    class Isian(Data):
        isian: str
        petunjuk: str

    class Teks(Data):
        kegiatan: tuple[str | Isian, ...]

    monkeypatch.setattr(keluarga, "KELUARGA", (*keluarga.KELUARGA, jenis_uji("keputusan/tim-upg", Teks)))
    uji.tulis("naskah/keputusan/tim-upg", f"kegiatan: [{isi}]\n")
    assert uji.satu() == f"naskah/keputusan/tim-upg.yaml:{pesan}"


def test_a_model_s_own_objection_is_told_in_its_own_words(uji: KantorUji, monkeypatch: pytest.MonkeyPatch) -> None:
    from pydantic import Field, field_validator

    class Teks(Data):
        judul: str = Field(min_length=3)
        jumlah: int = Field(ge=1)
        tim: str

        @field_validator("tim")
        @classmethod
        def periksa(cls, nilai: str) -> str:
            if nilai.startswith("tim"):
                raise ValueError("tim tidak boleh diawali “tim”.")
            return nilai

    monkeypatch.setattr(keluarga, "KELUARGA", (*keluarga.KELUARGA, jenis_uji("keputusan/tim-upg", Teks)))
    uji.tulis("naskah/keputusan/tim-upg", "judul: x\njumlah: 0\ntim: tim-upg\n")
    assert [m.split(": ", 1)[1] for m in uji.masalah()] == [
        "galat R14: judul: paling sedikit 3 karakter, bukan “x”.",
        "galat R14: jumlah: harus paling sedikit 1, bukan angka 0.",
        "galat R14: tim: tim tidak boleh diawali “tim”.",
    ]
