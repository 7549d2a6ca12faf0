"""A plan's mistakes are told all at once, each at the place of its value."""

from __future__ import annotations

import re

import pytest

from tests.tata_usaha.kantor_uji import RENCANA, KantorUji


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        (
            "kode: 1.1.2.2",
            "kode: 1.1.2.1",
            "36:23: galat R20: kode 1.1.2.1 sudah dipakai di rencana-aksi-2026.yaml:26:23. "
            "Baris ini mestinya berkode 1.1.2.2.",
        ),
        (
            "kode: 1.1.1.1",
            "kode: 1.1.2.1",
            "14:23: galat R20: kode 1.1.2.1 sudah dipakai di rencana-aksi-2026.yaml:26:23. "
            "Baris ini mestinya berkode 1.1.1.1.",
        ),
        (
            "kode: 1.1.2.2",
            "kode: 1.1.2.3",
            "36:23: galat R21: kode 1.1.2.3 berada di letak 1.1.2.2. "
            "Beri nomor 1.1.2.2 dan lanjutkan berurutan, atau kembalikan baris yang hilang sebelumnya.",
        ),
        (
            "kode: 1.1.2.2",
            "kode: 1.1.2.02",
            "36:23: galat R21: kode “1.1.2.02” tidak berbentuk komponen.aspek.aksi.indikator. "
            "Baris ini mestinya berkode 1.1.2.2.",
        ),
        (
            "target_waktu: Per Semester",
            "target_waktu: Tiap Semester",
            "40:31: galat R22: 1.1.2.2: target waktu “Tiap Semester” tidak terbaca. Tulis “Per Triwulan”, "
            "“Per Semester”, “Setiap Bulan”, “Januari 2026”, atau “Januari s.d. Februari 2026”.",
        ),
        (
            "target_waktu: Per Semester",
            "target_waktu: Mei 2027",
            "40:31: galat R22: 1.1.2.2: target waktu “Mei 2027” di luar tahun rencana 2026. "
            "Pakai bulan dalam tahun 2026.",
        ),
        (
            "jadwal: setiap semester",
            "jadwal: setiap bulan",
            "42:25: galat R23: 1.1.2.2: jadwal “setiap bulan” tidak sesuai dengan target waktu “Per Semester”. "
            "Tulis “setiap semester”, atau perbaiki target waktunya.",
        ),
        (
            "target_capaian: 2 (dua) Laporan",
            "target_capaian: 4 (empat) Laporan",
            "41:33: galat R24: 1.1.2.2: target capaian “4 (empat) Laporan” tidak sesuai dengan target waktu "
            "“Per Semester” (2 kali setahun). Tulis 2 (dua), atau perbaiki target waktunya.",
        ),
        (
            "target_capaian: 2 (dua) Laporan",
            "target_capaian: dua laporan",
            "41:33: galat R24: 1.1.2.2: target capaian “dua laporan” tidak terbaca. Tulis misalnya “2 (dua) Laporan”.",
        ),
        (
            "Rapat setiap 3 (tiga) bulan",
            "Rapat setiap 3 (empat) bulan",
            "24:19: galat R25: “3 (empat)” tidak cocok: 3 ditulis “tiga”. Samakan angka dan kata-katanya.",
        ),
        (
            "{unit: hukum, usulan: true}",
            "{unit: hukm}",
            "22:42: galat R26: 1.1.1.1: unit “hukm” tidak ada di satker.yaml. "
            "Mungkin maksudnya “hukum”. Yang ada: hukum, umum.",
        ),
        (
            "laporan|rekapitulasi",
            "laporan|rekap",
            "33:38: galat R27: 1.1.2.1: jenis bukti “rekap” tidak dikenal. Yang ada: daftar, dokumentasi, keputusan, "
            "laporan, maklumat, pakta integritas, penilaian, rekapitulasi, rencana aksi, sop, tangkapan layar, video.",
        ),
        ("bukti: [keputusan]", "bukti: []", "21:24: galat R27: 1.1.1.1: belum ada satu pun jenis bukti."),
        (
            "nama_pendek: Monev",
            "nama_pendek: SK/Monev",
            "38:30: galat R28: 1.1.2.2: nama pendek “SK/Monev” memuat “/”, "
            "yang tidak boleh ada dalam nama folder Windows.",
        ),
        ("nama_pendek: Monev", "nama_pendek: Monev.", "38:30: galat R28: 1.1.2.2: nama pendek “Monev.” diawali spasi"),
        (
            "nama_pendek: Monev",
            'nama_pendek: " Monev"',
            "38:30: galat R28: 1.1.2.2: nama pendek “ Monev” diawali spasi",
        ),
        ("nama_pendek: Monev", 'nama_pendek: ""', "38:30: galat R28: 1.1.2.2: nama pendek “” kosong."),
        (
            "nama_pendek: Monev",
            f"nama_pendek: {'x' * 41}",
            f"38:30: galat R28: 1.1.2.2: nama pendek “{'x' * 41}” 41 karakter, lebih dari 40.",
        ),
        (
            "naskah: laporan/monev",
            "naskah: surat/monev",
            "45:25: galat R29: 1.1.2.2: kode naskah “surat/monev” tidak berbentuk jenis/nama.",
        ),
        (
            "naskah: laporan/monev",
            "naskah: laporan/Monev PPID",
            "45:25: galat R29: 1.1.2.2: kode naskah “laporan/Monev PPID” tidak berbentuk jenis/nama.",
        ),
        (
            "tahun: 2026",
            "tahun: 2025",
            "1:8: galat R30: tahun 2025 tidak sama dengan tahun 2026 pada nama berkas. "
            "Samakan, atau ganti nama berkasnya.",
        ),
        (
            "naskah: laporan/monev",
            "naskah: laporan/monev\n                usulan: {target_waktu: Per Tahun}",
            "46:40: galat R22: 1.1.2.2: target waktu “Per Tahun” tidak terbaca.",
        ),
    ],
)
def test_a_mistake_in_the_plan_is_told_at_its_place(uji: KantorUji, lama: str, baru: str, pesan: str) -> None:
    uji.ganti("rencana-aksi-2026", lama, baru)
    assert uji.satu().startswith(f"rencana-aksi-2026.yaml:{pesan}")


def test_every_month_with_one_report_is_remarked_and_does_not_stop_the_work(uji: KantorUji) -> None:
    uji.ganti("rencana-aksi-2026", "target_waktu: Per Semester", "target_waktu: Setiap Bulan")
    uji.ganti("rencana-aksi-2026", "jadwal: setiap semester", "jadwal: setiap bulan")
    uji.ganti("rencana-aksi-2026", "target_capaian: 2 (dua) Laporan", "target_capaian: 1 (satu) Laporan")
    assert "catatan R24" in uji.satu()
    (tahun,), _ = uji.baca()
    assert len(tahun.kewajiban) == 1 + 4 + 12


def test_a_missing_row_is_one_jump_and_not_a_mistake_in_every_row_after_it(uji: KantorUji) -> None:
    """The aspect 1.1 is gone: what follows is 1.2.1.1, 1.2.2.1 and 1.2.2.2, and only the first is told."""
    uji.tulis("rencana-aksi-2026", re.sub(r"kode: 1\.1\.", "kode: 1.2.", RENCANA))
    assert "rencana-aksi-2026.yaml:14:23: galat R21: kode 1.2.1.1 berada di letak 1.1.1.1." in uji.satu()


def test_all_mistakes_of_a_plan_come_together_whatever_their_kind(uji: KantorUji) -> None:
    """A misspelt key, a missing one and a wrong type hide neither each other nor what is wrong elsewhere."""
    for lama, baru in [
        ('nomor: "12"', "nomor: 012"),
        ("nama_pendek: Tim kerja", "nama_pndek: Tim kerja"),
        ("kode: 1.1.2.2", "kode: 1.1.2.1"),
        ("target_waktu: Per Semester", "target_waktu: Kapan-kapan"),
        ("target_capaian: 4 (empat) Kegiatan", "target_capaian: 4 (lima) Kegiatan"),
        ("bukti: [keputusan]", "bukti: [keputusan, foto]"),
        ("                naskah: laporan/monev\n", "                catatan: x\n"),
    ]:
        uji.ganti("rencana-aksi-2026", lama, baru)
    assert [re.sub(r"rencana-aksi-2026.yaml:(\d+):\d+: galat (R\d\d).*", r"\1 \2", m) for m in uji.masalah()] == [
        "3 R12",
        "16 R10",
        "21 R27",
        "31 R25",
        "36 R11",
        "36 R20",
        "40 R22",
        "45 R10",
    ]
